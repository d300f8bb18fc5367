/**
 * Documents: asked for, sent straight to storage by a signed link, confirmed by what they really are. Names
 * are people's own and only shown; keys are made here.
 */
import * as z from 'zod/mini';
import { Instant } from './days.ts';
import { clientId, required, shownName } from './text.ts';

/** The largest file, in bytes: one signed PUT. */
export const largestFile = 16 * 1024 * 1024;

/**
 * What is taken: by extension, with the media type that storage will hold, and how its bytes are known.
 * `looked`: shown in the page, the rest is downloaded.
 */
export const fileKinds = {
  pdf: { types: ['pdf'], media: 'application/pdf', looked: true },
  docx: {
    types: ['docx'],
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    looked: false,
  },
  xlsx: {
    types: ['xlsx'],
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    looked: false,
  },
  pptx: {
    types: ['pptx'],
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    looked: false,
  },
  odt: { types: ['odt'], media: 'application/vnd.oasis.opendocument.text', looked: false },
  ods: { types: ['ods'], media: 'application/vnd.oasis.opendocument.spreadsheet', looked: false },
  jpg: { types: ['jpg'], media: 'image/jpeg', looked: true },
  jpeg: { types: ['jpg'], media: 'image/jpeg', looked: true },
  png: { types: ['png'], media: 'image/png', looked: true },
} as const;
export type Extension = keyof typeof fileKinds;

/** The extension of a name if it is one that is taken. */
export function extensionOf(name: string): Extension | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(shownName(name))?.[1]?.toLowerCase() ?? '';
  return extension in fileKinds ? (extension as Extension) : undefined;
}

/** SHA-256 in hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'sha256'));

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

export const DocumentState = z.enum(['awaited', 'stored', 'refused']);

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
