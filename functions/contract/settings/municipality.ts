/**
 * What the municipality says of itself: its name and goal, how its offices are called, whom to ask, its own words.
 * Initial data of an environment and kept by its administrator afterwards; nothing of it is a constant.
 */
import * as z from 'zod/mini';
import { Instant } from '../dates.ts';
import { required, slug, text } from '../text.ts';
import { Dictionary, noWords, Words } from './dictionary.ts';

/** Who changed a record last, and when. */
export const Changed = z.object({
  by: z.object({ id: z.string(), name: z.string() }),
  at: Instant,
});

/** Whom to ask: an office, or somebody of it by the post; never a person's own number. */
export const Contact = z.object({
  name: z.string(),
  email: z.optional(z.string()),
  phone: z.optional(z.string()),
});

/** Working days before a term; no more than fit into the thirty days for which a letter is known. */
const DaysBefore = z.int('days').check(z.gte(1, 'days'), z.lte(15, 'days'));

/** From a month to five years. */
const DaysKept = z.int('days').check(z.gte(30, 'days'), z.lte(1826, 'days'));

/** An environment begins with it; an empty name is asked for on the administrator's first page. */
export const Municipality = z.object({
  id: slug,
  name: z.string(),
  goal: z.string(),
  offices: z.record(z.string(), z.string()),
  contacts: z.optional(z.array(Contact)),
  dictionary: z._default(Dictionary, noWords),
  /** Working days before a term on which whoever has not handed in is reminded; `remindDays` of `days.ts` where nothing is said. */
  remindDays: z.optional(DaysBefore),
  /** Days for which the journal is kept; a year where nothing is said. */
  journalDays: z.optional(DaysKept),
});
export type Municipality = z.infer<typeof Municipality>;

/** As it is kept. Version 0: written by a release that knew none. */
export const Settings = z.extend(Municipality, {
  changed: z.optional(Changed),
  version: z.int(),
});
export type Settings = z.infer<typeof Settings>;

const email = z.string().check(z.regex(/^$|^[^\s@<>"';,]+@[^\s@<>"';,]+\.[^\s@<>"';,]+$/, 'email'));

/** What the administrator says of it. What answers the questions of plans is kept by whoever answers them. */
export const SettingsInput = z.object({
  name: required(200),
  goal: text(2000),
  offices: z.object({ uo: required(300), imo: required(300), tutors: required(300) }),
  contacts: z
    .array(
      z.object({
        name: required(200),
        email: z.optional(email.check(z.maxLength(254, 'too-long'))),
        phone: z.optional(text(100)),
      }),
    )
    .check(z.maxLength(20, 'too-many')),
  remindDays: z.optional(DaysBefore),
  journalDays: z.optional(DaysKept),
  dictionary: Words,
});
export type SettingsInput = z.infer<typeof SettingsInput>;
