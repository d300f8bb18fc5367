/** Steps as they are asked for: each with what it must say (`steps.ts`). A change says why; nothing is guessed. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { NamedDocuments } from '../documents/document.ts';
import { clientId, required, slug } from '../text.ts';
import { DeedInput } from './deeds.ts';

const asked = {
  id: clientId,
  /** For which side, where one may act for several. */
  side: z.optional(slug),
  /** Why; of a message, what is said. */
  comment: required(),
};

export const StepInput = z.discriminatedUnion('act', [
  z.object({ act: z.literal('extend'), ...asked, due: Day }),
  z.object({
    act: z.literal('retarget'),
    ...asked,
    indicator: z.string().check(z.maxLength(80)),
    target: z.int('target').check(z.gte(1, 'target'), z.lte(9999, 'target')),
  }),
  z.object({ act: z.literal('explain'), ...asked, until: z.optional(Day) }),
  z.object({ act: z.enum(['end', 'resume']), ...asked }),
  z.object({ act: z.enum(['say', 'note']), ...asked, documents: z.optional(NamedDocuments) }),
]);
export type StepInput = z.infer<typeof StepInput>;

/** Whatever may be done to a task beside handing in and deciding. */
export const ActInput = z.discriminatedUnion('act', [DeedInput, StepInput]);
