/** Plan against fact as it is told: a cell for each period, a total, an indicator. How it is reckoned: `progress.ts`. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { Sense } from '../roadmaps/roadmap.ts';
import { cellStates } from '../roadmaps/states.ts';
import { Value } from './acts.ts';

/** A column of an indicator: the terms of one period together. */
export const CellProgress = z.object({
  period: z.string(),
  /** Null where nothing is asked. What each one owes for itself is counted as often as it is owed. */
  plan: z.nullable(z.number()),
  sense: z.optional(Sense),
  /** The last day of its last term; null as long as that has none. */
  due: z.nullable(Day),
  /** Accepted papers, or the value that the reports make together: of a share in per cent; null before the first. */
  fact: z.nullable(z.number()),
  /** Of a value: what it is made of, added up. */
  value: z.optional(Value),
  waiting: z.int(),
  /** Sum of the targets of the tasks issued; another figure than the plan asks ИМО to revise the plan. */
  issued: z.int(),
  /** What the tasks issued should add up to. */
  wanted: z.int(),
  /** Of how many of those who owe it «Не проводилось» was accepted. */
  notHeld: z.optional(z.int()),
  state: z.enum(cellStates),
});
export type CellProgress = z.infer<typeof CellProgress>;

/** How the unit of a whole is said: papers, years or periods that were reached, a state that was reached last. */
const wholes = ['items', 'years', 'periods', 'level'] as const;

export const Total = z.object({
  fact: z.nullable(z.number()),
  of: z.nullable(z.number()),
  unit: z.enum(wholes),
});
export type Total = z.infer<typeof Total>;

export const IndicatorProgress = z.object({
  indicator: z.string(),
  cells: z.array(CellProgress),
  total: Total,
});
export type IndicatorProgress = z.infer<typeof IndicatorProgress>;
