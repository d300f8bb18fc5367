/**
 * Rows of what the tasks of each side count. Whoever acts writes the own row with the act, so that it counts at once; a
 * row that was missed is counted anew by the schedule, which checks all of them every night.
 */
import { entryName, entryOf, type TallyRow } from '../../contract/tasks/tally.ts';
import type { KeptTask } from '../../contract/tasks/task.ts';
import { keys, waitingRange } from '../../store/keys.ts';
import { readable } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { meanwhile } from '../work.ts';
import { tallyKind } from './kind.ts';

/** All rows of a road map. */
export const rows = (ctx: Context, roadmap: string): Promise<TallyRow[]> =>
  ctx.table.list(tallyKind, keys.tallies(ctx.municipality, roadmap));

/** Sides of one person whose rows are read in one call. */
export const mostSides = 100;

/** The rows of some sides, at most `mostSides`. A row that cannot be read is none: it is reckoned from the tasks again. */
export async function rowsOf(ctx: Context, roadmap: string, sides: string[]): Promise<TallyRow[]> {
  const wanted = sides.map((side) => keys.tally(ctx.municipality, roadmap, side));
  const found = await ctx.table.getMany(wanted);
  return found.flatMap((one) => (one ? readable(tallyKind, one) : []));
}

/**
 * Counts a task in the row of its side, and asks the schedule to follow it up. Never keeps an act from being acknowledged:
 * what could not be counted now the schedule counts.
 */
export async function count(ctx: Context, task: KeptTask): Promise<void> {
  const { roadmap, owes, version } = task;
  try {
    const done = await ctx.table.change(keys.tally(ctx.municipality, roadmap, owes), {
      set: 'SET tasks.#task = :entry, follow.#task = :v, waiting = :waiting ADD version :one',
      names: { '#task': entryName(task) },
      values: {
        ':entry': entryOf(task),
        ':v': version,
        ':waiting': waitingRange.left('follow', owes),
        ':one': 1,
      },
      // A later act of the same task was counted first.
      condition: 'attribute_not_exists(tasks.#task.v) OR tasks.#task.v < :v',
    });
    if (done) return;
  } catch (error) {
    // There is no row yet, or the engine is not there: an environment of an earlier release, a fault of the moment.
    console.error({ uncounted: owes, roadmap, error: String(error) });
    await ctx.jobs({ job: 'recount', roadmap, owes }).catch(() => undefined);
  }
}

/** Counts all tasks of a side anew; true when the row said something else. `tasks`: all that the side owes. */
export async function recount(
  ctx: Context,
  roadmap: string,
  owes: string,
  tasks: KeptTask[],
): Promise<boolean> {
  const key = keys.tally(ctx.municipality, roadmap, owes);
  const [lies] = await ctx.table.getMany([key]);
  const [found] = lies ? readable(tallyKind, lies) : [];
  if (lies && !found) await ctx.table.remove(key);
  const now: TallyRow['tasks'] = Object.fromEntries(
    tasks.map((task) => {
      const [name, entry] = [entryName(task), entryOf(task)];
      const counted = found?.tasks[name];
      // Somebody acted after the tasks were read: what is counted later is right.
      return [name, counted && counted.v > entry.v ? counted : entry];
    }),
  );
  if (found && same(found.tasks, now)) return false;
  const follow = { ...found?.follow };
  for (const [name, { v }] of Object.entries(now))
    if (found?.tasks[name]?.v !== v) follow[name] = v;
  const row: TallyRow = { owes, tasks: now, follow, version: found?.version ?? 0 };
  if (await ctx.table.replace(tallyKind, key, row).catch(meanwhile)) return true;
  // Somebody acted at this moment, and counted that: the rest is counted over it.
  return recount(ctx, roadmap, owes, tasks);
}

const same = (one: TallyRow['tasks'], other: TallyRow['tasks']): boolean =>
  sorted(one) === sorted(other);
const sorted = (tasks: TallyRow['tasks']): string =>
  JSON.stringify(
    Object.entries(tasks)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { v, c }]) => [name, v, c]),
  );
