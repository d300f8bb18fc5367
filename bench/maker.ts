/**
 * One summary, made as the schedule makes it, in a process that does nothing else: bundled like the function, so that
 * its memory is that of the function. Says how long each step took, and the peak of memory, as one line of JSON.
 */
import { readFileSync } from 'node:fs';
import type { Summary } from '../functions/contract/summaries/summary.ts';
import { contextOf } from '../functions/domain/context.ts';
import { keyOf, kind } from '../functions/domain/summaries/kind.ts';
import { make as seal } from '../functions/domain/summaries/sealing.ts';
import { rows } from '../functions/domain/tasks/tallies.ts';
import { wire } from '../functions/wire.ts';

/** Steps in milliseconds, sizes in bytes. */
export type Made = {
  steps: Record<'read' | 'compile' | 'xlsx' | 'docx' | 'csv' | 'store', number>;
  whole: number;
  sizes: Record<string, number>;
  tasks: number;
  /** Rows of the tally: what `progress` reads, beside the session and the plan. */
  rows: number;
  peak: number;
  idle: number;
};

const [roadmap = '', asOf = ''] = process.argv.slice(2);
/** The peak since this program began; the portable figure counts from the parent's size on Linux. */
const peak = (): number => {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
};

const house = wire();
const ctx = contextOf(house);
const tallies = await rows(ctx, roadmap);
const count = tallies.reduce((all, row) => all + Object.keys(row.tasks).length, 0);
const idle = peak();
const steps = { read: 0, compile: 0, xlsx: 0, docx: 0, csv: 0, store: 0 };

/** Counts the time of an asynchronous step. */
const timed =
  <A extends unknown[], R>(step: keyof typeof steps, act: (...args: A) => Promise<R>) =>
  async (...args: A): Promise<R> => {
    const began = performance.now();
    try {
      return await act(...args);
    } finally {
      steps[step] += performance.now() - began;
    }
  };

const { table, files } = ctx;
const watched = {
  ...ctx,
  table: { ...table, list: timed('read', table.list) as typeof table.list },
  files: { ...files, write: timed('store', files.write) },
};
const asked: Summary = {
  // Another turn of the same day is another summary.
  id: `bench-${asOf}`,
  day: ctx.today,
  asOf,
  roadmap,
  known: ctx.now,
  state: 'asked',
  due: 0,
  tries: 0,
  nightly: false,
  by: 'bench',
  version: 1,
};
await table.create(kind, keyOf(ctx, asked), asked);

const began = performance.now();
const [{ makeXlsx }, { makeDocx }, { makeCsv }, { planDocx }, { planXlsx }] = await Promise.all([
  import('../functions/schedule/summaries/xlsx.ts'),
  import('../functions/schedule/summaries/docx.ts'),
  import('../functions/schedule/summaries/csv.ts'),
  import('../functions/schedule/roadmaps/docx.ts'),
  import('../functions/schedule/roadmaps/xlsx.ts'),
]);
const summary = await seal(watched, asked, {
  xlsx: timed('xlsx', makeXlsx),
  docx: timed('docx', makeDocx),
  csv: timed('csv', async (content, stamp) => makeCsv(content, stamp)),
  table: { docx: planDocx, xlsx: planXlsx },
});
const whole = performance.now() - began;
const { read, xlsx, docx, csv, store } = steps;
steps.compile = whole - read - xlsx - docx - csv - store;
const sizes = Object.fromEntries(
  Object.entries(summary.state === 'ready' ? summary.files : {}).map(([format, file]) => [
    format,
    file.size,
  ]),
);
const made: Made = { steps, whole, sizes, tasks: count, rows: tallies.length, peak: peak(), idle };
console.log(JSON.stringify(made));
