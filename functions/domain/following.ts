/**
 * What follows from acts, done by the schedule: both sides are told, pages behind links are held, spent drafts are forgotten. A task that asks
 * for it stands in the tally row of its side until it is done; each can be done twice.
 */
import { type Key, keys, waitingRange } from '../store/keys.ts';
import type { Context } from './context.ts';
import { hold } from './links/holding.ts';
import { tell } from './notices/acts.ts';
import { forgetSpent } from './submissions/drafts.ts';
import { rowKind, tallyKind } from './tasks/kind.ts';
import { find } from './tasks/log.ts';
import { each, meanwhile } from './work.ts';

/** Follows up every task that asks for it. One fault keeps no other task from it; they are thrown at the end. */
export const follow = (ctx: Context, roadmap: string): Promise<void> =>
  each(waiting(ctx, roadmap), ({ owes }) => followSide(ctx, roadmap, owes));

/** The sides of which a task asks for it. */
async function* waiting(ctx: Context, roadmap: string) {
  const { pk } = keys.tallies(ctx.municipality, roadmap);
  const begins = waitingRange.left('follow');
  let after: string | undefined;
  do {
    const { items, next } = await ctx.table.page(rowKind, 'waiting', pk, { begins, after });
    yield* items;
    after = next;
  } while (after);
}

async function followSide(ctx: Context, roadmap: string, owes: string): Promise<void> {
  const key = keys.tally(ctx.municipality, roadmap, owes);
  const row = await ctx.table.get(tallyKind, key);
  if (!row) return;
  const left = { ...row.follow };
  try {
    await each(Object.keys(row.follow), async (name) => {
      const [period = '', ...measure] = name.split('.');
      const place = { owes, period, measure: measure.join('.') };
      await followTask(ctx, keys.task(ctx.municipality, roadmap, place));
      delete left[name];
    });
  } finally {
    // Whoever acted meanwhile keeps the row waiting: then it is followed again.
    await ctx.table.replace(tallyKind, key, { ...row, follow: left }).catch(meanwhile);
  }
}

async function followTask(ctx: Context, key: Key): Promise<void> {
  const task = await find(ctx, key);
  if (!task) return;
  await tell(ctx, task);
  await hold(ctx, task);
  await forgetSpent(ctx, task);
}
