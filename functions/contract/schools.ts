/**
 * The registry of schools. Categories are set by year, each with the order behind it (measure 1.1 selects
 * anew each year); a school is supported in the years that stand here.
 */
import * as z from 'zod/mini';
import { offices } from './offices.ts';
import { required, slug, text } from './text.ts';

/** ШНОР, ШНСУ, both, or none named by the document that takes the school in. */
const Category = z.enum(['shnor', 'shnsu']);

const Support = z.object({
  year: z.int().check(z.gte(2000, 'year'), z.lte(2100, 'year')),
  categories: z.array(Category),
  basis: required(500),
});

export const SchoolInput = z.object({
  id: slug.check(z.refine((id) => !(offices as readonly string[]).includes(id), 'reserved')),
  name: required(300),
  site: z.optional(text(500)),
  support: z.array(Support),
});

export const School = z.object({
  id: z.string(),
  name: z.string(),
  site: z.optional(z.string()),
  support: z.array(Support),
  version: z.int(),
});
export type School = z.infer<typeof School>;

/** Whether the school is supported in a year. */
export const supportedIn = (school: Pick<School, 'support'>, year: number): boolean =>
  school.support.some((support) => support.year === year);

/** Whom to ask: an office, or somebody of it by the post; never a person's own number. */
export const Contact = z.object({
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
});

/** What the reference file says of the municipality; initial data of an environment, nothing is a constant. */
export const Municipality = z.object({
  id: slug,
  name: z.string(),
  goal: z.string(),
  offices: z.record(z.string(), z.string()),
  contacts: z.optional(z.array(Contact)),
});
export type Municipality = z.infer<typeof Municipality>;
