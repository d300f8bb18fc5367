/** How long archives are kept and when one is given up, without schemas: pages reckon with it too. */

/** Days that a ready ZIP is kept. */
export const keptFor = 7;

/** How often making a case file is begun before it is given up. */
const mostRuns = 5;

type Making = { state: string; runs: number; leased?: number | undefined };

/** Whether a case file is still to be waited for: a run is at it (`now` in milliseconds), or another will be. */
export const isAwaited = ({ state, runs, leased = 0 }: Making, now: number): boolean =>
  state !== 'ready' && (runs < mostRuns || leased > now);
