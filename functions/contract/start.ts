/** What a new environment begins with: initial data, editable afterwards; nothing of it is a constant in code. */
import * as z from 'zod/mini';
import { PersonInput } from './people/person.ts';
import { RoadmapDocument } from './roadmaps/roadmap.ts';
import { Municipality, SchoolInput } from './schools.ts';

export const Start = z.object({
  municipality: Municipality,
  schools: z.array(SchoolInput),
  roadmap: RoadmapDocument,
  /** Those who can sign in at once: the first administrator adds the rest. */
  people: z.array(PersonInput).check(z.minLength(1, 'required')),
});
export type Start = z.infer<typeof Start>;
