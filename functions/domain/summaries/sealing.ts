/** Making a summary: compiled, sealed, its files kept. One run at a time makes it (`work.ts`). */
import { createHash } from 'node:crypto';
import { dayOf, endOf, type Instant } from '../../contract/days.ts';
import { retyped } from '../../contract/reading/editing.ts';
import type { Grid } from '../../contract/reading/grid.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { totalsOf } from '../../contract/roadmaps/states.ts';
import { withFacts } from '../../contract/summaries/facts.ts';
import {
  type Content,
  type Format,
  formats,
  type ReadySummary,
  type Summary,
} from '../../contract/summaries/summary.ts';
import { longDay } from '../../contract/words.ts';
import type { Context } from '../context.ts';
import { type Laid, laidOf, type Writers } from '../proposals/writing.ts';
import { registryOf } from '../registry.ts';
import { editionOf, saidIn } from '../roadmaps/reading.ts';
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

/** Makers of files from what is said; of the table of the document, which goes beside. */
type Sheets = Record<'xlsx' | 'docx' | 'csv', Sheet> & {
  table: Writers;
};

/** Makes a summary that was asked for; one that stands already stays. */
export async function make(ctx: Context, asked: Named, sheets: Sheets): Promise<Summary> {
  const run = await find(ctx, asked);
  return leased(ctx, kind, keyOf(ctx, asked), run, { state: 'making', progress: 5 }, (step) =>
    seal(ctx, run, step, sheets),
  );
}

/** What was known to the house: on a day that is set the clock comes round, so all of the day of asking is known. */
export const knownOf = (ctx: Context, instant: Instant): Instant =>
  ctx.config.today === undefined ? instant : endOf(dayOf(instant));

type Given = {
  said: Content;
  canonical: string;
  stamp: Parameters<Sheet>[1];
  table: { grid: Grid; laid: Laid } | undefined;
  sheets: Sheets;
};

/** The bytes of a file; none where the road map was loaded without its table. */
async function bytesOf(format: Format, given: Given): Promise<Uint8Array | undefined> {
  const { said, canonical, stamp, table, sheets } = given;
  if (format === 'json') return new TextEncoder().encode(canonical);
  if (format === 'table.docx' || format === 'table.xlsx')
    return table && sheets.table[format === 'table.docx' ? 'docx' : 'xlsx'](table.grid, table.laid);
  return sheets[format](said, stamp);
}

/** The table of the document, with what came of it. */
async function tableOf(
  ctx: Context,
  plan: Roadmap,
  said: Content,
  known: Instant,
): Promise<Given['table']> {
  const source = (await saidIn(ctx, plan, editionOf(plan)))?.source;
  if (!source) return undefined;
  const grid = withFacts(retyped(source.grid, source.edits), source.rows, plan, said);
  const subject = `${said.municipality}, по состоянию на ${longDay(said.asOf)}`;
  return { grid, laid: laidOf(plan, source, { subject, known }) };
}

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
  const plan = registry.plan(run.roadmap);
  const said = compile(place, plan, tasks, run.asOf);
  const canonical = JSON.stringify(said);
  const stamp = {
    known: run.known,
    sha256: sha256(canonical),
    by: run.by,
    site: ctx.config.site,
  };
  await step({ progress: 30 });

  const files = {} as ReadySummary['files'];
  const table = await tableOf(ctx, plan, said, run.known);
  for (const [place, format] of formats.entries()) {
    const bytes = await bytesOf(format, { said, canonical, stamp, table, sheets });
    if (!bytes) continue;
    const file = { size: bytes.length, sha256: sha256(bytes) };
    files[format] = file;
    await ctx.files.write(objectOf(ctx, run, format), bytes, media[format], file.sha256);
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
