/** The terms of what recurs: one for every month, quarter, half-year or year of a plan. */
import { addDays, type Day } from '../days.ts';
import type { When } from './items.ts';
import { monthName, roman } from './months.ts';
import {
  day,
  exists,
  halfPeriod,
  monthPeriod,
  quarterEnds,
  quarterPeriod,
  schoolHalf,
  schoolPeriod,
  yearOf,
  yearPeriod,
} from './periods.ts';
import type { Span } from './spans.ts';
import type { Every, Token } from './token.ts';

/** How often, as answers say it. */
export const frequencies: Record<string, Every> = {
  monthly: 'month',
  quarterly: 'quarter',
  'half-yearly': 'half',
  yearly: 'year',
  'per-month': 'month',
  'per-quarter': 'quarter',
  'per-year': 'year',
  'school-quarterly': 'school-quarter',
};

/** «до 5 числа месяца, следующего за отчётным»: the day, and whether of the month after. */
export type Until = { date: number; next: boolean } | null;

export function untilOf(tokens: Token[], unit: Every): Until {
  const said = tokens.find((one) => one.is === 'monthday');
  if (said?.is !== 'monthday') return null;
  const next = tokens.some((one) => one.is === 'next');
  const last = tokens.some((one) => one.is === 'last-month');
  return { date: said.date, next: next || (!last && unit !== 'month') };
}

const moved = (to: Day, until: Until): Day => {
  if (!until) return to;
  const base = until.next ? addDays(to, 1) : to;
  const [year, month] = [Number(base.slice(0, 4)), Number(base.slice(5, 7))];
  return exists(year, month, until.date) ? day(year, month, until.date) : to;
};

/** All terms of a recurrence within the days of a plan, or within the part of it that the document names. */
export function repeats(
  unit: Every,
  times: number,
  span: Span,
  until: Until,
  ends: Day[] | null,
): When[] {
  const years = [...new Set([...span.years, yearOf(span.from), yearOf(span.to)])].sort();
  const inside = ({ from, to }: { from: Day; to: Day }) => to <= span.to && from >= span.from;
  const over = <T>(count: number, make: (year: number, n: number) => T): T[] =>
    years.flatMap((year) => Array.from({ length: count }, (_, i) => make(year, i + 1)));
  const due = (to: Day) => moved(to, until);
  if (unit === 'month')
    return over(12, (year, n) => ({ ...monthPeriod(year, n), year, n }))
      .filter((one) => inside({ from: one.from, to: one.from }))
      .map(({ id, to, year, n }) => ({
        id,
        from: null,
        due: due(to < span.to || until ? to : span.to),
        words: `за ${monthName(n)} ${year} г.`,
        year,
      }));
  if (unit === 'quarter')
    return over(4, (year, n) => ({ ...quarterPeriod(year, n), year, n }))
      .filter((one) => (span.school ? one.to > span.from && one.from < span.to : inside(one)))
      .map(({ id, to, year, n }) => ({
        id,
        from: null,
        due: due(span.school && to > span.to ? span.to : to),
        words: `за ${n} квартал ${year} г.`,
        year,
      }));
  if (unit === 'half' && span.school)
    return span.school.flatMap((year) =>
      [1, 2].map((n) => {
        const { id, to, words } = schoolHalf(year, n, span.end);
        return { id, from: null, due: due(to), words, year: yearOf(to) };
      }),
    );
  if (unit === 'half')
    return over(2, (year, n) => ({ ...halfPeriod(year, n), year, n }))
      .filter(inside)
      .map(({ id, to, year, n }) => ({
        id,
        from: null,
        due: due(to),
        words: `за ${roman(n)} полугодие ${year} г.`,
        year,
      }));
  if (unit === 'school-quarter')
    return [(years[0] as number) - 1, ...years]
      .flatMap((year) =>
        quarterEnds(year, span.end).map((to, i) => ({
          id: `${schoolPeriod(year, span.end).id}-q${i + 1}`,
          from: null,
          due: span.school?.[0] === year && ends ? (ends[i] ?? to) : to,
          words:
            span.school?.length === 1
              ? `${i + 1} четверть`
              : `${i + 1} четверть, ${schoolPeriod(year, span.end).words}`,
          year: yearOf(to),
        })),
      )
      .filter((one) =>
        span.school
          ? span.school.includes(Number(one.id.slice(0, 4)))
          : one.due >= span.from && one.due <= span.to,
      );
  if (span.school)
    return span.school.map((year) => {
      const { id, from, to, words } = schoolPeriod(year, span.end);
      return { id, from, due: due(to), words, year };
    });
  if (times === 3)
    return over(3, (year, n) => ({
      id: `${year}-${n}`,
      from: null,
      due: monthPeriod(year, n * 4).to,
      words: `${n}-й раз в ${year} г.`,
      year,
    }));
  return years.map((year) => {
    const { id, from, to, words } = yearPeriod(year);
    return { id, from, due: due(to), words, year };
  });
}
