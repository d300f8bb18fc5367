/**
 * A case file («материалы»): all evidence that a selection asks for, in one ZIP with its list. The record says what was
 * asked for, by whom, and how far it is; the ZIP itself lies in storage for some days.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { clientId } from '../text.ts';
import { asked, failed, making } from '../work.ts';
import { Chosen, Selection } from './selection.ts';

const amount = z.object({ files: z.int(), bytes: z.int() });

const Base = z.object({
  id: z.string(),
  roadmap: z.string(),
  day: Day,
  /** What was known at this instant is in it. */
  at: Instant,
  selection: Selection,
  /** The name under which it is saved. */
  name: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  /** The school or office for which it was asked. Up to 0.8 it was not noted; of a school's own it is known. */
  side: z.optional(z.string()),
  /** When it was asked for, in milliseconds of the real clock. */
  since: z.int(),
  version: z.int(),
});

/** The record of a case file. */
export const Casefile = z.discriminatedUnion('state', [
  z.extend(Base, asked),
  z.extend(Base, {
    ...making,
    /** Of what is chosen: how much is in the ZIP already, and how much there is. */
    done: amount,
    total: amount,
  }),
  z.extend(Base, {
    state: z.literal('ready'),
    total: amount,
    /** Files that storage does not have or that were taken from view; and those whose bytes are not what came in. */
    missing: z.int(),
    damaged: z.int(),
    /** Bytes of the ZIP. */
    size: z.int(),
    /** Until when (milliseconds) the ZIP is kept. */
    until: z.int(),
  }),
  z.extend(Base, failed),
  /** Nobody gets it any more: it was kept long enough, or a document was taken from view after it was asked for. */
  z.extend(Base, {
    state: z.literal('cleared'),
    /** Up to 0.2 it was not noted. */
    why: z.optional(z.enum(['term', 'withdrawal'])),
    /** The ZIP lies in storage yet. */
    lies: z.boolean(),
  }),
]);
export type Casefile = z.infer<typeof Casefile>;
export type ReadyCasefile = Extract<Casefile, { state: 'ready' }>;

export const CasefileRequest = z.object({ id: clientId, selection: Selection });
export type CasefileRequest = z.infer<typeof CasefileRequest>;

/** The newest case files: those that a side asked for, or whatever this person may have. */
export const Casefiles = z.object({ casefiles: z.array(Casefile) });

/** A page of chosen evidence. */
export const Evidence = z.object({ evidence: z.array(Chosen), next: z.optional(z.string()) });
