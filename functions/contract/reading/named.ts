/** Days that a term names, in each year for which they stand. */
import type { Day } from '../days.ts';
import { type Item, monthIn, type When, whenOf } from './items.ts';
import { subject } from './letters.ts';
import type { Ask } from './questions.ts';
import type { Span } from './spans.ts';
import * as words from './words.ts';

/** Days that are named. Without a year they stand in each year of the plan, and that is asked. */
export function namedTerms(
  items: Item[],
  span: Span,
  yearly: boolean,
  raw: string,
  ask: Ask,
): When[] | null {
  const without = items.some((item) => item.years === null);
  let all = true;
  if (without && span.school)
    all = ask('month-without-year', subject(raw), words.schoolMonth(raw), true) !== false;
  else if (without && !yearly && span.years.length > 1) {
    const how = ask(
      'month-without-year',
      subject(raw),
      words.eachYear(raw),
      'each-year',
      words.eachYearOptions(span.years),
    );
    all = how === 'each-year' || how === true;
    if (!all && /^\d{4}$/.test(String(how))) return spread(items, [Number(how)], span);
  }
  return spread(items, all ? null : span.years.slice(0, 1), span);
}

function spread(items: Item[], only: number[] | null, span: Span): When[] | null {
  const whens: When[] = [];
  for (const item of items) {
    for (const year of item.years ?? only ?? yearsFor(item, span)) {
      const when = whenOf(item, year, span);
      if (!when) {
        if (item.of.is === 'day' && item.of.month === 2 && item.of.date === 29) continue;
        return null;
      }
      whens.push(when);
    }
  }
  return whens.length > 0 ? whens.sort((a, b) => (a.due as Day).localeCompare(b.due as Day)) : null;
}

const yearsFor = ({ of }: Item, span: Span): number[] => {
  if (of.is === 'school-quarter' && !span.school)
    return span.years.map((year) => (of.n > 2 ? year - 1 : year));
  if (!span.school) return span.years;
  return span.school.map((year) =>
    of.is === 'school-quarter' || of.is === 'half' || monthIn(of) >= 8 ? year : year + 1,
  );
};
