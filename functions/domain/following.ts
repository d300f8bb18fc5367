/**
 * What follows from acts, done by the schedule: pages behind links are held, spent drafts are forgotten. A task that asks
 * for it stands in the tally row of its side until it is done; each can be done twice.
 */
import { type Key, keys, waitingRange } from '../store/keys.ts';
import type { Context } from './context.ts';
import { hold } from './links/holding.ts';
import { forgetSpent } from './submissions/drafts.ts';
import { rowKind, tallyKind } from './tasks/kind.ts';
import { find } from './tasks/log.ts';

/** Follows up every task that asks for it. One fault keeps no other task from it; they are thrown at the end. */
export async function follow(ctx: Context, roadmap: string): Promise<void> {
  const { pk } = keys.tallies(ctx.municipality, roadmap);
  const faults: unknown[] = [];
  let after: string | undefined;
  do {
    const begins = waitingRange.left('follow');
    const page = await ctx.table.page(rowKind, 'waiting', pk, { begins, after });
    for (const { owes } of page.items)
      await followSide(ctx, roadmap, owes).catch((error) => faults.push(error));
    after = page.next;
  } while (after);
  if (faults.length > 0) throw new AggregateError(faults, 'Some acts were not followed up');
}

async function followSide(ctx: Context, roadmap: string, owes: string): Promise<void> {
  const key = keys.tally(ctx.municipality, roadmap, owes);
  const row = await ctx.table.get(tallyKind, key);
  if (!row) return;
  const left: typeof row.follow = {};
  const faults: unknown[] = [];
  for (const [name, version] of Object.entries(row.follow)) {
    const [period = '', ...measure] = name.split('.');
    const place = keys.task(ctx.municipality, roadmap, {
      owes,
      period,
      measure: measure.join('.'),
    });
    await followTask(ctx, place).catch((error) => {
      faults.push(error);
      left[name] = version;
    });
  }
  // Whoever acted meanwhile keeps the row waiting: then it is followed again.
  await ctx.table.replace(tallyKind, key, { ...row, follow: left }).catch(() => undefined);
  if (faults.length > 0) throw new AggregateError(faults, `Acts of ${owes} were not followed up`);
}

async function followTask(ctx: Context, key: Key): Promise<void> {
  const task = await find(ctx, key);
  if (!task) return;
  await hold(ctx, task);
  await forgetSpent(ctx, task);
}
