/** The part of a plan that a term names: some of its years, months between two others, from some day on, school years. */
import { type Item, type itemsOf, monthIn, type When, whenOf } from './items.ts';
import { day, yearOf } from './periods.ts';
import { repeats } from './repeats.ts';
import type { Span } from './spans.ts';
import type { Every, Token } from './token.ts';

/** «ежемесячно с сентября по май», «ежеквартально в 2025 г.»: months within which it recurs, not days of their own. */
export const asRange = (items: Item[], unit: Every): Item | null => {
  const only = items.length === 1 ? items[0] : undefined;
  const months =
    only &&
    (only.of.is === 'month' || only.of.is === 'school' || (only.of.is === 'day' && only.to));
  return months && (only.to || only.of.is === 'school') && unit !== 'year' ? only : null;
};

/** «с сентября 2024 г.»: from then on, without an end. */
export const lasting = (tokens: Token[], items: Item[]): boolean => {
  const [only] = items;
  if (items.length !== 1 || !only || only.to || only.by || ('first' in only.of && only.of.first))
    return false;
  const at = tokens.indexOf(only.of);
  return tokens[at - 1]?.is === 'from' && !tokens.some((one) => one.is === 'every');
};

/** «до 1 июля 2024 г., далее ежегодно», «начиная с 2025 года»: the years go on to the end of the plan. */
export function onward(
  found: ReturnType<typeof itemsOf>,
  tokens: Token[],
  yearly: boolean,
  span: Span,
): ReturnType<typeof itemsOf> & { unsure: boolean } {
  const goes =
    tokens.some((one) => one.is === 'onward') ||
    (yearly && tokens.some((one) => one.is === 'from'));
  if (!goes || found.years.length !== 1) return { ...found, unsure: false };
  const years = span.years.filter((year) => year >= (found.years[0] as number));
  if (!yearly) return { ...found, unsure: found.items.length > 0 };
  return {
    items: found.items.map((item) => (item.to ? item : { ...item, years })),
    years,
    unsure: false,
  };
}

/** The part of a plan that the words name. */
export function part(span: Span, { years }: { years: number[] }, item: Item | null): Span {
  const within = years.filter((year) => year >= yearOf(span.from) && year <= yearOf(span.to));
  const limit: Span =
    within.length > 0 && !span.school
      ? {
          ...span,
          years: within,
          from: day(Math.min(...within), 1, 1),
          to: day(Math.max(...within), 12, 31),
        }
      : span;
  if (!item) return limit;
  const start = item.years?.[0] ?? yearOf(span.from);
  const when = whenOf(item, start, span);
  return when?.from && when.due && limit.years.length <= 2
    ? { ...limit, from: when.from, to: when.due }
    : limit;
}

export const usesSchoolYear = (items: Item[]): boolean =>
  items.some(({ of, to }) =>
    [of, to].some((one) => one?.is === 'school' || one?.is === 'school-end'),
  );

export const schoolYears = (span: Span): When[] => {
  if (span.school) return repeats('year', 1, span, null, null);
  const starts = span.years.length > 1 ? span.years.slice(0, -1) : span.years;
  return starts.flatMap((year) => {
    const item: Item = {
      of: { is: 'school', year },
      to: null,
      by: false,
      years: [year],
      toYear: null,
    };
    return whenOf(item, year, span) ?? [];
  });
};

/** Whether a month lies between those that the document names: «с сентября по май». */
export function within(month: number, item: Item | null): boolean {
  if (!item?.to || item.of.is === 'school') return true;
  const [from, to] = [monthIn(item.of), monthIn(item.to)];
  return from <= to ? month >= from && month <= to : month >= from || month <= to;
}
