/** What a change of the registry will bring, before it is saved: which tasks follow from the plans that stand. */
import * as z from 'zod/mini';
import { SchoolInput } from '../schools/school.ts';

/** The most schools that one request asks about. */
export const mostForeseen = 30;

export const Foreseen = z.object({
  schools: z
    .array(SchoolInput)
    .check(z.minLength(1, 'required'), z.maxLength(mostForeseen, 'too-many')),
});

export const Foresight = z.object({
  /** Of each approved plan, the schools of which something is to be told. */
  plans: z.array(
    z.object({
      roadmap: z.string(),
      title: z.string(),
      schools: z.array(
        z.object({
          school: z.string(),
          /** Tasks that will be issued, by year. */
          appear: z.array(z.object({ year: z.int(), count: z.int() })),
          /** Tasks that were issued and are asked for no more: they stay, with all that was handed in. */
          stay: z.int(),
        }),
      ),
    }),
  ),
});
export type Foresight = z.infer<typeof Foresight>;
