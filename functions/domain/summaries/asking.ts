/** Asking for a summary: by a person, by the night. What was asked for is made by the schedule (`sealing.ts`). */
import { isAwaited } from '../../contract/awaited.ts';
import { addDays, type Day } from '../../contract/days.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import type { Summary } from '../../contract/summaries/summary.ts';
import { keys } from '../../store/keys.ts';
import { readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import * as roadmaps from '../roadmaps/kind.ts';
import { asked } from '../work.ts';
import { find, keyOf, kind } from './kind.ts';

/** Asks for a summary as of a day that is not ahead. The same id again gives the one that was asked for, also over midnight. */
export async function ask(
  ctx: Context,
  roadmap: string,
  { id, asOf }: { id: string; asOf: Day },
): Promise<Summary> {
  ctx.allow('summary.compile');
  if (asOf > ctx.today) throw invalid('asOf', 'future');
  const days = [ctx.today, addDays(ctx.today, -1)];
  const [plan, ...before] = await ctx.table.getMany([
    keys.roadmap(ctx.municipality, roadmap),
    ...days.map((day) => keyOf(ctx, { roadmap, day, id })),
  ]);
  if (!plan) throw new Problem('absent');
  if (asOf < readOne(roadmaps.kind, plan).span[0]) throw invalid('asOf', 'before-plan');
  const [stands] = before.flatMap((one) => (one ? [readOne(kind, one)] : []));
  const { person } = ctx;
  const as = { nightly: false, by: person?.name ?? '', ...(person && { asker: person.id }) };
  const summary = stands ?? (await claim(ctx, { roadmap, id, asOf, ...as }));
  if (summary.asOf !== asOf) throw new Problem('conflict');
  if (isAwaited(summary)) await ctx.jobs({ job: 'summary', roadmap, day: summary.day, id });
  return summary;
}

async function claim(
  ctx: Context,
  wanted: Pick<Summary, 'roadmap' | 'id' | 'asOf' | 'nightly' | 'by' | 'asker'>,
): Promise<Summary> {
  const summary: Summary = {
    ...wanted,
    ...asked(ctx),
    day: ctx.today,
    known: ctx.now,
    version: 1,
  };
  const created = await ctx.table.create(kind, keyOf(ctx, summary), summary);
  return created ? summary : find(ctx, summary);
}

/**
 * Asks for the summary of the night: as of yesterday, once for each day. A night that was missed is made up by the next
 * tick. Up to 0.2 it lay under the day that it is of.
 */
export async function nightly(ctx: Context, roadmap: string): Promise<void> {
  const asOf = addDays(ctx.today, -1);
  const id = `night-${asOf}`;
  const places = [ctx.today, asOf].map((day) => keyOf(ctx, { roadmap, day, id }));
  if ((await ctx.table.getMany(places)).some(Boolean)) return;
  await claim(ctx, { roadmap, id, asOf, nightly: true, by: 'Расписание' });
}
