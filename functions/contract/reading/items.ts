/** The days that a term names: single days, months, quarters, ranges of them, each with the years for which it stands. */
import { type Day, lastDay } from '../days.ts';
import { monthName, monthOf, roman } from './months.ts';
import {
  day,
  exists,
  halfPeriod,
  quarterEnds,
  quarterPeriod,
  schoolHalf,
  schoolPeriod,
  schoolYearWords,
  season,
  yearOf,
} from './periods.ts';
import type { Span } from './spans.ts';
import type { Token } from './token.ts';

type Named = Extract<
  Token,
  {
    is:
      | 'day'
      | 'month'
      | 'quarter'
      | 'half'
      | 'school-quarter'
      | 'season'
      | 'school'
      | 'year-end'
      | 'school-end'
      | 'school-start';
  }
>;
/** What is named, until what where it is a range, and in which years (null: the document does not say). */
export type Item = {
  of: Named;
  to: Named | null;
  by: boolean;
  years: number[] | null;
  toYear: number | null;
};

const naming = [
  'day',
  'month',
  'quarter',
  'half',
  'school-quarter',
  'season',
  'school',
  'year-end',
  'school-end',
  'school-start',
];
const isNamed = (token: Token): token is Named => naming.includes(token.is);

type Said = { years: number[]; after: number };

/** Days and the years beside them. Years without days are given by themselves. */
export function itemsOf(tokens: Token[]): { items: Item[]; years: number[] } {
  const found: { of: Named; joins: boolean; by: boolean }[] = [];
  const said: Said[] = [];
  let [from, joins, by] = [false, false, false];
  for (const [at, token] of tokens.entries()) {
    if (isNamed(token)) {
      found.push({ of: token, joins: joins && found.length > 0, by });
      if (token.is === 'day' && token.year !== undefined)
        said.push({ years: [token.year], after: found.length });
      [joins, by] = [false, false];
    } else if (token.is === 'year') said.push({ years: [token.year], after: found.length });
    else if (token.is === 'years') {
      const count = Math.min(token.to - token.year + 1, 15);
      said.push({
        years: Array.from({ length: count }, (_, i) => token.year + i),
        after: found.length,
      });
    } else if (token.is === 'dash') {
      // «2024 г. – март»: the dash stands between a year and what belongs to it.
      // «2 этап – до 15.10»: between a word and a day it parts them too.
      const prior = tokens[at - 1];
      joins =
        prior !== undefined && (isNamed(prior) || (prior.is === 'year' && said[0]?.after !== 0));
    } else if (token.is === 'from')
      from = tokens[at + 1] !== undefined && isNamed(tokens[at + 1] as Token);
    else if (token.is === 'by' || token.is === 'till') {
      by = token.is === 'by';
      if (from && (token.is === 'till' || token.is === 'by')) [joins, from] = [true, false];
    } else if (token.is === 'break') [joins, from, by] = [false, false, false];
  }
  const years = said.flatMap((one) => one.years);
  const before = said[0]?.after === 0;
  const yearsOf = (index: number): number[] | null => {
    const own = found[index]?.of;
    if (own?.is === 'day' && own.year !== undefined) return [own.year];
    if (own?.is === 'school') return [own.year];
    const at = before
      ? said.filter((one) => one.after <= index).at(-1)?.after
      : (said.find((one) => one.after > index) ?? said.at(-1))?.after;
    const beside = said.filter((one) => one.after === at).flatMap((one) => one.years);
    return beside.length > 0 ? [...new Set(beside)] : null;
  };
  const items: Item[] = [];
  found.forEach(({ of, joins: joined, by: until }, index) => {
    const last = items.at(-1);
    const mine = yearsOf(index);
    if (joined && last && last.to === null && of.is !== 'school')
      Object.assign(last, { to: of, toYear: mine?.[0] ?? null });
    else items.push({ of, to: null, by: until, years: mine, toYear: null });
  });
  return { items, years };
}

const bounds = (of: Named, year: number, span: Span): [Day | null, Day] | null => {
  if (of.is === 'day') {
    if (!exists(year, of.month, of.date)) return null;
    return [of.first ? day(year, of.month, of.first) : null, day(year, of.month, of.date)];
  }
  if (of.is === 'month') {
    const last = lastDay(year, of.month);
    const due = of.date && of.date < Number(last.slice(8)) ? day(year, of.month, of.date) : last;
    return [of.first ? day(year, of.month, of.first) : null, due];
  }
  if (of.is === 'quarter') return [quarterPeriod(year, of.n).from, quarterPeriod(year, of.n).to];
  if (of.is === 'half') return [halfPeriod(year, of.n).from, halfPeriod(year, of.n).to];
  if (of.is === 'school-quarter') return [null, quarterEnds(year, span.end)[of.n - 1] as Day];
  if (of.is === 'season') return season(year, of.n);
  if (of.is === 'school')
    return [schoolPeriod(year, span.end).from, schoolPeriod(year, span.end).to];
  if (of.is === 'year-end') return [null, day(year, 12, 31)];
  if (of.is === 'school-start') return [null, day(year, 9, 1)];
  return [null, `${year}-${span.end}`];
};

const wordsOf = (of: Named, by: boolean): string => {
  if (of.is === 'day')
    return `${by ? 'до ' : ''}${of.first ? `${of.first}–` : ''}${of.date} ${monthOf(of.month)}`;
  if (of.is === 'month') {
    if (of.first) return `${of.first}–${of.date} ${monthOf(of.month)}`;
    return by ? `до конца ${monthOf(of.month)}` : monthName(of.month);
  }
  if (of.is === 'quarter') return `${roman(of.n)} квартал`;
  if (of.is === 'half') return `${roman(of.n)} полугодие`;
  if (of.is === 'school-quarter') return `${of.n} четверть`;
  if (of.is === 'season') return { зим: 'зима', весн: 'весна', лет: 'лето', осен: 'осень' }[of.n];
  if (of.is === 'year-end') return 'конец года';
  if (of.is === 'school-start') return 'начало учебного года';
  return 'конец учебного года';
};

/** The first month of what is named: which year of a school year it falls into. */
export const monthIn = (of: Named): number => {
  if ('month' in of) return of.month;
  if (of.is === 'quarter') return of.n * 3;
  if (of.is === 'half') return of.n * 6;
  if (of.is === 'season') return { зим: 12, весн: 3, лет: 6, осен: 9 }[of.n];
  return of.is === 'school-end' ? 5 : of.is === 'year-end' ? 12 : 9;
};

/** A term that a document names, before it has its place in a plan. `year`: with which year it is counted. */
export type When = { id: string; from: Day | null; due: Day | null; words: string; year: number };

/** The term of an item in a year; null where the calendar has no such day. */
export function whenOf(item: Item, year: number, span: Span): When | null {
  const { of, to } = item;
  if (to === null && of.is === 'half' && span.school && item.years === null) {
    const { id, from, to: due, words } = schoolHalf(year, of.n, span.end);
    return { id, from, due, words, year: yearOf(due) };
  }
  if (to === null) {
    const own = bounds(of, year, span);
    if (!own) return null;
    const [from, due] = own;
    if (of.is === 'school')
      return {
        id: schoolPeriod(year, span.end).id,
        from,
        due,
        words: schoolYearWords(year),
        year: yearOf(due),
      };
    const ids: Partial<Record<Named['is'], string>> = {
      month: `${year}-${due.slice(5, 7)}`,
      quarter: of.is === 'quarter' ? `${year}-Q${of.n}` : '',
      half: of.is === 'half' ? `${year}-H${of.n}` : '',
      'school-quarter':
        of.is === 'school-quarter' ? `${schoolPeriod(year, span.end).id}-q${of.n}` : '',
    };
    const words =
      of.is === 'school-quarter' ? wordsOf(of, item.by) : `${wordsOf(of, item.by)} ${year} г.`;
    return { id: ids[of.is] ?? due.slice(0, 4), from, due, words, year: yearOf(due) };
  }
  const until = item.toYear ?? (monthIn(to) < monthIn(of) ? year + 1 : year);
  const start =
    item.toYear !== null && item.years?.[0] === item.toYear && monthIn(to) < monthIn(of)
      ? until - 1
      : year;
  const [first, last] = [bounds(of, start, span), bounds(to, until, span)];
  if (!first || !last) return null;
  const from =
    of.is === 'month' && !of.first ? `${first[1].slice(0, 7)}-01` : (first[0] ?? first[1]);
  if (from > last[1]) return null;
  const words = `${wordsOf(of, false)}${start === until ? '' : ` ${start} г.`} – ${wordsOf(to, false)} ${until} г.`;
  return { id: last[1].slice(0, 4), from, due: last[1], words, year: yearOf(last[1]) };
}
