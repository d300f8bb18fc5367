/**
 * A summary («сводка»): plan against fact, sealed. `Content` is all that it says; who asked and when stand
 * beside it, so the same question on the same data has the same content and the same SHA-256.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { EvidenceKind } from '../roadmaps/kinds.ts';
import { Aggregation, Asks, Column, Period, Sense } from '../roadmaps/roadmap.ts';
import { cellStates } from '../roadmaps/states.ts';
import { Reason, Value } from '../tasks/acts.ts';
import { Total } from '../tasks/cells.ts';
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
  value: z.optional(Value),
  acceptedBy: z.string(),
  enteredLater: z.boolean(),
  late: z.boolean(),
});
export type Proof = z.infer<typeof Proof>;

/** Why there is less than was planned, in the words of whoever owes it, and when it is expected. */
const cause = { cause: z.optional(z.string()), until: z.optional(Day) };
const Cause = z.object({ owner: z.string(), ...cause });
export type Cause = z.infer<typeof Cause>;

/** A cell of the road map with its fact on the day «по состоянию на». */
export const SummaryCell = z.object({
  period: z.string(),
  raw: z.string(),
  plan: z.nullable(z.number()),
  sense: z.optional(Sense),
  due: z.nullable(Day),
  /** Papers that were accepted, or the value that reports make together; null before the first. */
  fact: z.nullable(z.number()),
  value: z.optional(Value),
  waiting: z.int(),
  deviation: z.nullable(z.number()),
  state: CellStateSchema,
  /** Targets issued do not add up to those wanted (a third school): ИМО is asked to revise the plan. */
  issued: z.int(),
  wanted: z.int(),
  /** Of how many of those who owe it «Не проводилось» was accepted. */
  notHeld: z.optional(z.int()),
  causes: z.optional(z.array(Cause)),
  proofs: z.array(Proof),
});
export type SummaryCell = z.infer<typeof SummaryCell>;

/** One row per indicator: what the document says of it, letter for letter, and what came of it. */
export const SummaryRow = z.object({
  section: z.int(),
  measure: z.string(),
  label: z.string(),
  labelRaw: z.string(),
  title: z.string(),
  indicator: z.string(),
  name: z.string(),
  unit: z.nullable(z.string()),
  asks: Asks,
  /** The column «всего», where the document has one. */
  plannedRaw: z.string(),
  planned: z.nullable(z.number()),
  atLeast: z.boolean(),
  baselineRaw: z.optional(z.string()),
  /** When, in the words of the document, where it has no column for each period. */
  termRaw: z.optional(z.string()),
  aggregation: Aggregation,
  marks: z.array(z.enum(['unconfirmed', 'disagrees'])),
  executorsRaw: z.string(),
  cells: z.array(SummaryCell),
  total: Total,
});
export type SummaryRow = z.infer<typeof SummaryRow>;

/** Who owes × which task: `accepted` of `target`, with its state. Absent where nothing is owed. */
const MatrixCell = z.object({
  task: z.string(),
  measure: z.string(),
  label: z.string(),
  period: z.string(),
  words: z.string(),
  target: z.int(),
  accepted: z.int(),
  waiting: z.int(),
  returned: z.int(),
  /** What was reported, in the unit of its indicator. */
  value: z.optional(Value),
  state: CellStateSchema,
});

/** What is owed past its term, or sent back and not mended. */
export const Debt = z.object({
  kind: z.enum(['overdue', 'returned']),
  owes: z.string(),
  owner: z.string(),
  task: z.string(),
  measure: z.string(),
  label: z.string(),
  title: z.string(),
  words: z.string(),
  due: z.nullable(Day),
  /** Days past the term on the day of the summary; 0 when the term is not over. */
  days: z.int(),
  missing: z.array(z.object({ name: z.string(), count: z.int() })),
  reason: z.nullable(Reason),
  comment: z.nullable(z.string()),
  ...cause,
});
export type Debt = z.infer<typeof Debt>;

export const Content = z.object({
  municipality: z.string(),
  roadmap: z.object({
    id: z.string(),
    title: z.string(),
    /** The version of the plan of which the summary speaks. */
    version: z.optional(z.int()),
    periods: z.array(Period),
    columns: z.array(Column),
  }),
  asOf: Day,
  sections: z.array(z.object({ label: z.nullable(z.string()), title: z.string() })),
  rows: z.array(SummaryRow),
  matrix: z.array(z.object({ owes: z.string(), owner: z.string(), tasks: z.array(MatrixCell) })),
  debts: z.array(Debt),
});
export type Content = z.infer<typeof Content>;

/** How many cells of a period stand where: for pictures and the public page. */
const PeriodTotals = z.object({
  period: z.string(),
  /** A summary that was sealed before a state was known has none of it. */
  states: z.record(z.string(), z.int()),
});

/** The last two are the table of the document itself, in its own columns, with the facts beside the plan. */
export const formats = ['xlsx', 'docx', 'csv', 'json', 'table.docx', 'table.xlsx'] as const;
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
  /** The id of whoever asked for it: they are told when it is there. */
  asker: z.optional(z.string()),
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
    /** A road map that was loaded without its table has no table with facts; up to 0.5 there was none. */
    files: z.record(z.string(), z.object({ size: z.int(), sha256: z.string() })),
    totals: z.array(PeriodTotals),
    debts: z.int(),
  }),
  z.extend(Base, failed),
]);
export type Summary = z.infer<typeof Summary>;
export type ReadySummary = Extract<Summary, { state: 'ready' }>;

/** A page of summaries, the newest request first. */
export const Summaries = z.object({ summaries: z.array(Summary), next: z.optional(Day) });

export const SummaryRequest = z.object({ id: clientId, asOf: Day });
