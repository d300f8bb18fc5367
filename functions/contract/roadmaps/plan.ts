/**
 * How a plan computes: what a cell asks for, of whom, when it is met, and what its terms make together (`docs/design.md` §2).
 * Pure: no clock, no store.
 */
import type { Aggregation, Asks, Cell, Indicator, Sense } from './roadmap.ts';

/** Whether a cell asks for anything: 0 does where it is a target («вакансий: 0»), and not where it says «none». */
export const demands = (cell: Cell | undefined): cell is Cell & { value: number } =>
  cell !== undefined && cell.value !== null && !['zero', 'dash', 'empty'].includes(cell.is);

/** Of these every one who owes is asked for the whole of it; a count of the municipality is shared by them. */
const ofEach = ['mark', 'recurring', 'yes'];

/** Whether everybody who owes a cell owes its whole value. */
export const isOfEach = (cell: Cell): boolean => cell.each === true || ofEach.includes(cell.is);

/**
 * How many items each one owes of a cell. Of papers: the cell itself when an office owes it; of schools the cell ÷ the
 * supported schools when that is whole, else 1 (`docs/design.md` §2). A value is asked for once.
 */
export function targetOf(asks: Asks, cell: Cell | undefined, schools: number | null): number {
  if (!demands(cell)) return 0;
  if (asks !== 'papers') return 1;
  const whole = Math.max(1, Math.ceil(cell.value));
  if (schools === null || isOfEach(cell)) return whole;
  return schools > 0 && whole % schools === 0 ? whole / schools : 1;
}

/** Whether a fact is what was planned: more than «2» is no fault, more than «не более 2» is one. */
export const meets = (fact: number, plan: number, sense: Sense | undefined): boolean =>
  sense === 'at-most' ? fact <= plan : fact >= plan;

/** A value that was reported: a count, or of a share what of what. */
export type Value = { count: number; of?: number | undefined };

/**
 * What reported values make together: counts add up, shares are the sum of what over the sum of of-what, never a mean of
 * percentages; a yes of everybody is a yes (1). In per cent with one place for a share; null where nothing was reported, or
 * of nothing.
 */
export function joined(asks: Asks, values: Value[]): number | null {
  if (values.length === 0) return null;
  if (asks === 'yes') return values.every(({ count }) => count >= 1) ? 1 : 0;
  const sum = (of: (one: Value) => number) => values.reduce((all, one) => all + of(one), 0);
  const count = sum((one) => one.count);
  if (asks !== 'share') return Math.round(count * 1000) / 1000;
  const whole = sum((one) => one.of ?? 0);
  return whole === 0 ? null : Math.round((count / whole) * 1000) / 10;
}

/** Whether terms may be added up: papers and numbers of a sum; no share, no yes, no state that was reached. */
export const addsUp = ({ aggregation, asks }: Pick<Indicator, 'aggregation' | 'asks'>): boolean =>
  aggregation === 'sum' && (asks === 'papers' || asks === 'number');

/** Whether each term is a state that was reached: the last one known stands for all. */
export const isLevel = (aggregation: Aggregation): boolean =>
  aggregation === 'level' || aggregation === 'cumulative';

/** How a total reads beside its terms. Only a sum that fits settles itself; the rest is ИМО's to confirm. */
export function readAggregation(
  total: { value: number | null; sense?: Sense | undefined },
  values: (number | null)[],
): { aggregation: 'sum' | 'each'; confirmed: boolean; disagrees: boolean } {
  const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
  const demanded = values.filter((value) => value !== null && value > 0);
  if (total.value === sum) return { aggregation: 'sum', confirmed: true, disagrees: false };
  if (demanded.length > 0 && demanded.every((value) => value === total.value))
    return { aggregation: 'each', confirmed: false, disagrees: false };
  if (total.value !== null && total.sense === 'at-least' && sum > total.value)
    return { aggregation: 'sum', confirmed: true, disagrees: false };
  return { aggregation: 'sum', confirmed: false, disagrees: true };
}

/** What a reader must be told of a plan: never mended, only marked. */
export type Mark = 'unconfirmed' | 'disagrees';

/** The marks of an indicator: its reading is not settled, or its total disagrees with its terms. */
export function marksOf(indicator: Indicator): Mark[] {
  const { planned, aggregation, confirmed } = indicator;
  const values = Object.values(indicator.cells).map((cell) => cell.value);
  if (planned && aggregation === 'sum' && readAggregation(planned, values).disagrees)
    return ['disagrees'];
  return confirmed ? [] : ['unconfirmed'];
}

/** «Количество школ…» counts schools, not papers: such an item may count for more than 1. */
export const countsSchools = (indicator: Pick<Indicator, 'name' | 'asks'>): boolean =>
  indicator.asks === 'papers' && /^количество школ/iu.test(indicator.name);

/**
 * «Доля школ, составивших планы» is of schools: a school that is asked for it says yes or no of itself, one of one or none
 * of one, and the shares of all make how many schools did.
 */
export const isOfSchools = (indicator: Pick<Indicator, 'name' | 'asks'>): boolean =>
  indicator.asks === 'share' &&
  /(^|\/\s*)дол[яи]\s+(?:\p{L}+[ыи]х\s+)?(?:школ|ОО|общеобразовательных|образовательных)(?!\p{L})/iu.test(
    indicator.name,
  );
