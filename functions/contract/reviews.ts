/** Review: a decision per item. A return names a reason; nobody decides on what they handed in. */
import * as z from 'zod/mini';
import { NamedDocuments } from './documents/document.ts';
import { Reason } from './tasks/acts.ts';
import { clientId, slug, text } from './text.ts';

const Decision = z
  .object({
    item: z.string(),
    verdict: z.enum(['accepted', 'returned']),
    reason: z.optional(Reason),
    comment: z.optional(text()),
    /** With a return: a sample, a corrected page. */
    documents: z.optional(NamedDocuments),
  })
  .check(
    z.refine((decision) => decision.verdict === 'accepted' || decision.reason !== undefined, {
      error: 'required',
      path: ['reason'],
    }),
    z.refine((decision) => decision.reason !== 'other' || !!decision.comment?.trim(), {
      error: 'required',
      path: ['comment'],
    }),
    z.refine(({ verdict, documents = [] }) => verdict === 'returned' || documents.length === 0, {
      error: 'unknown',
      path: ['documents'],
    }),
  );

export const Review = z.object({
  id: clientId,
  /** For which office, where one may judge for several. */
  side: z.optional(slug),
  decisions: z.array(Decision).check(z.minLength(1, 'required'), z.maxLength(50, 'too-many')),
});
export type Review = z.infer<typeof Review>;
