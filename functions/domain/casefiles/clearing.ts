/**
 * Clearing case files: a ZIP is removed when it was kept long enough, or when a document was taken from view after it was
 * asked for. The record says so first, so nobody gets a link to what is not there, and waits in the index until storage is
 * clean, so a removal that fails is gone on with.
 */
import type { Casefile, ReadyCasefile } from '../../contract/casefiles/casefile.ts';
import { keys, waitingRange } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { lastWithdrawal } from '../documents/kind.ts';
import { become, each } from '../work.ts';
import { find, kept, keyOf, kind, type Named, objectOf } from './kind.ts';

/** How long a ready ZIP is kept: a week, in milliseconds. */
export const keptFor = 7 * 86_400_000;

/** Why nobody gets a ZIP any more; undefined while it may be taken. `withdrawal`: when a document was taken from view last. */
export function over(
  ctx: Context,
  { since, until }: ReadyCasefile,
  withdrawal: number,
): 'term' | 'withdrawal' | undefined {
  if (since <= withdrawal) return 'withdrawal';
  return until <= ctx.clock() ? 'term' : undefined;
}

/**
 * Removes the ZIPs that nobody gets any more. What is looked through was asked for before the last withdrawal, or so long
 * ago that it may have been kept long enough.
 */
export async function clear(ctx: Context, roadmap: string): Promise<void> {
  const withdrawal = await lastWithdrawal(ctx);
  const latest = Math.max(withdrawal, ctx.clock() - keptFor);
  const begins = waitingRange.left(kept);
  const between = [begins, `${begins}${latest}~`] as const;
  const { pk } = keys.casefiles(ctx.municipality, roadmap);
  const { items } = await ctx.table.page(kind, 'waiting', pk, { between });
  await each(items, (one) => clearOne(ctx, one, withdrawal));
}

async function clearOne(ctx: Context, named: Named, withdrawal: number): Promise<void> {
  let one: Casefile = await find(ctx, named);
  const why = one.state === 'ready' ? over(ctx, one, withdrawal) : undefined;
  const write = (change: object) => become(ctx, kind, keyOf(ctx, one), { ...one, ...change });
  if (why) one = await write({ state: 'cleared', why, lies: true });
  if (one.state !== 'cleared' || !one.lies) return;
  const object = objectOf(ctx, one);
  await ctx.files.remove(object);
  // A run that was killed left what it had sent.
  await ctx.parts.abandon(object);
  await write({ lies: false });
}
