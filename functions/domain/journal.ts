/** Keeping the journal: whoever does what is to be noted notes it. How it is read: `entries.ts`. */
import { randomUUID } from 'node:crypto';
import { Entry } from '../contract/journal.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import type { Context } from './context.ts';

export const kind: Kind<Entry> = { name: 'entry of the journal', shape: 1, schema: Entry };

type Noted = Pick<Entry, 'act' | 'whom' | 'what'> & Partial<Pick<Entry, 'id' | 'at' | 'by'>>;

/** The longest name of a document or address that is kept. */
const longest = 300;

/**
 * Notes what was done. What has an id and an instant of its own is noted once, however often it is asked for again.
 */
export async function note(ctx: Context, noted: Noted): Promise<void> {
  const { id = randomUUID(), at = ctx.now, by = ctx.person?.id ?? '', what, ...rest } = noted;
  const entry = { ...rest, id, at, by, what: what?.slice(0, longest), network: ctx.network };
  await ctx.table.create(kind, keys.journal(ctx.municipality, at, id), entry);
}
