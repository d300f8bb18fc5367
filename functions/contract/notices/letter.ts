/** Letters as people see them: what a list says of each, and how somebody reads theirs. */
import * as z from 'zod/mini';
import { Instant } from '../dates.ts';
import { deliveries } from '../deliveries.ts';
import { letterKinds, mutable } from './kinds.ts';

/** Where a letter stands: it waits for the post, was taken by it, was given up; `muted`: nobody wants it sent. */
const letterStates = ['asked', 'sent', 'failed', 'muted'] as const;

/** What a list says of a letter. */
export const LetterBrief = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  /** By the clock of the house. Those up to 0.7 did not say. */
  at: z.optional(Instant),
  kind: z.optional(z.enum(letterKinds)),
  state: z.enum(letterStates),
  /** What the post said when it would not take it. */
  refusal: z.optional(z.string()),
  /** What the post told of it afterwards. */
  delivery: z.optional(z.enum(deliveries)),
  /** The first page that it leads to, without the site. */
  page: z.optional(z.string()),
});
export type LetterBrief = z.infer<typeof LetterBrief>;

/** How somebody reads their letters: of which kinds none is sent, and up to when all was seen. */
export const Reader = z.object({
  mutes: z._default(z.array(z.enum(mutable)), []),
  seen: z.optional(Instant),
});
export type Reader = z.infer<typeof Reader>;

/** What a person changes of it: either, or both. */
export const ReaderInput = z.object({
  mutes: z.optional(z.array(z.enum(mutable)).check(z.maxLength(mutable.length, 'too-many'))),
  seen: z.optional(Instant),
});
export type ReaderInput = z.infer<typeof ReaderInput>;
