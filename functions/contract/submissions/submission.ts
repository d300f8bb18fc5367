/** Handing in: a draft that saves itself and asks for nothing, and a submission that asks for everything. */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { DocumentId, NamedDocuments } from '../documents/document.ts';
import { longestFileName, mostDocuments } from '../documents/files.ts';
import { Link } from '../links.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { Ground, Value } from '../tasks/acts.ts';
import { mostItems } from '../tasks/counting.ts';
import { clientId, slug, text } from '../text.ts';

/** For which side one acts, where one may act for several: a school's id or an office. */
const Side = z.optional(slug);

/** An evidence item as it is handed in. */
export const ItemInput = z
  .object({
    id: clientId,
    indicator: z.string(),
    kind: EvidenceKind,
    /** The date of the document or event. */
    fulfilled: Day,
    counts: z.int().check(z.gte(1, 'counts'), z.lte(999, 'counts')),
    value: z.optional(Value),
    link: z.optional(Link),
    documents: NamedDocuments,
    note: z.optional(text(1000)),
    /** Nothing was held; a paper may show it. */
    ground: z.optional(Ground),
    replaces: z.optional(clientId),
  })
  .check(
    z.refine(
      ({ link, documents, ground }) =>
        link !== undefined || documents.length > 0 || ground !== undefined,
      { error: 'no-evidence', path: ['link'] },
    ),
    z.refine(({ ground, note }) => ground !== 'other' || !!note?.trim(), {
      error: 'required',
      path: ['note'],
    }),
  );
export type ItemInput = z.infer<typeof ItemInput>;

export const Submission = z.object({
  id: clientId,
  side: Side,
  items: z.array(ItemInput).check(z.minLength(1, 'required'), z.maxLength(mostItems, 'too-many')),
  comment: z.optional(text()),
});
export type Submission = z.infer<typeof Submission>;

/** An item of a draft: whatever has been typed so far. */
export const DraftItem = z.object({
  id: clientId,
  indicator: text(40),
  kind: EvidenceKind,
  fulfilled: text(40),
  counts: text(10),
  /** A value as it is typed: «3,5»; of a share what of what; «да» is 1, «нет» 0. */
  value: z.optional(z.object({ count: text(20), of: text(20) })),
  link: text(2000),
  documents: z
    .array(
      z.object({ document: DocumentId, owner: slug, name: text(longestFileName), size: z.int() }),
    )
    .check(z.maxLength(mostDocuments, 'too-many')),
  /** Longer than what may be handed in: nothing typed is lost for being too long. */
  note: text(),
  ground: z.optional(Ground),
  replaces: z.optional(clientId),
});
export type DraftItem = z.infer<typeof DraftItem>;

export const DraftInput = z.object({
  /** The id that the hand-in of this draft will carry; a task that knows it makes the draft a spent one. */
  submission: clientId,
  /** For which side it is typed, where one may choose. */
  side: Side,
  items: z.array(DraftItem).check(z.maxLength(mostItems, 'too-many')),
  comment: text(20_000),
});
export type DraftInput = z.infer<typeof DraftInput>;

export const Draft = z.extend(DraftInput, {
  task: z.string(),
  /** Whose it is. */
  by: z.optional(z.object({ id: z.string(), name: z.string() })),
  saved: Instant,
  version: z.int(),
});
export type Draft = z.infer<typeof Draft>;

/** «Квитанция». */
export const Receipt = z.object({
  number: z.string(),
  at: Instant,
  items: z.int(),
});
export type Receipt = z.infer<typeof Receipt>;

/** That somebody of a side has typed what was not handed in: whose, and since when. */
export const DraftNote = z.object({
  task: z.string(),
  saved: Instant,
  by: z.object({ id: z.string(), name: z.string() }),
});
export type DraftNote = z.infer<typeof DraftNote>;
