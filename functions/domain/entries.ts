/** The journal as the administrator reads it: the newest first; what is older than the municipality keeps goes. */
import { addDays, journalDays } from '../contract/days.ts';
import type { EntryView } from '../contract/journal.ts';
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';
import { kind } from './journal.ts';
import { isDone, once } from './limits.ts';
import { everybody } from './people/kind.ts';
import { find } from './settings.ts';
import { each } from './work.ts';

/** How many entries make a page. */
const pageOf = 200;

/** A page of the journal behind the entry `after`. */
export async function list(
  ctx: Context,
  after?: string,
): Promise<{ entries: EntryView[]; next?: string }> {
  ctx.allow('person.keep');
  const from = keys.entries(ctx.municipality);
  const [found, people] = await Promise.all([
    ctx.table.list(kind, from, {
      reverse: true,
      limit: pageOf,
      ...(after !== undefined && { start: { pk: from.pk, sk: `${from.sk}${after}` } }),
    }),
    everybody(ctx),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const entries = found.map((one) => ({
    ...one,
    byName: names.get(one.by),
    whomName: names.get(one.whom ?? ''),
  }));
  const last = found.at(-1);
  return { entries, ...(last && found.length >= pageOf && { next: `${last.at}#${last.id}` }) };
}

const day = 86_400_000;

/** Forgets what is older than it is kept, once a day. */
export async function clear(ctx: Context): Promise<void> {
  const number = Math.round(Date.parse(ctx.today) / day);
  if (await isDone(ctx, 'journal', number)) return;
  const kept = (await find(ctx))?.journalDays ?? journalDays;
  const end = addDays(ctx.today, -kept);
  const from = keys.entries(ctx.municipality);
  for (;;) {
    const old = await ctx.table.list(kind, from, { limit: pageOf });
    const over = old.filter(({ at }) => at.slice(0, 10) < end);
    await each(over, ({ at, id }) => ctx.table.remove(keys.journal(ctx.municipality, at, id)));
    if (over.length < old.length || old.length === 0) break;
  }
  await once(ctx, 'journal', number, 3 * day);
}
