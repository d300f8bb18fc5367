/**
 * A task: one measure of one year, owed by one school or office, with a target per indicator. It holds its
 * evidence items and the acts upon them; nothing handed in is erased by what comes later, so the task as of
 * any instant can be read from the same item.
 */
import * as z from 'zod/mini';
import { Day, Instant } from './dates.ts';
import { About } from './documents.ts';
import { EvidenceKind, Executor } from './kinds.ts';
import { Author } from './people.ts';
import { Reason } from './reviews.ts';

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

export const Verdict = z.object({
  review: z.string(),
  by: Author,
  at: Instant,
  verdict: z.enum(['accepted', 'returned']),
  reason: z.optional(Reason),
  comment: z.optional(z.string()),
});
export type Verdict = z.infer<typeof Verdict>;

/**
 * An evidence item: a link, documents (pages of one paper, a copy of the page), or both. Its content never
 * changes: what is mended is a new item that `replaces` the old.
 */
export const Item = z.object({
  id: z.string(),
  indicator: z.string(),
  kind: EvidenceKind,
  fulfilled: Day,
  counts: z.int(),
  /** As typed, and as machines read it. */
  link: z.optional(z.object({ typed: z.string(), url: z.string() })),
  documents: z.array(Attached),
  note: z.optional(z.string()),
  replaces: z.optional(z.string()),
  submission: z.string(),
  by: Author,
  at: Instant,
  verdict: z.optional(Verdict),
});
export type Item = z.infer<typeof Item>;

/** One act upon the task; `print` is the SHA-256 of its body, to know the same request when it comes again. */
export const Act = z.object({
  id: z.string(),
  act: z.enum(['hand-in', 'review']),
  by: Author,
  at: Instant,
  comment: z.optional(z.string()),
  print: z.string(),
});
export type Act = z.infer<typeof Act>;

export const Demand = z.object({
  id: z.string(),
  name: z.string(),
  target: z.int(),
  kinds: z.array(EvidenceKind),
  countsSchools: z.boolean(),
});
export type Demand = z.infer<typeof Demand>;

/** What a task is, whatever was done in it. */
const Heading = z.object({
  id: z.string(),
  owes: z.string(),
  owner: z.string(),
  year: z.int(),
  measure: z.string(),
  numberRaw: z.string(),
  section: z.int(),
  title: z.string(),
  executors: z.array(Executor),
  due: Day,
});

export const Task = z.extend(Heading, {
  roadmap: z.string(),
  indicators: z.array(Demand),
  items: z.array(Item),
  acts: z.array(Act),
  issuedAt: Instant,
  version: z.int(),
});
export type Task = z.infer<typeof Task>;

/** Where an item stands: a returned one that was mended is `replaced`. */
export const ItemState = z.enum(['waiting', 'accepted', 'returned', 'replaced']);
export type ItemState = z.infer<typeof ItemState>;

/** What a list shows of a task: the index holds it, so lists never read whole tasks. */
export const Brief = z.extend(Heading, {
  indicators: z.array(
    z.object({
      id: z.string(),
      target: z.int(),
      accepted: z.int(),
      waiting: z.int(),
      /** Of the waiting ones, how many were fulfilled within the term. */
      inTime: z.int(),
    }),
  ),
  waiting: z.int(),
  returned: z.int(),
  /** When something was handed in last: a draft saved before that is spent. */
  handedIn: z.optional(Instant),
  /** When the earliest of the waiting items was handed in, and by which side. */
  waitingSince: z.optional(Instant),
  waitingFrom: z.optional(z.array(z.string())),
});
export type Brief = z.infer<typeof Brief>;

/** The deterministic id of a task: issuing twice changes nothing. */
export const taskId = (owes: string, year: number, measure: string) => `${owes}.${year}.${measure}`;

/** The parts of a task's id, or undefined when it is none. */
export function taskParts(id: string): { owes: string; year: number; measure: string } | undefined {
  const found = /^([a-z0-9-]{1,60})\.(\d{4})\.(\d+(?:\.\d+)+)$/.exec(id);
  if (!found) return undefined;
  return { owes: found[1] as string, year: Number(found[2]), measure: found[3] as string };
}

/** An act as it is shown. */
const ActView = z.object({
  id: z.string(),
  act: z.enum(['hand-in', 'review']),
  by: Author,
  at: Instant,
  comment: z.optional(z.string()),
});

/** A task as its readers get it: every item says where it stands. */
export const TaskView = z.extend(Task, {
  items: z.array(z.extend(Item, { state: ItemState })),
  acts: z.array(ActView),
});
export type TaskView = z.infer<typeof TaskView>;
export type ItemView = TaskView['items'][number];
