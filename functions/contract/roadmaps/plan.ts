/**
 * How a plan computes. The rule of reading is that of the road map's file (`about.aggregation`); terms and
 * states are those of `docs/design.md` §2 and §11. Pure: no clock, no store.
 */
import { type Day, lastDay } from '../days.ts';
import type { Aggregation, Cell, Indicator } from './roadmap.ts';

/** One reading of a cell. A bracket is a month («февраль») or a remark («раз в год»), never both. */
export type Reading = {
  value: number | null;
  atLeast: boolean;
  month: number | null;
  remark: string | null;
};

const months = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const;

const part = /^(не менее\s+)?(\d{1,6})(?:\s*\(\s*([^()\s][^()]*)\))?$/iu;

/**
 * Reads a cell: «2», «не менее 1», «1 (февраль)», «1;4» (one reading per indicator), «» (empty: value null).
 * Returns null when the cell cannot be read; nothing is guessed.
 */
export function readCell(raw: string): Reading[] | null {
  if (raw.trim() === '') return [{ value: null, atLeast: false, month: null, remark: null }];
  const readings: Reading[] = [];
  for (const piece of raw.split(';')) {
    const found = part.exec(piece.trim());
    if (!found) return null;
    const bracket = found[3]?.trim() ?? null;
    const month = bracket === null ? -1 : months.indexOf(bracket.toLowerCase() as never);
    readings.push({
      value: Number(found[2]),
      atLeast: found[1] !== undefined,
      month: month < 0 ? null : month + 1,
      remark: month < 0 ? bracket : null,
    });
  }
  return readings;
}

/** Writes readings as a cell; `readCell` gives them back. */
export const writeCell = (readings: Reading[]): string =>
  readings
    .map(({ value, atLeast, month, remark }) => {
      if (value === null) return '';
      const bracket = month === null ? remark : months[month - 1];
      return `${atLeast ? 'не менее ' : ''}${value}${bracket ? ` (${bracket})` : ''}`;
    })
    .join(';');

/** How a total reads beside its years. Only a sum that fits settles itself; the rest is ИМО's to confirm. */
export function readAggregation(
  total: { value: number | null; atLeast: boolean },
  years: (number | null)[],
): { aggregation: Aggregation; confirmed: boolean; disagrees: boolean } {
  const sum = years.reduce<number>((all, value) => all + (value ?? 0), 0);
  const demanded = years.filter((value) => value !== null && value > 0);
  if (total.value === sum) return { aggregation: 'sum', confirmed: true, disagrees: false };
  if (demanded.length > 0 && demanded.every((value) => value === total.value))
    return { aggregation: 'each-year', confirmed: false, disagrees: false };
  if (total.value !== null && total.atLeast && sum > total.value)
    return { aggregation: 'sum', confirmed: true, disagrees: false };
  return { aggregation: 'sum', confirmed: false, disagrees: true };
}

/** What a reader must be told of a plan: never mended, only marked. */
export type Mark = 'unconfirmed' | 'disagrees';

/** The marks of an indicator: its reading is not settled, or its total disagrees with its years. */
export function marksOf(indicator: Indicator): Mark[] {
  const years = Object.values(indicator.years).map((cell) => cell.value);
  const { disagrees } = readAggregation(indicator.planned, years);
  const marks: Mark[] = [];
  if (disagrees && indicator.aggregation === 'sum') marks.push('disagrees');
  else if (!indicator.confirmed) marks.push('unconfirmed');
  return marks;
}

/** The term of a cell: the last day of the month that it names, else 31 December of its year. */
export const dueOf = (year: number, cell: Pick<Cell, 'month'>): Day =>
  lastDay(year, cell.month ?? 12);

/**
 * What each one owes of a cell: the cell itself when an office owes it; for schools the cell ÷ the supported
 * schools when that is whole, else 1 (`docs/design.md` §2). An empty cell and 0 ask for nothing.
 */
export function targetOf(value: number | null, schools: number | null): number {
  if (value === null || value === 0) return 0;
  if (schools === null) return value;
  return schools > 0 && value % schools === 0 ? value / schools : 1;
}

/** «Количество школ…» counts schools, not papers: such an item may count for more than 1. */
export const countsSchools = (indicator: Pick<Indicator, 'name'>): boolean =>
  /^количество школ/iu.test(indicator.name);

/** States of a cell (`docs/design.md` §11), best first. */
export const cellStates = [
  'done',
  'handed-in',
  'partial',
  'in-progress',
  'not-done',
  'not-due',
  'not-planned',
] as const;
export type CellState = (typeof cellStates)[number];

/** How many cells of each year stand where; `rows` hold a cell for each year, in their order. */
export const totalsOf = (
  years: number[],
  rows: { cells: { state: CellState }[] }[],
): { year: number; states: Record<CellState, number> }[] =>
  years.map((year, place) => {
    const count = (state: CellState) => rows.filter(({ cells }) => cells[place]?.state === state);
    const states = cellStates.map((state) => [state, count(state).length]);
    return { year, states: Object.fromEntries(states) as Record<CellState, number> };
  });

/**
 * The state of a cell on a day. `fact`: accepted and fulfilled by that day. `waiting`: handed in, not yet
 * judged, fulfilled by that day; `inTime`: those of them fulfilled within the term.
 */
export function stateOf(cell: {
  plan: number | null;
  fact: number;
  waiting: number;
  inTime: number;
  due: Day;
  asOf: Day;
}): CellState {
  const { plan, fact, waiting, inTime, due, asOf } = cell;
  if (plan === null || plan === 0) return 'not-planned';
  if (fact >= plan) return 'done';
  if (asOf <= due) return fact + waiting > 0 ? 'in-progress' : 'not-due';
  if (inTime > 0 && (fact + inTime >= plan || fact === 0)) return 'handed-in';
  return fact > 0 ? 'partial' : 'not-done';
}

/** Plan and fact over all years, as the aggregation allows: a sum of numbers, or of years that were reached. */
export function totalOf(
  indicator: Pick<Indicator, 'aggregation'> & { planned: { value: number | null } },
  years: { plan: number | null; fact: number }[],
): { fact: number; of: number | null; unit: 'items' | 'years' } {
  if (indicator.aggregation === 'sum')
    return {
      fact: years.reduce((all, year) => all + year.fact, 0),
      of: indicator.planned.value,
      unit: 'items',
    };
  const demanded = years.filter((year) => (year.plan ?? 0) > 0);
  return {
    fact: demanded.filter((year) => year.fact >= (year.plan ?? 0)).length,
    of: demanded.length,
    unit: 'years',
  };
}
