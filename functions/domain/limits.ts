/** How often something may be done within a window of time, and what is done once a turn: by one conditional write. */
import { Problem } from '../contract/problem.ts';
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';

/** Windows are in milliseconds; `most` is what one window holds. */
export type Limit = { window: number; most: number };

/** Counts `times` more of what is done; `often`, with the seconds to wait, when the window holds no more. */
export async function limit(
  ctx: Context,
  what: string,
  { window, most }: Limit,
  times = 1,
): Promise<void> {
  const now = ctx.clock();
  const number = Math.floor(now / window);
  const ends = (number + 1) * window;
  const counted = await ctx.table.change(keys.limit(ctx.municipality, what, number), {
    set: 'ADD times :more SET expires = :expires',
    values: { ':more': times, ':expires': Math.ceil(ends / 1000), ':room': most - times },
    condition: 'attribute_not_exists(times) OR times <= :room',
  });
  if (!counted) throw new Problem('often', { retryAfter: Math.ceil((ends - now) / 1000) });
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
