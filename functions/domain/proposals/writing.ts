/** The table of a road map as files, letter for letter in its own columns: written by the schedule, once for each version. */
import { createHash } from 'node:crypto';
import { retyped } from '../../contract/reading/editing.ts';
import type { Grid } from '../../contract/reading/grid.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { objects } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import type { Source } from '../roadmaps/kind.ts';
import { editionOf, find, followed, noteFollowed, saidIn } from '../roadmaps/reading.ts';
import { type TableFormat, tableFormats, tableMedia } from './taking.ts';

/** What a file says beside its table: how many rows of each piece are its head, and its properties. */
export type Laid = {
  heads: number[];
  about: { title: string; subject: string; by: string; about: string; known: string };
};

/** Who makes the bytes of a file from a table. */
export type Writers = Record<TableFormat, (grid: Grid, laid: Laid) => Promise<Uint8Array>>;

/** How a table is laid out: its head is what stands above the first row that became something. */
export function laidOf(
  { title, approved }: Roadmap,
  { grid, rows }: Source,
  { subject, known }: { subject: string; known: string },
): Laid {
  const heads = grid.pieces.map((_, at) => {
    const own = rows.filter(({ place }) => place.piece === at + 1).map(({ place }) => place.row);
    return at === 0 && own.length > 0 ? Math.min(...own) - 1 : 0;
  });
  const { order = '', number = '' } = approved?.ground ?? {};
  const about = number ? `${order} № ${number}` : order;
  return { heads, about: { title, subject, by: approved?.name ?? '', about, known } };
}

/** Writes the table of the version in force, where that was not done yet. Cut off anywhere, it is done again. */
export async function writeOut(
  ctx: Context,
  id: string,
  writers: () => Promise<Writers>,
): Promise<void> {
  const roadmap = await find(ctx, id);
  const number = editionOf(roadmap);
  if (!roadmap.approved || (await followed(ctx, id)).written === number) return;
  const source = (await saidIn(ctx, roadmap, number))?.source;
  if (source) {
    const grid = retyped(source.grid, source.edits);
    const make = await writers();
    const known = roadmap.approved.at;
    const laid = laidOf(roadmap, source, { subject: `Редакция ${number}`, known });
    for (const format of tableFormats) {
      const bytes = await make[format](grid, laid);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const object = objects.table(ctx.municipality, id, number, format);
      await ctx.files.write(object, bytes, tableMedia[format], sha256);
    }
  }
  await noteFollowed(ctx, id, 'written', number);
}
