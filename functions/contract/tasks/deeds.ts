/**
 * Deeds: acts that say no more than upon which items and why. Each is a row of the table of acts; what it is asked by, and
 * what pages and papers say of it, follows from there.
 */
import * as z from 'zod/mini';
import { clientId, required, slug, text } from '../text.ts';
import { deedsThat } from './transitions.ts';

const asked = {
  id: clientId,
  /** For which side, where one may act for several. */
  side: z.optional(slug),
  items: z.array(clientId).check(z.minLength(1, 'required'), z.maxLength(50, 'too-many')),
};

/** A deed as it is asked for. Where both sides must know why, the comment is wanted. */
export const DeedInput = z.discriminatedUnion('act', [
  z.object({ act: z.enum(deedsThat('may-say-why')), ...asked, comment: z.optional(text()) }),
  z.object({ act: z.enum(deedsThat('say-why')), ...asked, comment: required() }),
]);
export type DeedInput = z.infer<typeof DeedInput>;
