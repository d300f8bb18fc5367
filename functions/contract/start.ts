/** What a new environment begins with: initial data, editable afterwards; nothing of it is a constant in code. */
import * as z from 'zod/mini';
import { PersonInput } from './people/person.ts';
import { Grid } from './reading/grid.ts';
import { Answers } from './reading/reading.ts';
import { RoadmapDocument } from './roadmaps/roadmap.ts';
import { SchoolInput } from './schools/school.ts';
import { Municipality } from './settings/municipality.ts';

/** Schools and road map may come later, by pages. */
export const Start = z.object({
  municipality: Municipality,
  schools: z._default(z.array(SchoolInput), []),
  roadmap: z.optional(RoadmapDocument),
  /** The table from which the road map was read, with what was answered: it can be taken up again and written out. */
  table: z.optional(z.object({ grid: Grid, answers: Answers })),
  /** Those who can sign in at once: the first administrator adds the rest. */
  people: z.array(PersonInput).check(z.minLength(1, 'required')),
});
export type Start = z.infer<typeof Start>;
