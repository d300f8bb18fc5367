/**
 * What the schedule tells of itself in figures, each as `{ name: figure }` in its log; whoever watches it knows them by these
 * names. Pure, without schemas.
 */
export const measures = [
  /** 1, of each tick that did all that there was to do. */
  'ticked',
  /** 1, of each probe that found all well. */
  'probed',
  /** Seconds for which the oldest document waits for its scan, of each tick while one does. */
  'oldest-checking',
] as const;

/** Tells a figure. */
export type Measure = (name: (typeof measures)[number], value: number) => void;
