/** «Напомнить должникам»: the digest of Mondays now, to all who owe or to one side; once a day at most. */

import { Problem } from '../../contract/problem.ts';
import { longDay } from '../../contract/words.ts';
import type { Context } from '../context.ts';
import { once } from '../limits.ts';
import { registryOf } from '../registry.ts';
import { isDebt, known, numberOf, toSubmitters } from './daily.ts';
import { overdue } from './debts.ts';
import { reading } from './readers.ts';

const day = 86_400_000;

/** Takes note of it: how many reports will be reminded of. `state` when that was done today already, or nothing is owed. */
export async function ask(ctx: Context, roadmap: string, side?: string): Promise<number> {
  ctx.allow('task.review');
  // One that is not there is absent, not empty.
  (await registryOf(ctx)).plan(roadmap);
  const debts = await debtsOf(ctx, roadmap, side);
  if (debts.length === 0) throw new Problem('state', { state: 'nothing-owed' });
  const what = `remind-${roadmap}-${side ?? 'all'}`;
  if (!(await once(ctx, what, numberOf(ctx.today), 3 * day)))
    throw new Problem('state', { state: 'reminded' });
  await ctx.jobs({ job: 'remind', roadmap, ...(side !== undefined && { side }) });
  return debts.length;
}

/** Asks for the letters; whoever got the digest of today, or was reminded today, gets no second one. */
export async function remind(ctx: Context, roadmap: string, side?: string): Promise<void> {
  const debts = await debtsOf(ctx, roadmap, side);
  const where = { site: ctx.config.site, roadmap };
  const about = `overdue ${roadmap} ${ctx.today}`;
  await toSubmitters(ctx, await reading(ctx), debts, about, 'overdue', (own) =>
    overdue(own, ctx.today, longDay(ctx.today), where),
  );
}

const debtsOf = async (ctx: Context, roadmap: string, side?: string) =>
  (await known(ctx, roadmap))
    .filter((one) => isDebt(one, ctx.today) && (side === undefined || one.task.owes === side))
    .map(({ task }) => task);
