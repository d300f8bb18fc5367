/** The session, as the web needs it: who is signed in, what they may do, which plans there are. */
import * as z from 'zod/mini';
import { Instant } from './dates.ts';
import { Grant } from './people/person.ts';
import { RoadmapHeading } from './roadmaps/roadmap.ts';

export const Session = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), grants: z.array(Grant) }),
  until: Instant,
  /** What the person may do of anything: which pages to offer. */
  may: z.array(z.string()),
  /** Road maps, the newest first; behind the approved ones those that are not, for whoever may approve. */
  roadmaps: z.array(RoadmapHeading),
});
export type Session = z.infer<typeof Session>;
