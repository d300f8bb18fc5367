/**
 * The registry of schools. Categories are set by year, each with the order behind it (measure 1.1 selects
 * anew each year); a school is supported in the years that stand here.
 */
import * as z from 'zod/mini';
import { offices } from '../offices.ts';
import { Changed } from '../settings/municipality.ts';
import { required, slug, text } from '../text.ts';
import { categories, firstYear, lastYear } from './support.ts';

/** ШНОР, ШНСУ, both, or none named by the document that takes the school in. */
const Category = z.enum(categories);

export const Support = z.object({
  year: z.int().check(z.gte(firstYear, 'year'), z.lte(lastYear, 'year')),
  categories: z.array(Category),
  basis: required(500),
});
export type Support = z.infer<typeof Support>;

/** What is said of a school; a year stands there once. */
export const SchoolInput = z.object({
  id: slug.check(z.refine((id) => !(offices as readonly string[]).includes(id), 'reserved')),
  name: required(300),
  site: z.optional(text(500)),
  support: z.array(Support).check(
    z.maxLength(lastYear - firstYear + 1, 'too-many'),
    z.refine((all) => new Set(all.map(({ year }) => year)).size === all.length, 'twice'),
  ),
});
export type SchoolInput = z.infer<typeof SchoolInput>;

export const School = z.object({
  id: z.string(),
  name: z.string(),
  site: z.optional(z.string()),
  support: z.array(Support),
  /** By whom, and when, it was written as it stands; schools of an environment’s beginning have none. */
  changed: z.optional(Changed),
  version: z.int(),
});
export type School = z.infer<typeof School>;
