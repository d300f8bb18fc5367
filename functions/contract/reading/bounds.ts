/** Days that columns of a measure give: its start and end, a term within a period, a term that was moved. */
import type { Day } from '../days.ts';
import type { Measure, Period } from '../roadmaps/roadmap.ts';
import type { Context } from './context.ts';
import { itemsOf, whenOf } from './items.ts';
import { fold, subject } from './letters.ts';
import { day } from './periods.ts';
import type { Answer } from './reading.ts';
import { readTerm } from './terms.ts';
import { scan } from './tokens.ts';
import * as words from './words.ts';

/** Start and end of a measure; a bare year begins and ends with itself. */
export function spanOf(
  [start, end]: [string, string],
  { span }: Context,
  ask: (is: 'start' | 'end', raw: string) => Answer,
): [Day, Day] | null {
  const edge = (raw: string, last: boolean): Day | null => {
    const found = edgeOf(raw, last);
    if (found || raw === '') return found;
    const said = ask(last ? 'end' : 'start', raw);
    return typeof said === 'string' && said !== 'text' ? edgeOf(said, last) : null;
  };
  const edgeOf = (raw: string, last: boolean): Day | null => {
    const { items, years } = itemsOf(scan(raw));
    if (items[0]) {
      const when = whenOf(items[0], items[0].years?.[0] ?? (span.years[0] as number), span);
      if (last || !when?.due) return when?.due ?? null;
      return when.from ?? (items[0].of.is === 'month' ? `${when.due.slice(0, 7)}-01` : when.due);
    }
    return years[0] === undefined
      ? null
      : last
        ? day(years.at(-1) as number, 12, 31)
        : day(years[0], 1, 1);
  };
  if (start === '' && end === '') return null;
  const [from, to] = [edge(start, false) ?? span.from, edge(end, true) ?? span.to];
  return from <= to ? [from, to] : null;
}

export const bounded = ([from, due]: [Day, Day], raw: [string, string], context: Context) => {
  const read = { every: null, times: 1, least: false, rest: [] as string[] };
  const period = context.periods[0]?.id ?? '';
  const id = due.slice(0, 4);
  return {
    ...read,
    terms: [
      {
        id,
        period: period || periodAt(due, context),
        from,
        due,
        words: raw.filter(Boolean).join(' – '),
      },
    ],
  };
};
const periodAt = (due: Day, { span }: Context): string =>
  span.school
    ? (readTerm('постоянно', span, () => 'once').terms[0]?.period ?? '')
    : String(
        Math.min(
          Math.max(Number(due.slice(0, 4)), span.years[0] as number),
          span.years.at(-1) as number,
        ),
      );

/** The day by which a period is done: its end, or what the measure's own term or end says within it. */
export function dueOf(
  term: string,
  bounds: [Day, Day] | null,
  id: string,
  { asking, span }: Context,
): (period: Period) => Day {
  const days =
    term === ''
      ? []
      : readTerm(term, span, (_, __, ___, byDefault) => byDefault).terms.flatMap(({ due }) =>
          due ? [due] : [],
        );
  return (period) => {
    const inside = days.filter((due) => due >= period.from && due <= period.to);
    if (inside.length === 1) return inside[0] as Day;
    if (bounds && bounds[1] >= period.from && bounds[1] < period.to) {
      asking.note('end-before-period', [id], words.notes.end(bounds[1]));
      return bounds[1];
    }
    return period.to;
  };
}

/** «перенесено на 01.03.2026» in a column of marks: a term is moved only when somebody says so. */
export function moving(
  remark: string,
  terms: NonNullable<Measure['terms']>,
  where: { at: string; column: string; cells: { piece: number; row: number; column: number }[] },
  { asking, span }: Context,
): void {
  if (!/перенес/u.test(fold(remark))) return;
  const said = asking.at(where)(
    'moved',
    subject(remark),
    words.moved(remark),
    'ask',
    words.movedOptions,
  );
  const { items } = itemsOf(scan(remark));
  const when =
    items[0] && whenOf(items[0], items[0].years?.[0] ?? (span.years.at(-1) as number), span);
  const last = terms.at(-1);
  if (said === 'move' && when?.due && last) Object.assign(last, { due: when.due });
}
