/**
 * Summaries: asked for, made by the schedule under a lease, sealed, kept, read. Two runs at once make one: the
 * record is claimed by a conditional write, and only the claimant's files count.
 */
import { createHash } from 'node:crypto';
import { addDays, type Day, endOf } from '../contract/days.ts';
import { cellStates } from '../contract/plan.ts';
import { Problem } from '../contract/problem.ts';
import {
  type Content,
  Content as ContentSchema,
  type Format,
  formats,
  Summary,
} from '../contract/summaries.ts';
import { Task } from '../contract/tasks.ts';
import { keys, objects } from '../store/keys.ts';
import { compile } from './compile.ts';
import type { Context } from './context.ts';
import { disposition } from './documents.ts';
import * as roadmaps from './roadmap.ts';
import * as schools from './schools.ts';

/** How long a run may be silent before another takes over, in milliseconds. */
const lease = 5 * 60_000;

export type Sheet = (
  content: Content,
  stamp: { known: string; sha256: string; by: string; site: string },
) => Promise<Uint8Array>;

const media: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

const keyOf = (ctx: Context, summary: Pick<Summary, 'roadmap' | 'asOf' | 'id'>) =>
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
  const as = { nightly: false, by: ctx.person?.name ?? '' };
  const asked = found ? Summary.parse(found) : await claim(ctx, roadmap, input, as);
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
    // On a day that is set the clock comes round every midnight: everything of that day is known.
    known: ctx.config.today === undefined ? ctx.now : endOf(ctx.today),
    state: 'asked',
    progress: 0,
    version: 1,
  };
  if (await ctx.table.create(keyOf(ctx, asked), asked)) return asked;
  const found = await ctx.table.get(Summary, keyOf(ctx, asked));
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
  return recent.filter((one) => one.state === 'asked' || one.state === 'compiling');
}

const recentOf = (ctx: Context, roadmap: string): Promise<Summary[]> =>
  ctx.table.list(Summary, keys.summaries(ctx.municipality, roadmap), { reverse: true, limit: 100 });

/** The latest summaries, the newest day first. */
export async function list(ctx: Context, roadmap: string): Promise<Summary[]> {
  ctx.allow('summary.read');
  return recentOf(ctx, roadmap);
}

async function find(ctx: Context, roadmap: string, asOf: Day, id: string): Promise<Summary> {
  const found = await ctx.table.get(Summary, keyOf(ctx, { roadmap, asOf, id }));
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

/**
 * Makes a summary that was asked for. The lease is the record's own version: whoever took it last goes on, an
 * overtaken run is refused at its next step and leaves nothing that counts.
 */
export async function make(
  ctx: Context,
  asked: { roadmap: string; asOf: Day; id: string },
  sheets: Record<Exclude<Format, 'json'>, Sheet>,
): Promise<Summary> {
  const key = keyOf(ctx, asked);
  const found = await find(ctx, asked.roadmap, asked.asOf, asked.id);
  if (found.state === 'ready' || (found.leased ?? 0) > ctx.clock()) return found;
  const step = (from: Summary, progress: number, rest: Partial<Summary> = {}): Promise<Summary> =>
    ctx.table.replace(key, {
      ...from,
      progress,
      state: 'compiling',
      leased: ctx.clock() + lease,
      ...rest,
    });
  let run = await step(found, 5);

  const [roadmap, place] = await Promise.all([
    roadmaps.find(ctx, asked.roadmap),
    schools.municipality(ctx),
  ]);
  const tasks = await ctx.table.list(Task, keys.tasks(ctx.municipality, asked.roadmap));
  const said = compile({ name: place?.name ?? '' }, roadmap, tasks, run.asOf, run.known);
  const canonical = JSON.stringify(said);
  const stamp = {
    known: run.known,
    sha256: sha256(canonical),
    by: run.by,
    site: ctx.config.site,
  };
  run = await step(run, 30);

  const files = {} as NonNullable<Summary['files']>;
  for (const [place, format] of formats.entries()) {
    const bytes =
      format === 'json' ? new TextEncoder().encode(canonical) : await sheets[format](said, stamp);
    files[format] = { size: bytes.length, sha256: sha256(bytes) };
    const object = objects.summary(ctx.municipality, asked.roadmap, asked.asOf, asked.id, format);
    await ctx.files.write(object, bytes, media[format], files[format].sha256);
    run = await step(run, 30 + Math.round((65 * (place + 1)) / formats.length));
  }
  return step(run, 100, {
    state: 'ready',
    sha256: stamp.sha256,
    files,
    totals: totalsOf(said),
    debts: said.debts.length,
  });
}

/** How many cells of each year stand where. */
const totalsOf = (said: Content): Summary['totals'] =>
  said.roadmap.years.map((year, place) => ({
    year,
    states: Object.fromEntries(
      cellStates.map((state) => [
        state,
        said.rows.filter((row) => row.cells[place]?.state === state).length,
      ]),
    ) as Record<(typeof cellStates)[number], number>,
  }));

/** The newest finished summary, for pages that anybody reads. */
export async function latest(ctx: Context, roadmap: string): Promise<Summary | undefined> {
  const recent = await recentOf(ctx, roadmap);
  return recent.find((one) => one.state === 'ready');
}
