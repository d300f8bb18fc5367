/** Spans of days by which plans count: a year, a half-year, a quarter, a month, a school year, a school quarter. */
import { type Day, lastDay } from '../days.ts';
import type { Period } from '../roadmaps/roadmap.ts';
import { monthName, roman } from './months.ts';

const two = (n: number): string => String(n).padStart(2, '0');

export const day = (year: number, month: number, date: number): Day =>
  `${year}-${two(month)}-${two(date)}`;

/** Whether the calendar has this day. */
export const exists = (year: number, month: number, date: number): boolean =>
  month >= 1 && month <= 12 && date >= 1 && date <= Number(lastDay(year, month).slice(8));

export const yearOf = (of: Day): number => Number(of.slice(0, 4));

export const yearPeriod = (year: number): Period => ({
  id: String(year),
  words: `${year} год`,
  from: day(year, 1, 1),
  to: day(year, 12, 31),
});

export const halfPeriod = (year: number, n: number): Period => ({
  id: `${year}-H${n}`,
  words: `${year} год, ${roman(n)} полугодие`,
  from: day(year, n * 6 - 5, 1),
  to: lastDay(year, n * 6),
});

export const quarterPeriod = (year: number, n: number): Period => ({
  id: `${year}-Q${n}`,
  words: `${year} год, ${n} квартал`,
  from: day(year, n * 3 - 2, 1),
  to: lastDay(year, n * 3),
});

export const monthPeriod = (year: number, n: number): Period => ({
  id: `${year}-${two(n)}`,
  words: `${monthName(n)} ${year} г.`,
  from: day(year, n, 1),
  to: lastDay(year, n),
});

/** «2025/26»: a school year by the year in which it begins. */
export const schoolYearWords = (year: number): string =>
  `${year}/${two((year + 1) % 100)} учебный год`;

/** The day on which a school year ends: `end` is «05-31», or what the school answered. */
export const schoolPeriod = (year: number, end: string): Period => ({
  id: `${year}-${two((year + 1) % 100)}`,
  words: schoolYearWords(year),
  from: day(year, 9, 1),
  to: `${year + 1}-${end}`,
});

/** Half a school year: to the end of December, or from January to its end. It is no half of a calendar year. */
export const schoolHalf = (year: number, n: number, end: string): Period => ({
  id: `${schoolPeriod(year, end).id}-h${n}`,
  words: `${schoolYearWords(year)}, ${roman(n)} полугодие`,
  from: n === 1 ? day(year, 9, 1) : day(year + 1, 1, 1),
  to: n === 1 ? day(year, 12, 31) : `${year + 1}-${end}`,
});

/** The ends of school quarters that are supposed until the school says its own. */
export const quarterEnds = (year: number, end: string): Day[] => [
  day(year, 10, 31),
  day(year, 12, 31),
  day(year + 1, 3, 31),
  `${year + 1}-${end}`,
];

/** The first day of a season, and its last: autumn and what follows it of a school year. */
export function season(year: number, n: 'зим' | 'весн' | 'лет' | 'осен'): [Day, Day] {
  if (n === 'весн') return [day(year, 3, 1), day(year, 5, 31)];
  if (n === 'лет') return [day(year, 6, 1), day(year, 8, 31)];
  if (n === 'осен') return [day(year, 9, 1), day(year, 11, 30)];
  return [day(year, 12, 1), lastDay(year + 1, 2)];
}
