/** For which days a plan is: by its title, or, where the title is silent, by the years that its terms name. */
import type { Day } from '../days.ts';
import type { Period } from '../roadmaps/roadmap.ts';
import { day, halfPeriod, quarterPeriod, schoolPeriod, yearOf, yearPeriod } from './periods.ts';
import type { Answers } from './reading.ts';
import type { Token } from './token.ts';
import { scan } from './tokens.ts';

/** The days of a plan. `school`: the school years of a plan that counts by them. `end`: when a school year ends. */
export type Span = { from: Day; to: Day; years: number[]; school: number[] | null; end: string };

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.min(Math.max(to - from + 1, 1), 15) }, (_, i) => from + i);

/** «05-31» until somebody says otherwise. */
export function schoolEnd(answers: Answers): string {
  const said = answers['school-year'];
  return typeof said === 'string' && /^0[5-8]-(0[1-9]|[12]\d|30|31)$/.test(said) && said !== '06-31'
    ? said
    : '05-31';
}

export const calendar = (from: number, to: number, end: string): Span => ({
  from: day(from, 1, 1),
  to: day(to, 12, 31),
  years: range(from, to),
  school: null,
  end,
});

export const schooling = (from: number, to: number, end: string): Span => ({
  from: day(from, 9, 1),
  to: schoolPeriod(to, end).to,
  years: range(from, to + 1),
  school: range(from, to),
  end,
});

const named = (
  tokens: Token[],
): { years: number[]; school: number[]; days: [number, number][] } => ({
  years: tokens.flatMap((one) =>
    one.is === 'year' ? [one.year] : one.is === 'years' ? [one.year, one.to] : [],
  ),
  school: tokens.flatMap((one) => (one.is === 'school' ? [one.year] : [])),
  days: tokens.flatMap((one): [number, number][] =>
    one.is === 'day' && one.year !== undefined ? [[one.year, one.month]] : [],
  ),
});

/** The span of a title. Only its last years: «… программы на 2020–2022 гг. … на 2021 год». */
export function spanOfTitle(title: string, end: string): Span | null {
  const { years, school } = named(scan(title));
  if (school.length > 0) return schooling(Math.min(...school), Math.max(...school), end);
  if (
    /учебн/iu.test(title) &&
    years.length === 2 &&
    (years[1] as number) - (years[0] as number) === 1
  )
    return schooling(years[0] as number, years[0] as number, end);
  if (years.length === 0) return null;
  const only = years.length === 1 ? (years[0] as number) : null;
  const parts =
    only === null
      ? []
      : scan(title).flatMap((one) =>
          one.is === 'half'
            ? [halfPeriod(only, one.n)]
            : one.is === 'quarter'
              ? [quarterPeriod(only, one.n)]
              : [],
        );
  if (parts.length > 0)
    return {
      ...calendar(only as number, only as number, end),
      from: parts[0]?.from as Day,
      to: parts.at(-1)?.to as Day,
    };
  return calendar(Math.min(...years), Math.max(...years), end);
}

/** The span of a table without a title that names years: all years of its terms. */
export function spanOfTerms(terms: string[], end: string): Span | null {
  const tokens = terms.map(scan);
  const { years, school, days } = named(tokens.flat());
  const all = [
    ...years,
    ...school,
    ...school.map((year) => year + 1),
    ...days.map(([year]) => year),
  ];
  if (all.length === 0) return null;
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const schools = terms.some((term) => /учебн|четверт/iu.test(term));
  if (schools && to - from <= 1 && years.length + days.length > 0) {
    const starts = tokens.flatMap((list) => {
      const year = list.find((one) => one.is === 'year')?.year;
      return list.flatMap((one) => {
        const of = one.is === 'day' ? (one.year ?? year) : one.is === 'month' ? year : undefined;
        const month = 'month' in one ? one.month : 0;
        return of === undefined ? [] : [month >= 8 ? of : of - 1];
      });
    });
    if (starts.length > 0 && starts.every((start) => start === starts[0]))
      return schooling(starts[0] as number, starts[0] as number, end);
  }
  return calendar(from, to, end);
}

/** The span that periods of a head make. */
export function spanOfPeriods(periods: Period[], end: string): Span {
  const froms = periods.map((one) => one.from).sort();
  const tos = periods.map((one) => one.to).sort();
  const [from, to] = [froms[0] as Day, tos.at(-1) as Day];
  const byYears = periods.every(
    (one) => /^\d{4}-\d\d$/.test(one.id) && one.words.includes('учебн'),
  );
  const span = calendar(yearOf(from), yearOf(to), end);
  return {
    ...span,
    from,
    to,
    school: byYears ? periods.map((one) => yearOf(one.from)) : null,
  };
}

/** The periods with which the terms of a plan are counted where its head has none. */
export const periodsOf = (span: Span): Period[] =>
  span.school
    ? span.school.map((year) => schoolPeriod(year, span.end))
    : span.years.map(yearPeriod);
