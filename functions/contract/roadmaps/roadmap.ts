/**
 * The road map («дорожная карта»): sections, measures, indicators, a planned value per year. Texts are those
 * of the document, letter for letter; `value`, `month`, `aggregation`, `executors`, `owes` and `evidenceKinds`
 * are our reading of it, which an editor may change (`roadmap-2020-2022.json`, `about`).
 */
import * as z from 'zod/mini';
import { Instant } from '../dates.ts';
import { slug } from '../text.ts';
import { EvidenceKind, Executor } from './kinds.ts';

/** A cell of a year: what stands there, and how it reads. `null` is an empty cell, which is not 0. */
export const Cell = z.object({
  raw: z.string(),
  value: z.nullable(z.int().check(z.nonnegative())),
  month: z.nullable(z.int().check(z.gte(1), z.lte(12))),
});
export type Cell = z.infer<typeof Cell>;

/** `sum`: the years add up to the total. `each-year`: every year above 0 demands the total anew. */
export const Aggregation = z.enum(['sum', 'each-year']);
export type Aggregation = z.infer<typeof Aggregation>;

export const Indicator = z.object({
  id: z.string(),
  name: z.string(),
  planned: z.object({
    raw: z.string(),
    value: z.nullable(z.int().check(z.nonnegative())),
    atLeast: z.boolean(),
  }),
  aggregation: Aggregation,
  confirmed: z.boolean(),
  evidenceKinds: z.array(EvidenceKind).check(z.minLength(1)),
  years: z.record(z.string(), Cell),
});
export type Indicator = z.infer<typeof Indicator>;

export const Measure = z.object({
  number: z.string().check(z.regex(/^\d+(\.\d+)+$/, 'number')),
  numberRaw: z.string(),
  section: z.int(),
  title: z.string(),
  result: z.string(),
  executorsRaw: z.string(),
  executors: z.array(Executor).check(z.minLength(1)),
  owes: z.enum(['uo', 'imo', 'tutors', 'each-school']),
  indicators: z.array(Indicator).check(z.minLength(1)),
});
export type Measure = z.infer<typeof Measure>;

const Section = z.object({
  number: z.int(),
  title: z.string(),
  titleOnSlide: z.optional(z.string()),
});

/** The document as its file holds it. */
export const RoadmapDocument = z.object({
  id: slug,
  title: z.string(),
  years: z.array(z.int()).check(z.minLength(1)),
  columns: z.array(z.string()).check(z.length(8)),
  about: z.optional(z.record(z.string(), z.string())),
  sections: z.array(Section),
  measures: z.array(Measure),
});
export type RoadmapDocument = z.infer<typeof RoadmapDocument>;

/** What lists tell of a road map. */
export const RoadmapHeading = z.object({
  id: z.string(),
  title: z.string(),
  years: z.array(z.int()),
  measures: z.int(),
  sections: z.array(z.string()),
});
export type RoadmapHeading = z.infer<typeof RoadmapHeading>;

/** The road map as it is kept: the document, and whether its plan was approved. Only then are tasks issued. */
export const Roadmap = z.extend(RoadmapDocument, {
  approved: z.optional(z.object({ at: Instant, by: z.string(), name: z.string() })),
  version: z.int(),
});
export type Roadmap = z.infer<typeof Roadmap>;
