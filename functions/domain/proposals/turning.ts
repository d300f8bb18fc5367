/** What the clock does with versions: one whose day has come holds from then on, and its tasks are brought to it. */
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { kind } from '../roadmaps/kind.ts';
import { editionOf, find, followed, noteFollowed, saidIn } from '../roadmaps/reading.ts';
import { touch } from '../stamp.ts';
import { revise } from '../tasks/issuing.ts';
import { meanwhile } from '../work.ts';
import { inForce } from './approving.ts';

/** Brings a road map to the version of today, and its tasks to that. May be cut off anywhere and done again. */
export async function turn(ctx: Context, id: string): Promise<void> {
  const roadmap = await due(ctx, await find(ctx, id));
  const edition = editionOf(roadmap);
  if (roadmap.closed || (await followed(ctx, id)).settled === edition) return;
  await revise(ctx, id);
  await noteFollowed(ctx, id, 'settled', edition);
}

/** The newest version whose day has come, put into force. */
async function due(ctx: Context, roadmap: Roadmap): Promise<Roadmap> {
  const now = editionOf(roadmap);
  const edition = roadmap.editions?.findLast(
    ({ number, from }) => number > now && from <= ctx.today,
  );
  const said = edition && (await saidIn(ctx, roadmap, edition.number));
  if (!edition || !said) return roadmap;
  const key = keys.roadmap(ctx.municipality, roadmap.id);
  const next = inForce(roadmap, edition, said.plan);
  const turned = await ctx.table.replace(kind, key, next).catch(meanwhile);
  await touch(ctx);
  // Somebody decided of it at this moment, or another run was first: it is looked at anew.
  return turned ?? due(ctx, await find(ctx, roadmap.id));
}
