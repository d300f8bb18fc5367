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

export function sumOf(reading: Reading, schools: Asked[]): Sum {
  const years = yearsOf(reading);
  const supported = schools.filter((school) => years.some((year) => supportedIn(school, year)));
  const own = reading.owner !== undefined;
  const supposed = supported.length === 0 && !own;
  const one: Asked = {
    id: 'supposed',
    name: '',
    support: years.map((year) => ({ year, categories: [], basis: '' })),
  };
  const tasks = obligations(
    { ...reading, id: '' },
    (supposed ? [one] : schools).map((school) => ({ ...school, version: 1 })),
  );
  const counts = new Map<string, number>();
  for (const { owes, measure } of tasks)
    for (const key of [owes, `${owes} ${measure}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
  const of = (side: string) =>
    reading.measures.flatMap((measure) => {
      const count = counts.get(`${side} ${measure.id}`) ?? 0;
      return count > 0 ? [{ measure, count }] : [];
    });
  const sides = [...new Set(tasks.map(({ owes }) => owes))];
  const named = (supposed ? [one] : schools)
    .filter(({ id }) => counts.has(id))
    .map(({ id, name }) => ({ id, name, count: counts.get(id) ?? 0 }));
  const schoolIds = new Set(named.map(({ id }) => id));
  return {
    schools: named,
    supposed: supposed && named.length > 0,
    measures: reading.measures.flatMap((measure) => {
      const most = Math.max(0, ...named.map(({ id }) => counts.get(`${id} ${measure.id}`) ?? 0));
      return most > 0 ? [{ measure, count: most }] : [];
    }),
    offices: sides
      .filter((side) => !schoolIds.has(side))
      .sort((a, b) => Number(isOffice(b)) - Number(isOffice(a)) || (a < b ? -1 : 1))
      .map((side) => ({ id: side, count: counts.get(side) ?? 0, measures: of(side) })),
    all: tasks.length,
  };
}

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
