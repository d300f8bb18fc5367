/**
 * What came of reading a grid: the plan under the answers that are known, questions at their cells, notes, rows that were
 * left out. Nothing is guessed: what the table does not settle is a question with a default.
 */
import * as z from 'zod/mini';
import { Plan } from '../roadmaps/roadmap.ts';
import { text } from '../text.ts';

/** What ИМО says to a question: one of its options, a day, days, an id, yes or no. */
export const Answer = z.union([text(500), z.number(), z.boolean(), z.array(text(500))]);
export type Answer = z.infer<typeof Answer>;

/** Answers by ids of questions. An id holds its code and its subject, not a place, so that it serves all like cells. */
export const Answers = z.record(z.string(), Answer);
export type Answers = z.infer<typeof Answers>;

export const questionCodes = [
  'each-year',
  'who-owes',
  'unknown-executor',
  'named-school',
  'cumulative',
  'direction',
  'zero-is-target',
  'share-of-each',
  'pair',
  'marks',
  'recurrence',
  'relative-term',
  'term-elsewhere',
  'number-in-text',
  'school-year',
  'school-quarters',
  'many-tasks',
  'standing',
  'month-without-year',
  'duplicate-number',
  'moved',
  'unreadable',
  'disagrees',
] as const;

/** A place in the grid, all counted from 1 (`column` 0: the whole row). */
export const Place = z.object({ piece: z.int(), row: z.int(), column: z.int() });
export type Place = z.infer<typeof Place>;

export const Question = z.object({
  /** «unknown-executor:ммс»: the same in another table means the same. */
  id: z.string(),
  code: z.enum(questionCodes),
  /** Ids of measures («1.2.1», «4.1/1» of an indicator), in their order. */
  at: z.array(z.string()),
  /** The column as its head says it. */
  column: z.string(),
  cells: z.array(Place),
  words: z.string(),
  default: Answer,
  /** What may be chosen; without it: yes or no, a day, a number, by the kind of the default. */
  options: z.optional(z.array(z.object({ value: Answer, words: z.string() }))),
  answer: z.optional(Answer),
});
export type Question = z.infer<typeof Question>;

export const Note = z.object({
  code: z.string(),
  at: z.array(z.string()),
  words: z.string(),
  cells: z.array(Place),
});
export type Note = z.infer<typeof Note>;

/** Rows that are no measures: column numbers, a head that repeats, a total, a footnote. */
export const Left = z.object({ place: Place, why: z.string(), text: z.string() });
export type Left = z.infer<typeof Left>;

/** How rows of the grid became measures: for the preview beside the source. */
export const RowOf = z.object({
  place: Place,
  measure: z.optional(z.string()),
  section: z.optional(z.int()),
});
export type RowOf = z.infer<typeof RowOf>;

export const Reading = z.extend(Plan, {
  /** How many rows the head takes, and what each column holds (`columns` of the plan). */
  head: z.object({ rows: z.int() }),
  rows: z.array(RowOf),
  questions: z.array(Question),
  notes: z.array(Note),
  left: z.array(Left),
});
export type Reading = z.infer<typeof Reading>;

/** Why a grid is no plan, with the sentence that says what to do. */
export const Unread = z.object({
  code: z.enum([
    ...[
      'empty',
      'no-table',
      'several',
      'too-long',
      'no-head',
      'no-measures',
      'no-years',
      'picture',
    ],
    ...['format', 'too-large', 'damaged', 'password', 'bomb'],
  ] as const),
  words: z.string(),
  place: z.optional(Place),
});
export type Unread = z.infer<typeof Unread>;

/** What is known of the municipality when a table is read: its dictionary. Ids of offices are `uo`, `imo`, `tutors`. */
export const Known = z.object({
  /** `school` stands for every supported school. */
  executors: z.array(z.object({ id: z.string(), aliases: z.array(z.string()) })),
  schools: z.array(z.object({ id: z.string(), name: z.string() })),
  kinds: z.array(z.object({ id: z.string(), name: z.string(), aliases: z.array(z.string()) })),
  /** How many schools are supported: for «по каждой школе» and what is asked. */
  supported: z.int(),
});
export type Known = z.infer<typeof Known>;
