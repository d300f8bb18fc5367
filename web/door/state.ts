/** What every page knows: the site, who is signed in, and whether the session ended in the middle of work. */
import { signal } from '@preact/signals';
import type { Session } from '../../functions/contract/people/session.ts';
import type { Site } from '../../functions/contract/site.ts';

export const site = signal<Site | undefined>(undefined);
/** `undefined`: not known yet; `null`: nobody. */
export const session = signal<Session | null | undefined>(undefined);
/** The session ended while somebody worked: the sign-in comes to the page, the page stays. */
export const signInAgain = signal(false);

/** The server does not know the session any more. */
export function expired(): void {
  if (session.peek()) signInAgain.value = true;
}

/** Whether the person may do a verb of anything: which pages to offer. */
export const may = (verb: string): boolean => !!session.value?.may.includes(verb);

/** Whether the person can owe something: schools, offices, tutors. */
export const owes = (): boolean =>
  !!session.value?.person.grants.some((grant) =>
    ['school', 'head', 'tutor', 'imo', 'uo'].includes(grant.role),
  );

/** The road map that pages speak of. */
export const roadmapId = (): string => site.value?.roadmap?.id ?? '';
