/** What a plan will ask, before it is approved: per school, per office, by measure; and how often. Pure. */
import { isOffice } from '../../functions/contract/offices.ts';
import type { Answers, Reading } from '../../functions/contract/reading/reading.ts';
import type { Measure } from '../../functions/contract/roadmaps/roadmap.ts';
import { type Supported, supportedIn } from '../../functions/contract/schools/support.ts';
import { obligations } from '../../functions/contract/tasks/obligations.ts';

/** A school, as far as it is asked. */
export type Asked = { id: string; name: string; support: Supported[] };

export type Sum = {
  /** What each school is asked for; `supposed`: there is none, so it is reckoned for one that would be. */
  schools: { id: string; name: string; count: number }[];
  supposed: boolean;
  /** Of schools: the most that one of them is asked for under a measure. */
  measures: { measure: Measure; count: number }[];
  offices: { id: string; count: number; measures: { measure: Measure; count: number }[] }[];
  all: number;
};

/** How many years a plan goes over. */
const yearsOf = ({ span }: Pick<Reading, 'span'>): number[] => {
  const [first = 0, last = 0] = span.map((day) => Number(day.slice(0, 4)));
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
};

/** Schools that are supported in the same years are asked for the same: one of them is reckoned for all. */
const alikeIn = (school: Asked, years: number[]): string =>
  years.filter((year) => supportedIn(school, year)).join(' ');

export function sumOf(reading: Reading, schools: Asked[]): Sum {
  const { owner } = reading;
  const years = yearsOf(reading);
  const asked = owner === undefined ? schools : schools.filter(({ id }) => id === owner);
  const alike = new Map<string, Asked[]>();
  for (const school of asked) {
    const key = owner ?? alikeIn(school, years);
    if (key !== '') alike.set(key, [...(alike.get(key) ?? []), school]);
  }
  const supposed = alike.size === 0 && owner === undefined;
  if (supposed) alike.set('supposed', [supposedFor(years)]);
  const groups = [...alike.values()];
  const plan = { ...reading, id: '' };
  const counts = new Map<string, number>();
  const add = (side: string, measure: string) => {
    for (const key of [side, `${side} ${measure}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  const each = plan.measures.filter((measure) => measure.owes === 'each-school');
  const named = plan.measures.filter((measure) => measure.owes !== 'each-school');
  for (const [one] of groups)
    if (one)
      for (const { owes, measure } of obligations({ ...plan, measures: each }, [
        { ...one, version: 1 },
      ]))
        add(owes, measure);
  const like = new Map(groups.flatMap((all) => all.map(({ id }) => [id, all[0]?.id ?? id])));
  // What the plan asks of a school by its name comes to what it asks of every one.
  const own = new Map<string, number>();
  const sides = new Set<string>();
  for (const { owes, measure } of obligations({ ...plan, measures: named }, [])) {
    if (schools.some(({ id }) => id === owes)) own.set(owes, (own.get(owes) ?? 0) + 1);
    else {
      sides.add(owes);
      add(owes, measure);
    }
  }
  const list = supposed ? groups.flat() : schools;
  const told = list
    .map(({ id, name }) => ({
      id,
      name,
      count: (counts.get(like.get(id) ?? '') ?? 0) + (own.get(id) ?? 0),
    }))
    .filter(({ count }) => count > 0);
  const of = (side: string) =>
    reading.measures.flatMap((measure) => {
      const count = counts.get(`${side} ${measure.id}`) ?? 0;
      return count > 0 ? [{ measure, count }] : [];
    });
  const offices = [...sides]
    .sort((a, b) => Number(isOffice(b)) - Number(isOffice(a)) || (a < b ? -1 : 1))
    .map((side) => ({ id: side, count: counts.get(side) ?? 0, measures: of(side) }));
  return {
    schools: told,
    supposed: supposed && told.length > 0,
    measures: each.flatMap((measure) => {
      const most = Math.max(
        0,
        ...groups.map(([one]) => counts.get(`${one?.id} ${measure.id}`) ?? 0),
      );
      return most > 0 ? [{ measure, count: most }] : [];
    }),
    offices,
    all: [...told, ...offices].reduce((all, { count }) => all + count, 0),
  };
}

const supposedFor = (years: number[]): Asked => ({
  id: 'supposed',
  name: '',
  support: years.map((year) => ({ year, categories: [], basis: '' })),
});

/** How often a measure may be asked for, as answers say it. */
export const frequencies = {
  monthly: 'каждый месяц',
  quarterly: 'каждый квартал',
  'half-yearly': 'раз в полугодие',
  yearly: 'раз в год',
} as const;
export type Frequency = keyof typeof frequencies;

export const frequencyId = (measure: string): string => `frequency:${measure}`;

/** What terms of a measure show by their ids: a month, a quarter, a half-year. */
const shapes: [Frequency, RegExp][] = [
  ['quarterly', /^\d{4}-Q\d$/i],
  ['half-yearly', /^\d{4}-H\d$/i],
  ['monthly', /^\d{4}-(0[1-9]|1[0-2])$/],
  ['yearly', /^\d{4}$/],
];
const recurs =
  /ежемесяч|ежекварт|ежегод|еженед|ежедн|раз\p{L}* в|кажд\p{L}+ (месяц|квартал|полугод|год)|по (кварталам|полугодиям|четвертям)/iu;

/** How often a measure recurs, where it does: what was chosen, else what its terms show. */
export function frequencyOf(
  { id, terms, termRaw }: Measure,
  answers: Answers,
): Frequency | undefined {
  const said = answers[frequencyId(id)];
  if (typeof said === 'string' && said in frequencies) return said as Frequency;
  if (!terms || terms.length < 2 || !recurs.test(termRaw ?? '')) return undefined;
  return shapes.find(([, shape]) => terms.every((term) => shape.test(term.id)))?.[0];
}
