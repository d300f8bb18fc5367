/** What every page knows: the site, who is signed in, and whether the session ended in the middle of work. */
import { signal } from '@preact/signals';
import { speaksFor } from '../../functions/contract/people/speaking.ts';
import type { Session } from '../../functions/contract/session.ts';
import type { Site } from '../../functions/contract/site.ts';

export const site = signal<Site | undefined>(undefined);
/** `undefined`: not known yet; `null`: nobody. */
export const session = signal<Session | null | undefined>(undefined);
/** The session ended while somebody worked: the sign-in comes to the page, the page stays. */
export const signInAgain = signal(false);

/** Somebody has left, and the server could not be told yet. */
export const leaving = signal(false);

/** The server does not know the session any more. */
export function expired(): void {
  if (session.peek()) signInAgain.value = true;
}

/** Whether the person may do a verb of anything: which pages to offer. */
export const may = (verb: string): boolean => !!session.value?.may.includes(verb);

/** The schools and offices for which the person speaks, and so owes what they owe. */
export const ownSides = (): string[] => (session.value ? speaksFor(session.value.person) : []);

/** The day on which this environment stands; empty before it is known. */
export const today = (): string => site.value?.today ?? '';

/** The road maps that the reader may choose from. */
export const plans = () => session.value?.roadmaps ?? site.value?.roadmaps ?? [];

/** One of them. */
export const planOf = (roadmap: string) => plans().find(({ id }) => id === roadmap);

/** Rises with every act that was done: what is counted elsewhere on the page is asked anew. */
export const acted = signal(0);

/** The list to which an open page belongs, where its address does not say so. */
export const listed = signal('');
