/**
 * Acts upon a task. A task is its acts: what was handed in, decided, taken back, each with its payload, its author, side,
 * instant and fingerprint. Nothing of an act ever changes; what it means together with the others is in `fold.ts`, when
 * it is allowed in `transitions.ts`.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { About } from '../documents/document.ts';
import { Author } from '../people/person.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { deeds } from './transitions.ts';

/** A document behind an item, as it was when handed in: `document` is the SHA-256 of its bytes. */
export const Attached = z.object({
  document: z.string(),
  owner: z.string(),
  name: z.string(),
  size: z.int(),
  media: z.string(),
  about: z.optional(About),
});
export type Attached = z.infer<typeof Attached>;

/** A value that an item reports. */
export const Value = z.object({
  count: z.number('value').check(z.gte(-1_000_000_000, 'value'), z.lte(1_000_000_000, 'value')),
  of: z.optional(z.number('value').check(z.gte(0, 'value'), z.lte(1_000_000_000, 'value'))),
});

/** Why what was planned was not held: «Не проводилось». */
export const Ground = z.enum(['cancelled', 'nobody', 'moved', 'other']);
export type Ground = z.infer<typeof Ground>;

/**
 * An evidence item as it was handed in: a link, documents (pages of one paper, a copy of the page), or both. What is
 * mended is a new item that `replaces` the old.
 */
export const Handed = z.object({
  id: z.string(),
  indicator: z.string(),
  kind: EvidenceKind,
  fulfilled: Day,
  counts: z.int(),
  /** What the indicator asks for beside the paper: a number, a yes (1) or no (0), of a share what of what. */
  value: z.optional(Value),
  /** As typed, and as machines read it. */
  link: z.optional(z.object({ typed: z.string(), url: z.string() })),
  documents: z.array(Attached),
  note: z.optional(z.string()),
  /** It says that nothing was held, on this ground, and shows a paper only if there is one. */
  ground: z.optional(Ground),
  replaces: z.optional(z.string()),
});
export type Handed = z.infer<typeof Handed>;

/** Why an item is returned. */
export const Reason = z.enum([
  'wrong-document',
  'incomplete',
  'outdated',
  'unsigned',
  'dead-link',
  'personal-data',
  'wrong-year',
  'other',
]);
export type Reason = z.infer<typeof Reason>;

/** What was decided on one item. */
const Decided = z.object({
  item: z.string(),
  verdict: z.enum(['accepted', 'returned']),
  reason: z.optional(Reason),
  comment: z.optional(z.string()),
  /** What shows how it should be: a sample, a corrected page. */
  documents: z.optional(z.array(Attached)),
});

/** What every act has; `print` is the SHA-256 of its body, to know the same request when it comes again. */
const done = {
  id: z.string(),
  by: Author,
  at: Instant,
  comment: z.optional(z.string()),
  print: z.string(),
};

/** Items by their ids. */
const some = { items: z.array(z.string()) };

/** `unsigned`: the plan wants the head's sign-off, and it was not the head who handed in. */
const HandIn = z.object({
  act: z.literal('hand-in'),
  ...done,
  items: z.array(Handed),
  unsigned: z.optional(z.boolean()),
});
const Review = z.object({ act: z.literal('review'), ...done, decisions: z.array(Decided) });
/** What is done to items and says no more than why. */
const Done = z.object({ act: z.enum(deeds), ...done, ...some });

/** What each step keeps beside why; `of`: what the plan said then, so that it holds until a version says otherwise. */
const stepped = [
  z.object({ act: z.literal('extend'), ...done, due: Day, of: z.nullable(Day) }),
  z.object({
    act: z.literal('retarget'),
    ...done,
    indicator: z.string(),
    target: z.int(),
    of: z.int(),
  }),
  z.object({ act: z.literal('explain'), ...done, until: z.optional(Day) }),
  z.object({ act: z.enum(['end', 'resume']), ...done }),
  z.object({ act: z.enum(['say', 'note']), ...done, documents: z.array(Attached) }),
] as const;

export const Act = z.discriminatedUnion('act', [HandIn, Review, Done, ...stepped]);
export type Act = z.infer<typeof Act>;
export type ActName = Act['act'];
export type ActOf<Name extends ActName, One = Act> = One extends { act: infer N }
  ? Name extends N
    ? One & { act: Name }
    : never
  : never;

/** An act as it is shown: of a hand-in only which items; the items stand in the task. */
const { print: _, ...shown } = done;
const [Extended, Retargeted, Explained, Ended, Said] = stepped;
export const ActView = z.discriminatedUnion('act', [
  z.object({ act: z.literal('hand-in'), ...shown, ...some }),
  z.object({ act: z.literal('review'), ...shown, decisions: z.array(Decided) }),
  z.object({ act: z.enum(deeds), ...shown, ...some }),
  z.omit(Extended, { print: true }),
  z.omit(Retargeted, { print: true }),
  z.omit(Explained, { print: true }),
  z.omit(Ended, { print: true }),
  z.omit(Said, { print: true }),
]);
export type ActView = z.infer<typeof ActView>;
