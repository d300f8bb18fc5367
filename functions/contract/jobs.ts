/**
 * What the schedule can be asked for: by the clock, by the API, by whoever begins an environment. Each job may come twice
 * and may be cut off anywhere; `tick` makes up whatever was missed.
 */
import * as z from 'zod/mini';
import { deliveries } from './deliveries.ts';
import { Start } from './start.ts';

export const Job = z.discriminatedUnion('job', [
  z.object({ job: z.literal('tick') }),
  /** Is all well that people need every day? */
  z.object({ job: z.literal('smoke') }),
  z.extend(Start, { job: z.literal('start') }),
  /** `browser`: that which asked, as codes are kept for it. */
  z.object({ job: z.literal('code'), email: z.string(), browser: z.string() }),
  /** A session that could not be ended when somebody signed out. */
  z.object({ job: z.literal('sign-out'), person: z.string(), session: z.string() }),
  /** Without a road map: of all that are approved. */
  z.object({
    job: z.literal('issue'),
    roadmap: z.optional(z.string()),
    school: z.optional(z.string()),
  }),
  z.object({ job: z.literal('recount'), roadmap: z.string(), owes: z.string() }),
  /** Somebody got a right: they are told. */
  z.object({ job: z.literal('given'), person: z.string(), act: z.string() }),
  /** Letters about debts, now. Without a side: to all who owe. */
  z.object({ job: z.literal('remind'), roadmap: z.string(), side: z.optional(z.string()) }),
  /** What the post tells of a letter that it took. */
  z.object({ job: z.literal('delivery'), letter: z.string(), event: z.enum(deliveries) }),
  z.object({ job: z.literal('verify'), owner: z.string(), id: z.string() }),
  z.object({ job: z.literal('casefile'), roadmap: z.string(), day: z.string(), id: z.string() }),
  z.object({ job: z.literal('summary'), roadmap: z.string(), day: z.string(), id: z.string() }),
]);
export type Job = z.infer<typeof Job>;
