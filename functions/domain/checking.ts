/**
 * The check of the night: what is kept beside tasks is reckoned anew from the tasks themselves — the rows of counts, the
 * pages behind links. Whatever had to be mended is reported: it should have been right.
 */
import type { Context } from './context.ts';
import { once } from './limits.ts';
import { hold } from './links/holding.ts';
import { recountAll } from './tasks/issuing.ts';
import { all } from './tasks/reading.ts';
import { each } from './work.ts';

const day = 86_400_000;

/** Checks a road map once a day, whichever tick comes first; gives the sides whose row was wrong. */
export async function check(ctx: Context, roadmap: string): Promise<string[]> {
  const number = Date.parse(ctx.today) / day;
  if (!(await once(ctx, `check:${roadmap}`, number, 2 * day))) return [];
  const wrong = await recountAll(ctx, roadmap);
  await each(await all(ctx, roadmap), (task) => hold(ctx, task));
  if (wrong.length > 0) console.error({ recounted: wrong, roadmap });
  return wrong;
}
