/**
 * A task: one measure of one period, owed by one school or office. What is kept of it holds ids and its acts; names, titles
 * and what is wanted are joined from the registry and the plan when it is read, so that none of them ever goes stale.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { Author } from '../people/person.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { Asks, Ground } from '../roadmaps/roadmap.ts';
import { Act, ActView, Attached, Handed, Reason, Value } from './acts.ts';
import { itemStates, taskStates } from './transitions.ts';

export const ItemState = z.enum(itemStates);
export type ItemState = z.infer<typeof ItemState>;

const Verdict = z.object({
  review: z.string(),
  by: Author,
  at: Instant,
  verdict: z.enum(['accepted', 'returned']),
  reason: z.optional(Reason),
  comment: z.optional(z.string()),
  documents: z.optional(z.array(Attached)),
});

const Said = z.object({ by: Author, at: Instant, comment: z.optional(z.string()) });
export type Said = z.infer<typeof Said>;

/** An evidence item as the acts made it. */
export const Item = z.extend(Handed, {
  submission: z.string(),
  by: Author,
  at: Instant,
  state: ItemState,
  /** Since when it waits for a decision, or waited. */
  since: Instant,
  /** The decision in force. */
  verdict: z.optional(Verdict),
  /** An acceptance was taken back, and nothing decided since. */
  reopened: z.optional(Said),
  /** The head signed it off. */
  signed: z.optional(Said),
  withdrawn: z.optional(Said),
});
export type Item = z.infer<typeof Item>;

/** What steps made of a task (`steps.ts`). */
const standing = {
  /** It has another term than the plan gives it. */
  extended: z.optional(z.extend(Said, { before: z.nullable(Day) })),
  /** Why the fact falls short, and when it will not any more. */
  explained: z.optional(z.extend(Said, { until: z.optional(Day) })),
  /** The office wants it no more. */
  ended: z.optional(Said),
};
const Standing = z.object(standing);
export type Standing = z.infer<typeof Standing>;

/** Another target than the plan's. */
const retargeted = z.optional(z.extend(Said, { before: z.int() }));

/** Where a task lies: who owes it, for which term of which measure of the plan, both by their ids. */
const place = { owes: z.string(), period: z.string(), measure: z.string() };

/**
 * A task as it is kept. `moved`: at which versions how many older acts moved to items of their own (`keys.acts`); `acts`
 * are those that came after them, or all of them once they were read.
 */
export const KeptTask = z.object({
  ...place,
  roadmap: z.string(),
  /** Null as long as ИМО has not set it. */
  due: z.nullable(Day),
  indicators: z.array(z.object({ id: z.string(), target: z.int(), kinds: z.array(EvidenceKind) })),
  /** Since when the plan asks for it no more («Снято с плана»): it stays readable. */
  dropped: z.optional(Instant),
  acts: z.array(Act),
  moved: z.optional(z.array(z.object({ version: z.int(), acts: z.int() }))),
  issuedAt: Instant,
  version: z.int(),
});
export type KeptTask = z.infer<typeof KeptTask>;
/** What is wanted of an indicator, and what the plan wanted where a step changed it. */
export type Wanted = KeptTask['indicators'][number] & {
  retargeted?: z.infer<typeof retargeted>;
};

/** Acts that moved out of a task, in their order. */
export const MovedActs = z.object({ acts: z.array(Act) });
export type MovedActs = z.infer<typeof MovedActs>;

export const Demand = z.object({
  id: z.string(),
  name: z.string(),
  target: z.int(),
  kinds: z.array(EvidenceKind),
  countsSchools: z.boolean(),
  /** What is asked for beside the paper, in which unit, and what the plan says of it: «не более 10». */
  asks: Asks,
  unit: z.nullable(z.string()),
  plan: z.string(),
  /** A share of schools, asked of a school: it says yes or no of itself. */
  ofSchools: z.optional(z.boolean()),
  retargeted,
});
export type Demand = z.infer<typeof Demand>;

/** What a task is, whatever was done in it: joined with the plan and the registry. */
const Heading = z.object({
  ...place,
  id: z.string(),
  owner: z.string(),
  /** Its term: in words, its first day, and the period of the plan with which it is counted. */
  words: z.string(),
  begins: z.nullable(Day),
  within: z.string(),
  label: z.string(),
  labelRaw: z.string(),
  section: z.int(),
  title: z.string(),
  /** Which papers are wanted, in words. */
  papers: z.array(z.string()),
  /** Ids of those whom the plan names. */
  executors: z.array(z.string()),
  due: z.nullable(Day),
  /** The order behind the plan by which it is asked for, where one is known. */
  ground: z.optional(z.pick(Ground, { order: true, number: true, date: true })),
  /** The head of a school signs it off before it is sent. */
  signOff: z.optional(z.boolean()),
  /** Why nothing is handed in any more: its road map is closed, the plan or the office asks for it no more. */
  shut: z.optional(z.enum(['closed', 'dropped', 'ended'])),
});
export type Heading = z.infer<typeof Heading>;

/** A task joined and folded, as the house reckons with it. */
export type Task = Heading &
  Standing & {
    roadmap: string;
    kinds: Record<string, string>;
    indicators: Demand[];
    items: Item[];
    acts: Act[];
    issuedAt: z.infer<typeof Instant>;
    version: number;
  };

/** A task as its readers get it. */
export const TaskView = z.extend(Heading, {
  ...standing,
  /** Where it stands today for those who owe it. */
  state: z.enum(taskStates),
  roadmap: z.string(),
  /** What its kinds of evidence are called, by their ids. */
  kinds: z.record(z.string(), z.string()),
  indicators: z.array(Demand),
  items: z.array(Item),
  acts: z.array(ActView),
  issuedAt: Instant,
  version: z.int(),
});
export type TaskView = z.infer<typeof TaskView>;

/** What a list needs of a task, as the index carries it. */
export const KeptBrief = z.object({
  ...place,
  due: z.nullable(Day),
  indicators: z.array(
    z.object({
      id: z.string(),
      target: z.int(),
      accepted: z.int(),
      waiting: z.int(),
      /** Of the waiting ones, how many were fulfilled within the term. */
      inTime: z.int(),
      /** The accepted value. */
      value: z.optional(Value),
      /** The target of the plan, where a step set another. */
      planned: z.optional(z.int()),
      /** What lacks was not held: it waits for a decision, or that was accepted. */
      notHeld: z.optional(z.enum(['waiting', 'accepted'])),
    }),
  ),
  dropped: z.optional(z.boolean()),
  ended: z.optional(z.boolean()),
  waiting: z.int(),
  /** What the head has not signed yet. */
  signing: z.optional(z.int()),
  returned: z.int(),
  /** Whose items are returned, by side. */
  returnedOf: z.optional(z.record(z.string(), z.int())),
  /** The item that waits the longest does so because an acceptance was taken back. */
  reopened: z.optional(z.boolean()),
  /** When something was handed in last. */
  handedIn: z.optional(Instant),
  /** Since when the earliest of the waiting items waits, and who handed them in. */
  waitingSince: z.optional(Instant),
  waitingFrom: z.optional(z.array(z.object({ id: z.string(), name: z.string() }))),
});
export type KeptBrief = z.infer<typeof KeptBrief>;

/** What a list shows of a task. */
export const Brief = z.extend(KeptBrief, Heading.shape);
export type Brief = z.infer<typeof Brief>;
