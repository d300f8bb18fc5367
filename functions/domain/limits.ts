/** How often something may be done within a window of time, and what is done once a turn: by one conditional write. */
import { moscow } from '../contract/days.ts';
import { Problem } from '../contract/problem.ts';
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';

/** Windows are in milliseconds; `most` is what one window holds. */
export type Limit = { window: number; most: number };

type Counting = Pick<Context, 'municipality' | 'table' | 'clock'>;

/** The window of this moment: its number, and when it ends. One of a day is a day in Moscow. */
export function windowAt(clock: () => number, window: number): { number: number; ends: number } {
  const number = Math.floor((clock() + moscow) / window);
  return { number, ends: (number + 1) * window - moscow };
}

/**
 * Counts `times` more of what is done (`what`: «files:lyceum-4»). `often` when the window holds no more: of what, in how many
 * seconds, and how much is `left`.
 */
export async function limit(
  ctx: Counting,
  what: string,
  { window, most }: Limit,
  times = 1,
): Promise<void> {
  const now = ctx.clock();
  const { number, ends } = windowAt(() => now, window);
  const key = keys.limit(ctx.municipality, what, number);
  const counted = await ctx.table.change(key, {
    set: 'ADD times :more SET expires = :expires',
    values: { ':more': times, ':expires': Math.ceil(ends / 1000), ':room': most - times },
    condition: 'attribute_not_exists(times) OR times <= :room',
  });
  if (counted) return;
  const [found] = times > 1 ? await ctx.table.getMany([key]) : [];
  throw new Problem('often', {
    retryAfter: Math.ceil((ends - now) / 1000),
    reason: what.split(':')[0] ?? '',
    left: found ? Math.max(0, most - Number(found.times)) : 0,
  });
}

/** Takes back what was counted in this window: nothing came of it. */
export async function uncount(
  ctx: Counting,
  what: string,
  { window }: Limit,
  times = 1,
): Promise<void> {
  const { number } = windowAt(ctx.clock, window);
  await ctx.table.change(keys.limit(ctx.municipality, what, number), {
    set: 'ADD times :less',
    values: { ':less': -times, ':times': times },
    condition: 'times >= :times',
  });
}

/** Whether turn `number` was taken. */
export async function isDone(ctx: Context, what: string, number: number): Promise<boolean> {
  const [found] = await ctx.table.getMany([keys.limit(ctx.municipality, what, number)]);
  return found !== undefined;
}

/**
 * Takes turn `number` of something that is done once a turn, whichever run comes first; false when another has taken it.
 * `known`: for how many milliseconds that is remembered.
 */
export async function once(
  ctx: Context,
  what: string,
  number: number,
  known: number,
): Promise<boolean> {
  const taken = await ctx.table.change(keys.limit(ctx.municipality, what, number), {
    set: 'SET expires = :expires',
    values: { ':expires': Math.ceil((ctx.clock() + known) / 1000) },
    condition: 'attribute_not_exists(pk)',
  });
  return taken !== undefined;
}
