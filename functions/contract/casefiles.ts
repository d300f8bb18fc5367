/**
 * A case file («материалы»): all evidence that a selection asks for, in one ZIP with its list. The record says what was
 * asked for, by whom, and how far it is; the ZIP itself lies in storage for some days.
 */
import * as z from 'zod/mini';
import { Day, Instant } from './dates.ts';
import { Chosen, Selection } from './selection.ts';
import { clientId } from './text.ts';

const amount = z.object({ files: z.int(), bytes: z.int() });

const CasefileState = z.enum(['asked', 'making', 'ready', 'failed']);

export const Casefile = z.object({
  id: z.string(),
  roadmap: z.string(),
  day: Day,
  /** What was known at this instant is in it. */
  at: Instant,
  selection: Selection,
  /** The name under which it is saved. */
  name: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  state: CasefileState,
  /** Of what is chosen: how much is in the ZIP already, and how much there is. */
  done: amount,
  total: amount,
  /** Files that storage does not have or that were taken from view; and those whose bytes are not what came in. */
  missing: z.int(),
  damaged: z.int(),
  /** Bytes of the ZIP. */
  size: z.optional(z.int()),
  /** Until when (milliseconds) the ZIP is kept. */
  until: z.optional(z.int()),
  /** When it was asked for, in milliseconds of the real clock. */
  since: z.int(),
  /** A document was taken from view after it was asked for, so nobody gets it any more. */
  recalled: z.optional(z.boolean()),
  /** The ZIP was removed. */
  cleared: z.optional(z.boolean()),
  /** How many runs began to make it. */
  runs: z.int(),
  /** Until when (milliseconds) the run that makes it may be silent. */
  leased: z.optional(z.int()),
  version: z.int(),
});
export type Casefile = z.infer<typeof Casefile>;

export const CasefileRequest = z.object({ id: clientId, selection: Selection });
export type CasefileRequest = z.infer<typeof CasefileRequest>;

/** A page of chosen evidence. */
export const Evidence = z.object({ evidence: z.array(Chosen), next: z.optional(z.string()) });
