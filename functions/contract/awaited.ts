/** Which work of the schedule is still to be waited for; without schemas, for pages ask it too. */

export type Undone = { state: 'asked' | 'making'; due: number; tries: number };

/** Whether a run is at it, or another will be: it is neither done nor given up. */
export const isAwaited = <W extends { state: string }>(work: W): work is W & Undone =>
  work.state === 'asked' || work.state === 'making';

/** Whether it failed, and is tried again by itself. */
export const isTriedAgain = (work: { state: string; tries?: number }): boolean =>
  work.state === 'asked' && (work.tries ?? 0) > 0;
