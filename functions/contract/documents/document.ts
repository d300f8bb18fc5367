/**
 * Documents: asked for, sent straight to storage by signed links, confirmed by what they really are. A document's id is
 * the SHA-256 of its bytes, so the same file of one owner is one document however often it is sent. Names are people's
 * own and only shown; keys are made here.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { Author } from '../people/person.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { required, slug, text } from '../text.ts';
import {
  extensionOf,
  largestFile,
  longestFileName,
  mostDocuments,
  partsOf,
  shownName,
} from './files.ts';

/** SHA-256 of the bytes, in hexadecimal. */
export const DocumentId = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'sha256'));

/** Documents that something names: of an item, a message, a return. */
export const NamedDocuments = z
  .array(z.object({ document: DocumentId, owner: slug }))
  .check(z.maxLength(mostDocuments, 'too-many'));

export const Upload = z.object({
  id: DocumentId,
  name: z.pipe(
    required(longestFileName).check(
      z.refine((name) => extensionOf(name) !== undefined, 'file-kind'),
    ),
    z.transform(shownName),
  ),
  size: z.int().check(z.gte(1, 'file-empty'), z.lte(largestFile, 'file-large')),
  /** For whom: a school or an office, one that the sender may speak for. */
  owner: z.string().check(z.maxLength(60)),
});
export type Upload = z.infer<typeof Upload>;

/** What a paper is, as its head says (реквизиты, GOST R 7.0.97-2016): kind, number, date, title. */
export const About = z.object({
  kind: z.optional(EvidenceKind),
  number: z.optional(text(60)),
  date: z.optional(Day),
  title: z.optional(text(500)),
  /** Whether it may be shown to everybody; nothing is unless somebody said so. */
  public: z.boolean(),
  /** The earlier version of the same paper, of the same owner. */
  replaces: z.optional(DocumentId),
});
export type About = z.infer<typeof About>;

const WithdrawalReason = z.enum(['personal-data', 'by-mistake', 'other']);
export type WithdrawalReason = z.infer<typeof WithdrawalReason>;

/** Why a document is taken from view; with «other» in words. */
export const Withdrawal = z
  .object({ reason: WithdrawalReason, comment: z.optional(text(1000)) })
  .check(
    z.refine((why) => why.reason !== 'other' || !!why.comment?.trim(), {
      error: 'required',
      path: ['comment'],
    }),
  );
export type Withdrawal = z.infer<typeof Withdrawal>;

const done = { by: Author, at: Instant };

/** What was done with a document after it came; nothing of it is erased by what comes later. */
const DocumentAct = z.object({
  ...done,
  act: z.enum(['removed', 'restored', 'withdrawn', 'reinstated']),
  reason: z.optional(WithdrawalReason),
  comment: z.optional(z.string()),
});
export type DocumentAct = z.infer<typeof DocumentAct>;

const Base = z.object({
  id: DocumentId,
  owner: z.string(),
  name: z.string(),
  size: z.int(),
  media: z.string(),
  by: Author,
  at: Instant,
  about: z.optional(About),
  acts: z.optional(z.array(DocumentAct)),
  version: z.int(),
});

const Awaited = z.extend(Base, { state: z.literal('awaited') });
/** Whoever sent it gave it up before it had come whole; it is forgotten if nobody goes on with it. */
const Cancelled = z.extend(Base, { state: z.literal('cancelled'), cancelled: z.object(done) });
/** The bytes have come; the scan for malware or the check of a large file's sum is not done yet. */
const Checking = z.extend(Base, { state: z.literal('checking') });
const Stored = z.extend(Base, { state: z.literal('stored') });
const Refused = z.extend(Base, { state: z.literal('refused'), refusal: z.string() });
/** Taken out of the owner's list; what was handed in stays. */
const Removed = z.extend(Base, { state: z.literal('removed'), removed: z.object(done) });
/** Taken from view: nobody reads the bytes, the record stays. It may have been out of the list before, or go out of it. */
const Withdrawn = z.extend(Base, {
  state: z.literal('withdrawn'),
  withdrawn: z.object({ ...done, reason: WithdrawalReason, comment: z.optional(z.string()) }),
  removed: z.optional(z.object(done)),
});

/** What both sides see of a document. */
export const Document = z.discriminatedUnion('state', [
  Awaited,
  Cancelled,
  Checking,
  Stored,
  Refused,
  Removed,
  Withdrawn,
]);
export type Document = z.infer<typeof Document>;

/** When and why a document was taken from view. */
export type Taken = z.infer<typeof Withdrawn>['withdrawn'];

const kept = {
  /** Since when, in milliseconds of the real clock, it stands so: announced, given up, being checked, refused. */
  since: z.int(),
  /** Under which its bytes lie in storage: another with each sending, empty for those of releases up to 0.7. */
  sending: z.string(),
};

/** A document as the table keeps it; all instants here are of the real clock, in milliseconds. */
export const Kept = z.discriminatedUnion('state', [
  z.extend(Awaited, kept),
  z.extend(Cancelled, kept),
  /** Until when the schedule is trusted to be reckoning its SHA-256. */
  z.extend(Checking, { ...kept, summing: z.int() }),
  z.extend(Stored, kept),
  z.extend(Refused, kept),
  z.extend(Removed, kept),
  /** When it was taken from view. */
  z.extend(Withdrawn, { ...kept, hidden: z.int() }),
]);
export type Kept = z.infer<typeof Kept>;

/** What comes of asking. `arrived`: the parts that storage has already; absent when nothing is to be sent. */
export const Ticket = z.object({
  document: Document,
  arrived: z.optional(z.array(z.object({ number: z.int(), size: z.int() }))),
});
export type Ticket = z.infer<typeof Ticket>;

/** Parts about to be sent, each with the SHA-256 of its bytes. */
export const PartsInput = z.object({
  parts: z
    .array(
      z.object({
        number: z.int().check(z.gte(1), z.lte(partsOf(largestFile))),
        sha256: DocumentId,
      }),
    )
    .check(z.minLength(1, 'required'), z.maxLength(20, 'too-many')),
});
export type PartsInput = z.infer<typeof PartsInput>;

/** Where to send each part: by PUT, with exactly these headers, which are signed. */
export const Targets = z.object({
  parts: z.array(
    z.object({ number: z.int(), url: z.string(), headers: z.record(z.string(), z.string()) }),
  ),
});

const arrived = { arrived: z.int() };

/** Files under way: those that wait for bytes, with how many have come, and those being checked. */
export const Unfinished = z.object({
  documents: z.array(
    z.discriminatedUnion('state', [z.extend(Awaited, arrived), z.extend(Checking, arrived)]),
  ),
});
export type Unfinished = z.infer<typeof Unfinished>;

/** A page of an owner's documents, the newest first. */
export const Documents = z.object({
  documents: z.array(Document),
  next: z.optional(z.string()),
});

/** A link that lives for minutes. `inline`: it opens in the page. */
export const DocumentUrl = z.object({ url: z.string(), inline: z.boolean() });

/** Whether a link is to save the file rather than to look at it. */
export const Saved = z.object({ save: z.optional(z.string()) });
