/** Sessions as their owner sees them. */
import * as z from 'zod/mini';
import { Instant } from '../dates.ts';

export const SessionView = z.object({
  id: z.string(),
  /** When one signed in, by the real clock. */
  began: Instant,
  /** When it ends by itself if nothing is done, and at the latest. */
  ends: Instant,
  last: Instant,
  /** What the browser said of itself. */
  agent: z.optional(z.string()),
  network: z.optional(z.string()),
  /** Whether it is the one that asks. */
  own: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;
