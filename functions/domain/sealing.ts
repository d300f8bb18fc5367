/**
 * Making a summary: compiled, sealed, its files kept. Two runs at once make one: the record is leased by a
 * conditional write, and an overtaken run is refused at its next step.
 */
import { createHash } from 'node:crypto';
import { type Day, endOf } from '../contract/days.ts';
import { cellStates } from '../contract/plan.ts';
import { Problem } from '../contract/problem.ts';
import { type Content, type Format, formats, type Summary } from '../contract/summaries.ts';
import { Task } from '../contract/tasks.ts';
import { keys, objects } from '../store/keys.ts';
import { compile } from './compile.ts';
import type { Context } from './context.ts';
import * as roadmaps from './roadmap.ts';
import * as schools from './schools.ts';
import { find, keyOf, media } from './summaries.ts';

/** How long a run may be silent before another takes over, in milliseconds. */
const lease = 5 * 60_000;

type Sheet = (
  content: Content,
  stamp: { known: string; sha256: string; by: string; site: string },
) => Promise<Uint8Array>;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

type Sheets = Record<Exclude<Format, 'json'>, Sheet>;
type Step = (progress: number, rest?: Partial<Summary>) => Promise<Summary>;

/**
 * Makes a summary that was asked for. The lease is the record's own version: whoever took it last goes on, an
 * overtaken run is refused at its next step and leaves nothing that counts. A run that fails says so on the
 * record, and the next tick tries again.
 */
export async function make(
  ctx: Context,
  asked: { roadmap: string; asOf: Day; id: string },
  sheets: Sheets,
): Promise<Summary> {
  const key = keyOf(ctx, asked);
  let run = await find(ctx, asked.roadmap, asked.asOf, asked.id);
  if (run.state === 'ready' || (run.leased ?? 0) > ctx.clock()) return run;
  const step: Step = async (progress, rest = {}) => {
    const leased = ctx.clock() + lease;
    run = await ctx.table.replace(key, { ...run, progress, state: 'compiling', leased, ...rest });
    return run;
  };
  await step(5);
  try {
    return await seal(ctx, run, step, sheets);
  } catch (error) {
    const overtaken = error instanceof Problem && error.code === 'stale';
    if (!overtaken) await step(run.progress, { state: 'failed', leased: 0 }).catch(() => undefined);
    throw error;
  }
}

async function seal(ctx: Context, run: Summary, step: Step, sheets: Sheets): Promise<Summary> {
  const [roadmap, place] = await Promise.all([
    roadmaps.find(ctx, run.roadmap),
    schools.municipality(ctx),
  ]);
  const tasks = await ctx.table.list(Task, keys.tasks(ctx.municipality, run.roadmap));
  // On a day that is set the clock comes round every midnight: everything of that day is known.
  const known = ctx.config.today === undefined ? run.known : endOf(ctx.today);
  const said = compile({ name: place?.name ?? '' }, roadmap, tasks, run.asOf, known);
  const canonical = JSON.stringify(said);
  const stamp = {
    known: run.known,
    sha256: sha256(canonical),
    by: run.by,
    site: ctx.config.site,
  };
  await step(30);

  const files = {} as NonNullable<Summary['files']>;
  for (const [place, format] of formats.entries()) {
    const bytes =
      format === 'json' ? new TextEncoder().encode(canonical) : await sheets[format](said, stamp);
    files[format] = { size: bytes.length, sha256: sha256(bytes) };
    const object = objects.summary(ctx.municipality, run.roadmap, run.asOf, run.id, format);
    await ctx.files.write(object, bytes, media[format], files[format].sha256);
    await step(30 + Math.round((65 * (place + 1)) / formats.length));
  }
  return step(100, {
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
