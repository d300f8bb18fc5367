/** What the clock does with versions: one whose day has come holds from then on, and its tasks are brought to it. */
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { kind } from '../roadmaps/kind.ts';
import { editionOf, find, saidIn } from '../roadmaps/reading.ts';
import { touch } from '../stamp.ts';
import { revise } from '../tasks/issuing.ts';
import { inForce } from './approving.ts';

/** Brings a road map to the version of today, and its tasks to that. May be cut off anywhere and done again. */
export async function turn(ctx: Context, id: string): Promise<void> {
  const roadmap = await due(ctx, await find(ctx, id));
  const edition = editionOf(roadmap);
  if ((roadmap.settled ?? 1) === edition || roadmap.closed) return;
  await revise(ctx, id);
  await ctx.table.replace(kind, keys.roadmap(ctx.municipality, id), {
    ...roadmap,
    settled: edition,
  });
  await touch(ctx);
}

/** The newest version whose day has come, put into force. */
async function due(ctx: Context, roadmap: Roadmap): Promise<Roadmap> {
  const now = editionOf(roadmap);
  const next = roadmap.editions?.findLast(({ number, from }) => number > now && from <= ctx.today);
  const said = next && (await saidIn(ctx, roadmap.id, next.number));
  if (!next || !said) return roadmap;
  const key = keys.roadmap(ctx.municipality, roadmap.id);
  const turned = await ctx.table.replace(kind, key, inForce(roadmap, next, said.plan));
  await touch(ctx);
  return turned;
}
