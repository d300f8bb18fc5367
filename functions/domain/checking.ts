/**
 * The check of the night: what is kept beside tasks is reckoned anew from the tasks themselves — the rows of counts, the
 * pages behind links. Whatever had to be mended is reported: it should have been right.
 */
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';
import { hold } from './links/holding.ts';
import { recountAll } from './tasks/issuing.ts';
import { all } from './tasks/reading.ts';
import { each } from './work.ts';

/** Checks a road map once a day, whichever tick comes first; gives the sides whose row was wrong. */
export async function check(ctx: Context, roadmap: string): Promise<string[]> {
  const day = Date.parse(ctx.today) / 86_400_000;
  const claim = keys.limit(ctx.municipality, `check:${roadmap}`, day);
  const taken = await ctx.table.change(claim, {
    set: 'SET expires = :expires',
    values: { ':expires': Math.ceil(ctx.clock() / 1000) + 2 * 86_400 },
    condition: 'attribute_not_exists(pk)',
  });
  if (!taken) return [];
  const wrong = await recountAll(ctx, roadmap);
  await each(await all(ctx, roadmap), (task) => hold(ctx, task));
  if (wrong.length > 0) console.error({ recounted: wrong, roadmap });
  return wrong;
}
