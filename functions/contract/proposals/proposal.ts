/**
 * A proposal («проект»): a table that is being read into a plan, or into the next version of one. Kept as it was brought,
 * with what was answered and changed of it; the reading is made of these whenever it is looked at.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { Edit } from '../reading/edits.ts';
import { Grid } from '../reading/grid.ts';
import { Answers } from '../reading/reading.ts';
import { Ground } from '../roadmaps/roadmap.ts';
import { clientId, required, slug, text } from '../text.ts';

/** The most changes that a proposal holds; each takes the place of an earlier one of the same. */
const mostEdits = 5000;

export const Edits = z.array(Edit).check(z.maxLength(mostEdits, 'too-many'));

/** What is typed of a proposal; saved by itself. */
export const ProposalInput = z.object({ grid: Grid, answers: Answers, edits: Edits });
export type ProposalInput = z.infer<typeof ProposalInput>;

const By = z.object({ id: z.string(), name: z.string(), at: Instant });

/** What lists show of a proposal. `roadmap`: whose next version it is, and over which one; else it is a new road map. */
export const ProposalHeading = z.object({
  id: z.string(),
  title: z.string(),
  roadmap: z.optional(z.string()),
  base: z.optional(z.int()),
  begun: By,
  changed: By,
  version: z.int(),
});
export type ProposalHeading = z.infer<typeof ProposalHeading>;

export const Proposal = z.extend(ProposalHeading, ProposalInput.shape);
export type Proposal = z.infer<typeof Proposal>;

/** A table is brought. The id is the client's, so that the same may come twice. */
export const Begin = z.extend(ProposalInput, { id: clientId });
export type Begin = z.infer<typeof Begin>;

/** The table of a road map is taken up again: for its next version, or, moved by some years, for a new road map. */
export const Resume = z.object({
  id: clientId,
  years: z.optional(z.int().check(z.gte(-20, 'years'), z.lte(20, 'years'))),
});
export type Resume = z.infer<typeof Resume>;

/** Approving: by which order; of a version also since when it holds, and why. */
export const Approval = z.object({
  order: required(300),
  number: required(60),
  date: Day,
  file: Ground.shape.file,
  from: z.optional(Day),
  reason: z.optional(text(1000)),
  /** The id of the road map that comes of it; made of its years where none is said. */
  roadmap: z.optional(slug),
});
export type Approval = z.infer<typeof Approval>;
