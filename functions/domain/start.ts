/** The beginning of an environment, the same on every ground: what stands there already stays. */
import { read } from '../contract/reading/read.ts';
import { dictionary } from '../contract/roadmaps/dictionary.ts';
import type { Start } from '../contract/start.ts';
import type { Context } from './context.ts';
import * as people from './people/acting.ts';
import * as roadmaps from './roadmaps/approving.ts';
import type { Said } from './roadmaps/kind.ts';
import * as schools from './schools.ts';
import * as settings from './settings.ts';
import { touch } from './stamp.ts';

/** The table of the first road map, with which of its rows became what. */
function sourceOf({ table, schools }: Start): Said['source'] {
  if (!table) return undefined;
  const known = { ...dictionary, schools, supported: schools.length };
  const found = read(table.grid, known, table.answers);
  return { ...table, edits: [], rows: 'unread' in found ? [] : found.rows };
}

/**
 * Loads what a new environment lacks. Loading again changes nothing, and a load that was cut off goes on where it
 * stopped: the municipality comes last.
 */
export async function start(ctx: Context, data: Start): Promise<void> {
  if (await settings.find(ctx)) return;
  const there = await schools.all(ctx);
  for (const school of data.schools)
    if (!there.some((one) => one.id === school.id)) await schools.write(ctx, school, 0);
  for (const person of data.people) await people.write(ctx, person);
  if (data.roadmap) await roadmaps.load(ctx, data.roadmap, sourceOf(data));
  await settings.load(ctx, data.municipality);
  await touch(ctx);
}
