/**
 * The road map («дорожная карта»), whichever: sections, measures, indicators, and a cell for every term of a measure. Texts
 * are those of the document, letter for letter; everything else is our reading of it, which an editor may change
 * (`docs/design.md` §2). Kislovodsk 2020–2022 is one such table, not the shape of the model.
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { slug } from '../text.ts';

/** An id of ours within a plan: of a period, a term. It stands in ids of tasks, so it has no dot and no «#». */
const word = z.string().check(z.regex(/^[a-z0-9-]{1,30}$/i, 'id'));

/** A span of days in which figures are counted together: a year, a half-year, a quarter, a school year. */
export const Period = z.object({ id: word, words: z.string(), from: Day, to: Day });
export type Period = z.infer<typeof Period>;

/**
 * When a measure is to be done: within which period of the plan, and by when. `due` null: «назначает ИМО». A measure whose
 * document names no terms of its own has the plan's periods for terms.
 */
export const Term = z.object({
  id: word,
  /** The period of the plan with which it is counted. */
  period: word,
  from: z.nullable(Day),
  due: z.nullable(Day),
  words: z.string(),
});
export type Term = z.infer<typeof Term>;

/** How a planned value is met: by as much or more (a count), never less than it, never more. */
export const Sense = z.enum(['exactly', 'at-least', 'at-most']);
export type Sense = z.infer<typeof Sense>;

/** What stands in a cell. `zero`, `dash` and `empty` ask for nothing, and differ. */
const cellKinds = [
  'count',
  'share',
  'mark',
  'recurring',
  'yes',
  'pair',
  'zero',
  'dash',
  'empty',
] as const;

/** A cell of a term: what stands there, and how it reads. `value` null: nothing is asked. */
export const Cell = z.object({
  raw: z.string(),
  is: z.enum(cellKinds),
  value: z.nullable(z.number()),
  sense: z.optional(Sense),
  /** Where the cell, or the measure, names another day than the end of its period. */
  due: z.optional(Day),
  /** Everybody who owes it owes the whole value («не менее 1 от каждой школы»). */
  each: z.optional(z.boolean()),
  /** Of a pair («5/100», «ед./%»): both values, `value` being the first. */
  values: z.optional(z.array(z.object({ unit: z.string(), value: z.number() }))),
});
export type Cell = z.infer<typeof Cell>;

/**
 * How the terms of an indicator make a whole. `sum`: they add up. `each`: every term demands its value anew. `level`: each is
 * a state that was reached; `cumulative`: each holds the ones before it. The last two are never added up over terms.
 */
export const Aggregation = z.enum(['sum', 'each', 'level', 'cumulative']);
export type Aggregation = z.infer<typeof Aggregation>;

/** What an indicator asks for: papers that are counted, or a value with its paper: a number, a share, a yes. */
export const asks = ['papers', 'number', 'share', 'yes'] as const;
export const Asks = z.enum(asks);
export type Asks = z.infer<typeof Asks>;

/** Who settled a reading that the document leaves open. */
const Confirmation = z.object({ at: Instant, by: z.string(), name: z.string() });

export const Indicator = z.object({
  /** «1.1/1»: of its measure. */
  id: z.string(),
  name: z.string(),
  unit: z.nullable(z.string()),
  asks: Asks,
  aggregation: Aggregation,
  /** Whether the document settles this reading; where not, ИМО does, and then `confirmation` says who. */
  confirmed: z.boolean(),
  confirmation: z.optional(Confirmation),
  /** The column «всего», where the document has one. */
  planned: z.optional(
    z.object({ raw: z.string(), value: z.nullable(z.number()), sense: z.optional(Sense) }),
  ),
  baseline: z.optional(
    z.object({
      raw: z.string(),
      value: z.nullable(z.number()),
      values: z.optional(z.array(z.number())),
      year: z.nullable(z.int()),
    }),
  ),
  /** Which papers are wanted, as ids of the municipality's dictionary; each is asked for by itself. */
  evidenceKinds: z.array(z.string()).check(z.minLength(1)),
  /** The document names no figure: the measure is done, or not («Исполнено»). */
  implied: z.optional(z.boolean()),
  /** By the ids of the measure's terms. A term without a cell asks for nothing. */
  cells: z.record(z.string(), Cell),
});
export type Indicator = z.infer<typeof Indicator>;

/**
 * An executor as the document names it, and who that is: an office, `school` (every supported school), a school or a body by
 * its id, `own` (staff of the school whose plan it is), `text` (stays a text), null (not known yet: a question).
 */
export const NamedExecutor = z.object({ raw: z.string(), is: z.nullable(z.string()) });
export type NamedExecutor = z.infer<typeof NamedExecutor>;

export const Measure = z.object({
  /** A key of our own: the label, and «~2» where it stands a second time. */
  id: z.string().check(z.regex(/^[\p{L}\d]+(\.[\p{L}\d]+)*(~\d+)?$/u, 'number')),
  /** The number as people say it («8а», «1.2.1»), and as it is printed («1.1.»). It may repeat or skip. */
  label: z.string(),
  labelRaw: z.string(),
  /** The place of its section. */
  section: z.int(),
  parent: z.optional(z.string()),
  title: z.string(),
  result: z.string(),
  executorsRaw: z.string(),
  executors: z.array(NamedExecutor),
  /** Who hands in the evidence: `each-school`, an office, a school, or a body of the plan. */
  owes: z.string(),
  /** The head of a school signs a report off before it is sent. */
  signOff: z.optional(z.boolean()),
  /** Start and end, where the document has columns for them. */
  span: z.optional(z.tuple([Day, Day])),
  /** Terms of its own, and the words in which the document says them. */
  terms: z.optional(z.array(Term).check(z.minLength(1))),
  termRaw: z.optional(z.string()),
  /** «Отметка о выполнении» as it was brought: a remark, never a fact. */
  remark: z.optional(z.string()),
  indicators: z.array(Indicator).check(z.minLength(1)),
});
export type Measure = z.infer<typeof Measure>;

export const Section = z.object({
  label: z.nullable(z.string()),
  title: z.string(),
  titleOnSlide: z.optional(z.string()),
});
export type Section = z.infer<typeof Section>;

/** What a column of the document holds. */
const columnKinds = [
  'section',
  'number',
  'measure',
  'indicator',
  'unit',
  'result',
  'evidence',
  'planned',
  'target',
  'baseline',
  'term',
  'start',
  'end',
  'executors',
  'mark',
  'other',
] as const;

/** A column of the document: the words of its head from top to bottom, what it holds, of which period. */
export const Column = z.object({
  words: z.string(),
  is: z.enum(columnKinds),
  period: z.optional(z.string()),
});
export type Column = z.infer<typeof Column>;

/** A body outside the municipality that the document names: nobody signs in for it, `by` hands its evidence in. */
export const Body = z.object({ id: slug, name: z.string(), by: z.string() });

/** The order by which a plan holds. */
export const Ground = z.object({
  order: z.string(),
  number: z.string(),
  date: Day,
  file: z.optional(z.object({ owner: z.string(), document: z.string(), name: z.string() })),
});

export type Ground = z.infer<typeof Ground>;

/** A version of a plan: from when it holds, why it came, by which order, who approved it and when. */
export const Edition = z.extend(Confirmation, {
  number: z.int(),
  from: Day,
  reason: z.optional(z.string()),
  ground: z.optional(Ground),
  /** The proposal from which it came, to know the same request when it comes again. */
  proposal: z.optional(z.string()),
});
export type Edition = z.infer<typeof Edition>;

/** What a plan says. */
export const Plan = z.object({
  title: z.string(),
  /** The school whose plan it is; without it, it is the municipality's. */
  owner: z.optional(z.string()),
  span: z.tuple([Day, Day]),
  periods: z.array(Period).check(z.minLength(1)),
  columns: z.array(Column),
  sections: z.array(Section),
  measures: z.array(Measure),
  bodies: z.optional(z.array(Body)),
});
export type Plan = z.infer<typeof Plan>;

/** A plan with its id, before anybody approved it. */
export const RoadmapDocument = z.extend(Plan, { id: slug });
export type RoadmapDocument = z.infer<typeof RoadmapDocument>;

/** What lists tell of a road map. */
export const RoadmapHeading = z.object({
  id: z.string(),
  title: z.string(),
  periods: z.array(Period),
  span: z.tuple([Day, Day]),
  measures: z.int(),
  sections: z.array(z.string()),
  closed: z.optional(z.boolean()),
});
export type RoadmapHeading = z.infer<typeof RoadmapHeading>;

/** The road map as it is kept: the plan, and whether it was approved. Only then are tasks issued. */
export const Roadmap = z.extend(RoadmapDocument, {
  approved: z.optional(z.extend(Confirmation, { ground: z.optional(Ground) })),
  /** The versions that were approved, the one in force and those to come, by number. */
  editions: z.optional(z.array(Edition)),
  /** Which of them is in force; without it the first. */
  edition: z.optional(z.int()),
  /** Nobody hands in or decides any more; everything stays readable. */
  closed: z.optional(z.extend(Confirmation, { reason: z.optional(z.string()) })),
  version: z.int(),
});
export type Roadmap = z.infer<typeof Roadmap>;
