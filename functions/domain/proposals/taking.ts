/** The table of a road map as a file, for whoever may read it. */
import { safeName } from '../../contract/casefiles/names.ts';
import { Problem } from '../../contract/problem.ts';
import { objects } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { disposition } from '../documents/reading.ts';
import { followed, read, saidIn } from '../roadmaps/reading.ts';

/** As what a table is written. */
export const tableFormats = ['docx', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const tableMedia: Record<TableFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A link to the table of a version as a file; refused where its table was never kept, or is not written yet. */
export async function tableUrl(ctx: Context, id: string, number: number, format: TableFormat) {
  const roadmap = await read(ctx, id);
  if (number > (await followed(ctx, id)).written)
    throw new Problem('state', { state: 'not-written' });
  if (!(await saidIn(ctx, roadmap, number))?.source)
    throw new Problem('state', { state: 'no-table' });
  const name = safeName(`Дорожная_карта_${id}_редакция_${number}`);
  const url = await ctx.files.readUrl(objects.table(ctx.municipality, id, number, format), {
    media: tableMedia[format],
    disposition: disposition(`${name}.${format}`, false),
  });
  return { url, inline: false };
}
