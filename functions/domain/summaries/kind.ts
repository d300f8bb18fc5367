/** How summaries are kept: by the day on which each was asked for; up to 0.2 by the day that it is of. */
import { isAwaited } from '../../contract/awaited.ts';
import { dayOf } from '../../contract/days.ts';
import { Problem } from '../../contract/problem.ts';
import { type Format, Summary } from '../../contract/summaries/summary.ts';
import { keys, objects } from '../../store/keys.ts';
import type { Attributes, Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { left, leftAt } from '../work.ts';

/** How a summary is named: `day` is that of asking. */
export type Named = Pick<Summary, 'roadmap' | 'day' | 'id'>;

/** Where the record of a summary lies. */
export const keyOf = (ctx: Pick<Context, 'municipality'>, { roadmap, day, id }: Named) =>
  keys.summary(ctx.municipality, roadmap, day, id);

/** Where a file of a summary lies: by the day that it is of, as ever. */
export const objectOf = (
  ctx: Pick<Context, 'municipality'>,
  { roadmap, asOf, id }: Pick<Summary, 'roadmap' | 'asOf' | 'id'>,
  format: Format,
) => objects.summary(ctx.municipality, roadmap, asOf, id, format);

const name = 'summary';

export const kind: Kind<Summary> = {
  name,
  shape: 3,
  schema: Summary,
  lifts: { 1: withDay, 2: ofPeriods },
  // The index carries only what is left.
  beside: (summary) =>
    isAwaited(summary) ? { brief: summary, ...leftAt(name, summary, summary.id) } : {},
};

/**
 * Up to 0.2 a summary lay under the day that it is of, and is found there until it is rehomed; one that had failed was to
 * be tried again.
 */
function withDay(old: Attributes): Attributes {
  const rest = { ...old, day: old.asOf };
  return old.state === 'ready' ? rest : { ...rest, state: 'asked', due: old.leased ?? 0, tries: 0 };
}

/** Up to 0.5 cells were counted by year. */
function ofPeriods(old: Attributes): Attributes {
  const totals = old.totals as { year: number; states: unknown }[] | undefined;
  if (!totals) return old;
  return { ...old, totals: totals.map(({ year, states }) => ({ period: String(year), states })) };
}

/** Summaries of a road map that wait for a run. */
export const unfinished = (ctx: Context, roadmap: string): Promise<Summary[]> =>
  left(ctx, kind, keys.summaries(ctx.municipality, roadmap).pk);

/** A summary's record for the house itself; `absent` when there is none. */
export async function find(ctx: Context, named: Named): Promise<Summary> {
  const found = await ctx.table.get(kind, keyOf(ctx, named));
  if (!found) throw new Problem('absent');
  return found;
}

/**
 * Brings summaries that lie under the day that they are of to the day on which they were asked for; gives how many. May be
 * cut off anywhere and done again. One that a run is at meanwhile stays where it is until the next time.
 */
export async function rehome(ctx: Context, roadmap: string): Promise<number> {
  let moved = 0;
  for (const one of await ctx.table.list(kind, keys.summaries(ctx.municipality, roadmap))) {
    const home = { ...one, day: dayOf(one.known) };
    if (home.day === one.day) continue;
    const created = await ctx.table.create(kind, keyOf(ctx, home), home);
    if (await ctx.table.remove(keyOf(ctx, one), one.version)) moved++;
    else if (created) await ctx.table.remove(keyOf(ctx, home), home.version);
  }
  return moved;
}
