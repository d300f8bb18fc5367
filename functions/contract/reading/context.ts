/** What all parts of one reading know: the table, its head, its days, the dictionary, what was asked and answered. */
import type { Period } from '../roadmaps/roadmap.ts';
import type { Head } from './head.ts';
import type { Asking } from './questions.ts';
import type { Answers, Known } from './reading.ts';
import type { Span } from './spans.ts';

export type Context = {
  head: Head;
  span: Span;
  /** The periods of the head; none where each measure has a term in words. */
  periods: Period[];
  known: Known;
  answers: Answers;
  asking: Asking;
  tsv: boolean;
  /** Its cells are figures, so that an empty one is worth telling. */
  figures: boolean;
  /** The school whose plan it is, or null. */
  owner: string | null;
  /** All executors are posts of a school. */
  own: boolean;
};
