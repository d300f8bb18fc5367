/** What a version of a plan would do to the tasks of a road map, told before it is approved (`revising.ts`). */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';

/** A task before it is issued, as what a version does is told. */
const Told = z.object({
  id: z.string(),
  owes: z.string(),
  period: z.string(),
  measure: z.string(),
  due: z.nullable(Day),
});

/**
 * What a version would do to the tasks of a road map. `kept`: of those that fall away, with evidence in them. `move`: to
 * another term, from the one that is no more.
 */
export const Foretold = z.object({
  appear: z.array(Told),
  move: z.array(z.extend(Told, { from: z.extend(Told, { kept: z.boolean() }) })),
  change: z.array(z.extend(Told, { before: z.nullable(Day) })),
  fall: z.array(z.extend(Told, { kept: z.boolean() })),
  /** What was decided for one task alone, and whether the version takes its place by naming that very cell. */
  decided: z.array(z.extend(Told, { act: z.enum(['extend', 'retarget']), lapses: z.boolean() })),
});
export type Foretold = z.infer<typeof Foretold>;
