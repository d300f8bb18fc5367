/**
 * Work that the schedule does when it was asked for — a summary, a case file, a letter — as its record says how far it is.
 * What each kind of work makes of it stands in its own room.
 */
import * as z from 'zod/mini';

/** `due`: from when, in milliseconds of the real clock, a run may take it up; a run that is at it puts that ahead. */
const undone = { due: z.int(), tries: z.int() };

/** It waits for a run; after a failed one, for the next. */
export const asked = { state: z.literal('asked'), ...undone };
/** A run is at it, or was cut off. */
export const making = { state: z.literal('making'), ...undone };
/** Given up. */
export const failed = { state: z.literal('failed') };
