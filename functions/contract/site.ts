/** What anybody may read without signing in. */
import * as z from 'zod/mini';
import { Day } from './dates.ts';
import { RoadmapHeading } from './roadmaps/roadmap.ts';
import { Contact } from './settings/municipality.ts';

export const Site = z.object({
  municipality: z.string(),
  goal: z.string(),
  today: Day,
  /** The day on which a demonstration stands; null where today is today. */
  demonstration: z.nullable(Day),
  /** Whom to ask: the offices, as the municipality names them. */
  contacts: z.array(Contact),
  /** Approved ones, newest first. Of figures nothing is told here: nobody decided to publish them. */
  roadmaps: z.array(RoadmapHeading),
});
export type Site = z.infer<typeof Site>;
