/**
 * Documents: asked for, sent straight to storage by a signed link, confirmed by what they really are. Names
 * are people's own and only shown; keys are made here.
 */
import * as z from 'zod/mini';
import { Instant } from './dates.ts';
import { extensionOf, largestFile, shownName } from './files.ts';
import { clientId, required } from './text.ts';

/** SHA-256 in hexadecimal. */
const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'sha256'));

export const Upload = z.object({
  id: clientId,
  name: z.pipe(
    required(255).check(z.refine((name) => extensionOf(name) !== undefined, 'file-kind')),
    z.transform(shownName),
  ),
  size: z.int().check(z.gte(1, 'file-empty'), z.lte(largestFile, 'file-large')),
  sha256: Sha256,
  /** For whom: a school or an office, one that the sender may speak for. */
  owner: z.string().check(z.maxLength(60)),
});
export type Upload = z.infer<typeof Upload>;

/** `checking`: the bytes have come, the scan for malware is not done yet. */
const DocumentState = z.enum(['awaited', 'checking', 'stored', 'refused']);

/** What both sides see of a document. */
export const Document = z.object({
  id: z.string(),
  owner: z.string(),
  name: z.string(),
  size: z.int(),
  sha256: Sha256,
  media: z.string(),
  state: DocumentState,
  at: Instant,
  version: z.int(),
});
export type Document = z.infer<typeof Document>;

/** Where and how to send the bytes: exactly these headers, they are signed. */
export const UploadTicket = z.object({
  document: Document,
  put: z.optional(z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })),
});

/** A link that lives for minutes. `looked`: it opens in the page. */
export const DocumentLink = z.object({ url: z.string(), looked: z.boolean() });

/** Whether a link is to save the file rather than to look at it. */
export const Saved = z.object({ save: z.optional(z.string()) });
