/** Phrases of a department: what it says again and again when it returns something, kept by those who judge. */
import * as z from 'zod/mini';
import { Reason } from './tasks/acts.ts';
import { clientId, required } from './text.ts';

/** How many phrases are kept: more would not be read before one is chosen. */
export const mostPhrases = 200;

export const Phrase = z.object({
  id: clientId,
  /** The reason of a return beside which it is offered. */
  reason: Reason,
  text: required(500),
});
export type Phrase = z.infer<typeof Phrase>;
