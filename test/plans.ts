/** Plans of your own, as small as a test needs them: a share, a number, a yes, papers, by years or by terms. */
import { yearPeriod } from '../functions/contract/roadmaps/older.ts';
import type {
  Cell,
  Indicator,
  Measure,
  Period,
  Roadmap,
  RoadmapDocument,
  Term,
} from '../functions/contract/roadmaps/roadmap.ts';
import type { School } from '../functions/contract/schools/school.ts';
import type { Tally } from '../functions/contract/tasks/tally.ts';

const years = [2021, 2022].map(yearPeriod);

/** A cell that counts, as «5» reads. */
export const cell = (value: number, more: Partial<Cell> = {}): Cell => ({
  raw: String(value),
  is: 'count',
  value,
  ...more,
});

export const atMost = (value: number): Cell =>
  cell(value, { raw: `не более ${value}`, sense: 'at-most' });
export const atLeast = (value: number): Cell =>
  cell(value, { raw: `не менее ${value}`, sense: 'at-least' });
export const share = (of: Cell): Cell => ({ ...of, raw: `${of.raw} %`, is: 'share' });

export const indicator = (
  cells: Record<string, Cell>,
  more: Partial<Indicator> = {},
): Indicator => ({
  id: '1.1/1',
  name: 'Показатель',
  unit: null,
  asks: 'papers',
  aggregation: 'each',
  confirmed: true,
  evidenceKinds: ['report'],
  cells,
  ...more,
});

/** A measure with one indicator or more, numbered by its label. */
export const measure = (
  label: string,
  indicators: Indicator[],
  more: Partial<Measure> = {},
): Measure => ({
  id: label,
  label,
  labelRaw: `${label}.`,
  section: 0,
  title: `Мероприятие ${label}`,
  result: 'Отчёт',
  executorsRaw: 'ОО',
  executors: [{ raw: 'ОО', is: 'school' }],
  owes: 'each-school',
  indicators: indicators.map((one, place) => ({ ...one, id: `${label}/${place + 1}` })),
  ...more,
});

export const plan = (measures: Measure[], more: Partial<RoadmapDocument> = {}): Roadmap => {
  const periods: Period[] = more.periods ?? years;
  return {
    id: 'own',
    title: 'План',
    span: [periods[0]?.from ?? '', periods.at(-1)?.to ?? ''],
    columns: [],
    sections: [{ label: 'I', title: 'Раздел' }],
    measures,
    version: 1,
    ...more,
    periods,
  };
};

export const term = (
  id: string,
  period: string,
  due: string | null,
  from: string | null,
): Term => ({
  id,
  period,
  words: id,
  from,
  due,
});

export const school = (id: string, supported = [2020, 2021, 2022, 2023, 2024, 2025]): School => ({
  id,
  name: `Школа ${id}`,
  support: supported.map((year) => ({ year, categories: [], basis: 'Приказ' })),
  version: 1,
});

/** A task that has its one paper accepted, and with it a value. */
export const reported = (count: number, of?: number, more: Partial<Tally> = {}): Tally => ({
  ...owing(more),
  accepted: 1,
  value: { count, ...(of !== undefined && { of }) },
  ...more,
});

/** A task of which nothing has come yet. */
export const owing = (more: Partial<Tally> = {}): Tally => ({
  period: '2021',
  indicator: '1.1/1',
  target: 1,
  accepted: 0,
  waiting: 0,
  inTime: 0,
  ...more,
});
