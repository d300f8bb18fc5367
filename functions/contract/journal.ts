/** The journal: what is done with access and with what was taken from view — who, what, when, from which network. */
import * as z from 'zod/mini';
import { Instant } from './dates.ts';

/** What is noted; nothing of it holds a code, a cookie or what was typed. */
const entryActs = [
  'signed-in',
  'refused',
  'signed-out',
  'sessions-ended',
  'added',
  'granted',
  'revoked',
  'ended',
  'renamed',
  'withdrawn',
  'reinstated',
  'settings',
  'denied',
] as const;
export type EntryAct = (typeof entryActs)[number];

/** An entry as it is kept. `by` and `whom` are ids of people, or of an e-mail that nobody has. */
export const Entry = z.object({
  id: z.string(),
  at: Instant,
  act: z.enum(entryActs),
  by: z.string(),
  /** With whom it was done. */
  whom: z.optional(z.string()),
  /** With what: the name of a document, an address that was refused. */
  what: z.optional(z.string()),
  network: z.optional(z.string()),
});
export type Entry = z.infer<typeof Entry>;

/** As it is shown: people by their names; nothing where there is nobody of that id. */
export const EntryView = z.extend(Entry, {
  byName: z.optional(z.string()),
  whomName: z.optional(z.string()),
});
export type EntryView = z.infer<typeof EntryView>;
