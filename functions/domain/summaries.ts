/**
 * Summaries: asked for once, found, read, taken as files. How one is made stands in `sealing.ts`.
 */
import { addDays, type Day } from '../contract/days.ts';
import { Problem } from '../contract/problem.ts';
import {
  type Content,
  Content as ContentSchema,
  type Format,
  Summary,
} from '../contract/summaries.ts';
import { keys, objects } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import { readOne } from '../store/table.ts';
import type { Context } from './context.ts';
import { disposition } from './documents.ts';
import { registryOf } from './registry.ts';
import * as roadmaps from './roadmap.ts';
import * as schools from './schools.ts';

/** Media types of the files of a summary. */
export const media: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

/** How a summary is kept. */
export const kind: Kind<Summary> = { name: 'summary', shape: 1, schema: Summary };

/** Where the record of a summary lies. */
export const keyOf = (ctx: Context, summary: Pick<Summary, 'roadmap' | 'asOf' | 'id'>) =>
  keys.summary(ctx.municipality, summary.roadmap, summary.asOf, summary.id);

/** Asks for a summary as of a day that is not ahead. The same id again gives the one that was asked for. */
export async function ask(
  ctx: Context,
  roadmap: string,
  input: { id: string; asOf: Day },
): Promise<Summary> {
  ctx.allow('summary.compile');
  if (input.asOf > ctx.today)
    throw new Problem('invalid', { fields: [{ path: 'asOf', code: 'future' }] });
  const [plan, found] = await ctx.table.getMany([
    keys.roadmap(ctx.municipality, roadmap),
    keyOf(ctx, { ...input, roadmap }),
  ]);
  if (!plan) throw new Problem('absent');
  if (input.asOf < `${readOne(roadmaps.kind, plan).years[0]}-01-01`)
    throw new Problem('invalid', { fields: [{ path: 'asOf', code: 'before-plan' }] });
  const as = { nightly: false, by: ctx.person?.name ?? '' };
  const asked = found ? readOne(kind, found) : await claim(ctx, roadmap, input, as);
  if (asked.state !== 'ready')
    await ctx.jobs({ job: 'summary', roadmap, asOf: input.asOf, id: input.id });
  return asked;
}

async function claim(
  ctx: Context,
  roadmap: string,
  input: { id: string; asOf: Day },
  as: { nightly: boolean; by: string },
): Promise<Summary> {
  const asked: Summary = {
    ...input,
    ...as,
    roadmap,
    known: ctx.now,
    state: 'asked',
    progress: 0,
    version: 1,
  };
  if (await ctx.table.create(kind, keyOf(ctx, asked), asked)) return asked;
  const found = await ctx.table.get(kind, keyOf(ctx, asked));
  if (!found) throw new Problem('busy', { retryAfter: 5 });
  return found;
}

/**
 * The summary of the night: as of yesterday, once for each day. A night that was missed is made up by the next
 * tick; undefined when it stands already.
 */
export async function nightly(ctx: Context, roadmap: string): Promise<Summary> {
  const asOf = addDays(ctx.today, -1);
  return claim(ctx, roadmap, { id: `night-${asOf}`, asOf }, { nightly: true, by: 'Расписание' });
}

/** All summaries that are asked for but not made: the tick makes up what a lost run left. */
export async function unfinished(ctx: Context, roadmap: string): Promise<Summary[]> {
  const recent = await recentOf(ctx, roadmap);
  return recent.filter((one) => one.state !== 'ready');
}

const recentOf = (ctx: Context, roadmap: string): Promise<Summary[]> =>
  ctx.table.list(kind, keys.summaries(ctx.municipality, roadmap), { reverse: true, limit: 100 });

/** The latest summaries, the newest day first. */
export async function list(ctx: Context, roadmap: string): Promise<Summary[]> {
  ctx.allow('summary.read');
  (await registryOf(ctx)).plan(roadmap);
  return recentOf(ctx, roadmap);
}

/** A summary's record for the house itself; `absent` when there is none. */
export async function find(ctx: Context, roadmap: string, asOf: Day, id: string): Promise<Summary> {
  const found = await ctx.table.get(kind, keyOf(ctx, { roadmap, asOf, id }));
  if (!found) throw new Problem('absent');
  return found;
}

/** One summary's record, with its progress while it is made. */
export async function read(ctx: Context, roadmap: string, asOf: Day, id: string): Promise<Summary> {
  ctx.allow('summary.read');
  return find(ctx, roadmap, asOf, id);
}

/** Everything that a summary says. */
export async function content(
  ctx: Context,
  roadmap: string,
  asOf: Day,
  id: string,
): Promise<Content> {
  const summary = await read(ctx, roadmap, asOf, id);
  const size = summary.files?.json.size;
  if (summary.state !== 'ready' || !size) throw new Problem('state', { state: summary.state });
  const object = objects.summary(ctx.municipality, roadmap, asOf, id, 'json');
  const bytes = await ctx.files.read(object, 0, size);
  return ContentSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** A link to one of a summary's files, under a name that says what it is. */
export async function link(
  ctx: Context,
  roadmap: string,
  where: { asOf: Day; id: string; format: Format },
) {
  const [summary, place] = await Promise.all([
    read(ctx, roadmap, where.asOf, where.id),
    schools.municipality(ctx),
  ]);
  if (summary.state !== 'ready') throw new Problem('state', { state: summary.state });
  const name = fileName(place?.name ?? '', where);
  const url = await ctx.files.readLink(
    objects.summary(ctx.municipality, roadmap, where.asOf, where.id, where.format),
    { media: media[where.format], disposition: disposition(name, false) },
  );
  return { url, looked: false };
}

/** «Сводка_ШНОР_ШНСУ_Кисловодск_2021_на_2021-12-31.xlsx»: of a municipality's name its last word is its own. */
function fileName(place: string, where: { asOf: Day; format: Format }): string {
  const title = where.format === 'docx' ? 'Отчёт' : 'Сводка';
  const own = place.split(/\s+/).at(-1) ?? '';
  const parts = [title, 'ШНОР', 'ШНСУ', own, where.asOf.slice(0, 4), 'на', where.asOf];
  return `${parts.filter(Boolean).join('_')}.${where.format}`;
}

/** The newest finished summary, for pages that anybody reads. */
export async function latest(ctx: Context, roadmap: string): Promise<Summary | undefined> {
  const recent = await recentOf(ctx, roadmap);
  return recent.find((one) => one.state === 'ready');
}
