/** The table of a road map as files, letter for letter in its own columns: written by the schedule, once for each version. */
import { createHash } from 'node:crypto';
import { safeName } from '../../contract/casefiles/names.ts';
import { Problem } from '../../contract/problem.ts';
import { retyped } from '../../contract/reading/edits.ts';
import type { Grid } from '../../contract/reading/grid.ts';
import { keys, objects } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { disposition } from '../documents/reading.ts';
import { kind } from '../roadmaps/kind.ts';
import { editionOf, find, read, saidIn } from '../roadmaps/reading.ts';

/** As what a table is written. */
export const tableFormats = ['docx', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const tableMedia: Record<TableFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Who makes the bytes of a file from a table. */
export type Writers = Record<TableFormat, (grid: Grid) => Promise<Uint8Array>>;

/** Writes the table of the version in force, where that was not done yet. Cut off anywhere, it is done again. */
export async function writeOut(
  ctx: Context,
  id: string,
  writers: () => Promise<Writers>,
): Promise<void> {
  const roadmap = await find(ctx, id);
  const number = editionOf(roadmap);
  if (!roadmap.approved || roadmap.written === number) return;
  const source = (await saidIn(ctx, id, number))?.source;
  if (source) {
    const grid = retyped(source.grid, source.edits);
    const make = await writers();
    for (const format of tableFormats) {
      const bytes = await make[format](grid);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const object = objects.table(ctx.municipality, id, number, format);
      await ctx.files.write(object, bytes, tableMedia[format], sha256);
    }
  }
  await ctx.table.replace(kind, keys.roadmap(ctx.municipality, id), {
    ...roadmap,
    written: number,
  });
}

/** A link to the table of a version as a file; refused where its table was never kept, or is not written yet. */
export async function tableUrl(ctx: Context, id: string, number: number, format: TableFormat) {
  const roadmap = await read(ctx, id);
  if (number > (roadmap.written ?? 0)) throw new Problem('state', { state: 'not-written' });
  if (!(await saidIn(ctx, id, number))?.source) throw new Problem('state', { state: 'no-table' });
  const name = safeName(`Дорожная_карта_${id}_редакция_${number}`);
  const url = await ctx.files.readUrl(objects.table(ctx.municipality, id, number, format), {
    media: tableMedia[format],
    disposition: disposition(`${name}.${format}`, false),
  });
  return { url, inline: false };
}
