/** Summaries as people read them: listed, watched while they are made, taken as files. */
import { placeName } from '../../contract/casefiles/names.ts';
import type { Day } from '../../contract/days.ts';
import { Problem } from '../../contract/problem.ts';
import type { Format, Summary } from '../../contract/summaries/summary.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { disposition } from '../documents/reading.ts';
import { registryOf } from '../registry.ts';
import { keyOf, kind, type Named, objectOf } from './kind.ts';

/** Media types of the files of a summary. */
export const media: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  'table.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'table.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** So many summaries make a page; it ends with a day, so that those of one day stand in the order of asking. */
const pageOf = 30;

/** A page of summaries, the newest request first. `before`: only those that were asked for before this day. */
export async function list(
  ctx: Context,
  roadmap: string,
  before?: Day,
): Promise<{ summaries: Summary[]; next?: Day }> {
  ctx.allow('summary.read');
  (await registryOf(ctx)).plan(roadmap);
  const found = await ctx.table.list(kind, keys.summaries(ctx.municipality, roadmap), {
    reverse: true,
    limit: pageOf,
    ...(before && { start: keyOf(ctx, { roadmap, day: before, id: '' }) }),
  });
  const last = found.at(-1)?.day;
  if (last === undefined || found.length < pageOf) return { summaries: inOrder(found) };
  const whole = found.filter(({ day }) => day !== last);
  const next = whole.at(-1)?.day;
  if (next !== undefined) return { summaries: inOrder(whole), next };
  const ofDay = keys.summary(ctx.municipality, roadmap, last, '');
  return { summaries: inOrder(await ctx.table.list(kind, ofDay)), next: last };
}

const inOrder = (summaries: Summary[]): Summary[] =>
  summaries.sort((a, b) => (a.day + a.known < b.day + b.known ? 1 : -1));

/** One summary's record, with its progress while it is made. */
export async function read(ctx: Context, named: Named): Promise<Summary> {
  ctx.allow('summary.read');
  return (await ctx.table.get(kind, keyOf(ctx, named))) ?? byOldAddress(ctx, named);
}

/** Up to 0.2 the address of a summary had the day that it is of; people have kept such addresses. */
async function byOldAddress(ctx: Context, { roadmap, day, id }: Named): Promise<Summary> {
  const all = await ctx.table.list(kind, keys.summaries(ctx.municipality, roadmap));
  const found = all.find((one) => one.id === id && one.asOf === day);
  if (!found) throw new Problem('absent');
  return found;
}

/** A link to one of a summary's files, under a name that says what it is. */
export async function urlOf(ctx: Context, { format, ...named }: Named & { format: Format }) {
  const [summary, { place }] = await Promise.all([read(ctx, named), registryOf(ctx)]);
  if (summary.state !== 'ready') throw new Problem('state', { state: summary.state });
  if (!summary.files[format]) throw new Problem('absent');
  const name = fileName(place?.name ?? '', summary.asOf, format);
  const url = await ctx.files.readUrl(objectOf(ctx, summary, format), {
    media: media[format],
    disposition: disposition(name, false),
  });
  return { url, inline: false };
}

/** «Сводка_ШНОР_ШНСУ_Кисловодск_2021_на_2021-12-31.xlsx»: of a municipality's name its own words. */
function fileName(place: string, asOf: Day, format: Format): string {
  const table = format.startsWith('table.');
  const title = table ? 'Дорожная_карта_с_фактом' : format === 'docx' ? 'Отчёт' : 'Сводка';
  const parts = [title, 'ШНОР', 'ШНСУ', placeName(place), asOf.slice(0, 4), 'на', asOf];
  return `${parts.filter(Boolean).join('_')}.${format.replace('table.', '')}`;
}
