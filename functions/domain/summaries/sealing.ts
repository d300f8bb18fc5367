/** Making a summary: compiled, sealed, its files kept. One run at a time makes it (`work.ts`). */
import { createHash } from 'node:crypto';
import { endOf, type Instant } from '../../contract/days.ts';
import { totalsOf } from '../../contract/roadmaps/states.ts';
import {
  type Content,
  type Format,
  formats,
  type ReadySummary,
  type Summary,
} from '../../contract/summaries/summary.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { all, joined } from '../tasks/reading.ts';
import { leased, type Step } from '../work.ts';
import { compile } from './compile.ts';
import { find, keyOf, kind, type Named, objectOf } from './kind.ts';
import { media } from './reading.ts';

type Sheet = (
  content: Content,
  stamp: { known: string; sha256: string; by: string; site: string },
) => Promise<Uint8Array>;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

type Sheets = Record<Exclude<Format, 'json'>, Sheet>;

/** Makes a summary that was asked for; one that stands already stays. */
export async function make(ctx: Context, asked: Named, sheets: Sheets): Promise<Summary> {
  const run = await find(ctx, asked);
  return leased(ctx, kind, keyOf(ctx, asked), run, { state: 'making', progress: 5 }, (step) =>
    seal(ctx, run, step, sheets),
  );
}

/** What was known to the house: on a day that is set the clock comes round, so all of that day is known. */
export const knownOf = (ctx: Context, instant: Instant): Instant =>
  ctx.config.today === undefined ? instant : endOf(ctx.today);

async function seal(
  ctx: Context,
  run: Summary,
  step: Step<Summary>,
  sheets: Sheets,
): Promise<Summary> {
  const known = knownOf(ctx, run.known);
  const registry = await registryOf(ctx);
  const issued = (await all(ctx, run.roadmap)).filter((task) => task.issuedAt <= known);
  const tasks = issued.map((task) => joined(registry, task, known));
  const place = { name: registry.place?.name ?? '' };
  const said = compile(place, registry.plan(run.roadmap), tasks, run.asOf);
  const canonical = JSON.stringify(said);
  const stamp = {
    known: run.known,
    sha256: sha256(canonical),
    by: run.by,
    site: ctx.config.site,
  };
  await step({ progress: 30 });

  const files = {} as ReadySummary['files'];
  for (const [place, format] of formats.entries()) {
    const bytes =
      format === 'json' ? new TextEncoder().encode(canonical) : await sheets[format](said, stamp);
    files[format] = { size: bytes.length, sha256: sha256(bytes) };
    const object = objectOf(ctx, run, format);
    await ctx.files.write(object, bytes, media[format], files[format].sha256);
    await step({ progress: 30 + Math.round((65 * (place + 1)) / formats.length) });
  }
  return step({
    state: 'ready',
    sha256: stamp.sha256,
    files,
    totals: totalsOf(said.roadmap.periods, said.rows),
    debts: said.debts.length,
  });
}
