/** Plan against fact, cell by cell, from what tasks tell of themselves. Pure. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import type { Day as OnDay } from '../days.ts';
import { cellStates, dueOf, stateOf, totalOf } from '../roadmaps/plan.ts';
import type { Indicator, Roadmap } from '../roadmaps/roadmap.ts';
import type { Tally } from './tally.ts';

export const CellProgress = z.object({
  year: z.int(),
  plan: z.nullable(z.int()),
  due: Day,
  fact: z.int(),
  waiting: z.int(),
  /** Sum of the targets of the tasks issued; another figure than the plan asks ИМО to revise the plan. */
  issued: z.int(),
  state: z.enum(cellStates),
});
export type CellProgress = z.infer<typeof CellProgress>;

export const IndicatorProgress = z.object({
  indicator: z.string(),
  cells: z.array(CellProgress),
  total: z.object({ fact: z.int(), of: z.nullable(z.int()), unit: z.enum(['items', 'years']) }),
});
export type IndicatorProgress = z.infer<typeof IndicatorProgress>;

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

/**
 * One cell on a day. The fact is the count of what was accepted; for the state no task counts beyond its own
 * target, so that one school's surplus does not hide what another owes.
 */
export function cellOf(
  indicator: Indicator,
  year: number,
  tallies: Tally[],
  asOf: OnDay,
): CellProgress {
  const cell = indicator.years[year] ?? { raw: '', value: null, month: null };
  const own = tallies.filter((one) => one.indicator === indicator.id && one.year === year);
  const capped = (count: (one: Tally) => number) =>
    sum(own.map((one) => Math.min(one.target, count(one))));
  const counted = capped((one) => one.accepted);
  const due = dueOf(year, cell);
  return {
    year,
    plan: cell.value,
    due,
    fact: sum(own.map((one) => one.accepted)),
    waiting: sum(own.map((one) => one.waiting)),
    issued: sum(own.map((one) => one.target)),
    state: stateOf({
      plan: cell.value,
      fact: counted,
      waiting: sum(own.map((one) => one.waiting)),
      inTime: capped((one) => one.accepted + one.inTime) - counted,
      due,
      asOf,
    }),
  };
}

/** The whole road map on a day: a row per indicator, a cell per year, and what the years make together. */
export const progressOf = (roadmap: Roadmap, tallies: Tally[], asOf: OnDay): IndicatorProgress[] =>
  roadmap.measures
    .flatMap((measure) => measure.indicators)
    .map((indicator) => {
      const cells = roadmap.years.map((year) => cellOf(indicator, year, tallies, asOf));
      return { indicator: indicator.id, cells, total: totalOf(indicator, cells) };
    });
