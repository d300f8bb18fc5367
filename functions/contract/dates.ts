/** Days and instants as they arrive: the schemas of `days.ts`. */
import * as z from 'zod/mini';

/** A day that exists in the calendar. */
export const Day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, 'day'),
  z.refine((value) => !/^\d{4}-\d{2}-\d{2}$/.test(value) || real(value), 'day'),
);

/** An instant of UTC as ISO 8601. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, 'instant'));

function real(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}
