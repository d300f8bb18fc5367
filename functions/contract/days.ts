/**
 * Days and instants. A day is a day in Moscow (`YYYY-MM-DD`), an instant is UTC (ISO 8601 with milliseconds).
 * Moscow is UTC+3 without summer time since 26.10.2014 (Federal law 248-ФЗ of 21.07.2014), and no road map
 * here is older, so the shift is a constant and server and browser agree whatever zone they stand in. Schemas of
 * both are in `dates.ts`: pages that only reckon need no Zod.
 */
export const moscow = 3 * 3600_000;

/** A day in Moscow, `YYYY-MM-DD`. */
export type Day = string;
/** An instant of UTC, ISO 8601 with milliseconds. */
export type Instant = string;

/** The Moscow day of an instant. */
export const dayOf = (instant: Instant): Day =>
  new Date(Date.parse(instant) + moscow).toISOString().slice(0, 10);

/** The last instant of a Moscow day: 23:59:59.999. What comes later is late. */
export const endOf = (day: Day): Instant =>
  new Date(Date.parse(`${day}T23:59:59.999Z`) - moscow).toISOString();

/** The day `count` days later (or earlier). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** The last day of a month, 1 to 12. */
export const lastDay = (year: number, month: number): Day =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** The working days that ИМО takes for a review («3-й рабочий день из 5»). */
export const reviewDays = 5;

/** Working days before a term on which one is reminded of it, where the municipality says nothing else. */
export const remindDays = 5;

/** Days for which the journal is kept, where the municipality says nothing else. */
export const journalDays = 365;
