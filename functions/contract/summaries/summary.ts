/**
 * A summary («сводка»): plan against fact, sealed. `Content` is all that it says; who asked and when stand
 * beside it, so the same question on the same data has the same content and the same SHA-256.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { cellStates } from '../roadmaps/plan.ts';
import { Aggregation } from '../roadmaps/roadmap.ts';
import { Reason } from '../tasks/acts.ts';
import { clientId } from '../text.ts';
import { asked, failed, making } from '../work.ts';

const CellStateSchema = z.enum(cellStates);

/** An accepted item behind a figure. `url` is the page for links; `path` leads to the item in Opora. */
export const Proof = z.object({
  item: z.string(),
  kind: EvidenceKind,
  owner: z.string(),
  name: z.string(),
  url: z.nullable(z.string()),
  path: z.string(),
  sha256: z.nullable(z.string()),
  fulfilled: Day,
  counts: z.int(),
  acceptedBy: z.string(),
  enteredLater: z.boolean(),
  late: z.boolean(),
});
export type Proof = z.infer<typeof Proof>;

/** A cell of the road map with its fact on the day «по состоянию на». */
export const SummaryCell = z.object({
  year: z.int(),
  raw: z.string(),
  plan: z.nullable(z.int()),
  due: Day,
  fact: z.int(),
  waiting: z.int(),
  deviation: z.nullable(z.int()),
  state: CellStateSchema,
  /** Targets issued do not add up to the plan (a third school): ИМО is asked to revise the plan. */
  issued: z.int(),
  proofs: z.array(Proof),
});
export type SummaryCell = z.infer<typeof SummaryCell>;

/** One row per indicator: the eight columns of the document, letter for letter, and what came of them. */
export const SummaryRow = z.object({
  section: z.int(),
  measure: z.string(),
  numberRaw: z.string(),
  title: z.string(),
  indicator: z.string(),
  name: z.string(),
  plannedRaw: z.string(),
  planned: z.nullable(z.int()),
  atLeast: z.boolean(),
  aggregation: Aggregation,
  marks: z.array(z.enum(['unconfirmed', 'disagrees'])),
  executorsRaw: z.string(),
  cells: z.array(SummaryCell),
  total: z.object({ fact: z.int(), of: z.nullable(z.int()), unit: z.enum(['items', 'years']) }),
});
export type SummaryRow = z.infer<typeof SummaryRow>;

/** Who owes × which task: `accepted` of `target`, with its state. Absent where nothing is owed. */
const MatrixCell = z.object({
  task: z.string(),
  measure: z.string(),
  year: z.int(),
  target: z.int(),
  accepted: z.int(),
  waiting: z.int(),
  returned: z.int(),
  state: CellStateSchema,
});

/** What is owed past its term, or sent back and not mended. */
export const Debt = z.object({
  kind: z.enum(['overdue', 'returned']),
  owes: z.string(),
  owner: z.string(),
  task: z.string(),
  measure: z.string(),
  numberRaw: z.string(),
  title: z.string(),
  year: z.int(),
  due: Day,
  /** Days past the term on the day of the summary; 0 when the term is not over. */
  days: z.int(),
  missing: z.array(z.object({ name: z.string(), count: z.int() })),
  reason: z.nullable(Reason),
  comment: z.nullable(z.string()),
});
export type Debt = z.infer<typeof Debt>;

export const Content = z.object({
  municipality: z.string(),
  roadmap: z.object({
    id: z.string(),
    title: z.string(),
    years: z.array(z.int()),
    columns: z.array(z.string()),
  }),
  asOf: Day,
  sections: z.array(z.object({ number: z.int(), title: z.string() })),
  rows: z.array(SummaryRow),
  matrix: z.array(z.object({ owes: z.string(), owner: z.string(), tasks: z.array(MatrixCell) })),
  debts: z.array(Debt),
});
export type Content = z.infer<typeof Content>;

/** How many cells of a year stand where: for pictures and the public page. */
const YearTotals = z.object({
  year: z.int(),
  states: z.record(CellStateSchema, z.int()),
});

export const formats = ['xlsx', 'docx', 'csv', 'json'] as const;
export const Format = z.enum(formats);
export type Format = z.infer<typeof Format>;

const Base = z.object({
  id: z.string(),
  roadmap: z.string(),
  /** The day on which it was asked for. */
  day: Day,
  asOf: Day,
  /** «По данным на»: what was known at this instant. */
  known: Instant,
  nightly: z.boolean(),
  by: z.string(),
  version: z.int(),
});

/** The record beside the content. */
export const Summary = z.discriminatedUnion('state', [
  z.extend(Base, asked),
  z.extend(Base, {
    ...making,
    /** Per cent. */
    progress: z.int(),
  }),
  z.extend(Base, {
    state: z.literal('ready'),
    sha256: z.string(),
    files: z.record(Format, z.object({ size: z.int(), sha256: z.string() })),
    totals: z.array(YearTotals),
    debts: z.int(),
  }),
  z.extend(Base, failed),
]);
export type Summary = z.infer<typeof Summary>;
export type ReadySummary = Extract<Summary, { state: 'ready' }>;

/** A page of summaries, the newest request first. */
export const Summaries = z.object({ summaries: z.array(Summary), next: z.optional(Day) });

export const SummaryRequest = z.object({ id: clientId, asOf: Day });
