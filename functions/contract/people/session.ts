/** Sign-in by a code from a letter, and the session that it opens. */
import * as z from 'zod/mini';
import { Instant } from '../dates.ts';
import { RoadmapHeading } from '../roadmaps/roadmap.ts';
import { clientId } from '../text.ts';
import { Email, Grant } from './person.ts';

export const CodeRequest = z.object({ email: Email });

/**
 * Six digits, typed with or without spaces. `attempt`: made by the client, one for each letter; when an answer is lost, the
 * same attempt signs in again by the code that it used.
 */
export const SignIn = z.object({
  email: Email,
  attempt: z.optional(clientId),
  code: z.pipe(
    z.string().check(z.regex(/^\s*(\d\s*){6}$/, 'code')),
    z.transform((value) => value.replace(/\s/g, '')),
  ),
});

/** Who is signed in, as the web needs it. */
export const Session = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), grants: z.array(Grant) }),
  until: Instant,
  /** What the person may do of anything: which pages to offer. */
  may: z.array(z.string()),
  /** Road maps, the newest first; behind the approved ones those that are not, for whoever may approve. */
  roadmaps: z.array(RoadmapHeading),
});
export type Session = z.infer<typeof Session>;
