/**
 * How summaries grow with the municipality: the same road map for more and more schools, each size on a fresh ground,
 * made in a process of its own. What must be seen is that the time per thousand tasks does not grow.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { roadmap as document } from '../infra/data/reference.ts';
import { bundle } from './bundle.ts';
import { startEngines } from './engines.ts';
import type { Made } from './maker.ts';
import { kb, median, part, remark, table } from './print.ts';

const roadmap = document.id;

const run = promisify(execFile);
const day = '2021-05-10';
const sizes = [2, 100, 400, 1000];
const steps = ['read', 'compile', 'xlsx', 'docx', 'csv', 'store'] as const;
const turns = 3;

/** Part 6: summaries of growing municipalities. */
export async function measureSummaries(folder: string): Promise<void> {
  const { url } = await bundle('bench/maker.ts', join(folder, 'maker'), true);
  const rows: { schools: number; made: Made[] }[] = [];
  for (const schools of sizes) {
    const made: Made[] = [];
    const engines = await startEngines(join(folder, `ground-${schools}`), schools - 2);
    try {
      for (let turn = 0; turn < turns; turn++)
        made.push(await make(url, engines.environment, turn));
    } finally {
      await engines.stop();
    }
    rows.push({ schools, made });
  }

  part(`6. A summary with all its sheets, s; made in a process of its own (median of ${turns})`);
  const of = (made: Made[], value: (one: Made) => number) => median(made.map(value));
  const whole = (made: Made[]) => of(made, (one) => one.whole);
  const count = (made: Made[]) => made[0]?.tasks ?? 0;
  table(
    [
      'schools',
      'tasks',
      'whole',
      ...steps,
      'per 1,000 tasks',
      'per 1,000 more',
      'peak RSS, MB',
      'before',
      'XLSX, KB',
      'JSON, KB',
      'calls of progress',
    ],
    rows.map(({ schools, made }, place) => {
      const smaller = rows[place - 1]?.made;
      const more = smaller && (whole(made) - whole(smaller)) / (count(made) - count(smaller));
      return [
        String(schools),
        String(count(made)),
        (whole(made) / 1000).toFixed(2),
        ...steps.map((step) => (of(made, (one) => one.steps[step]) / 1000).toFixed(3)),
        (whole(made) / count(made)).toFixed(2),
        more?.toFixed(2) ?? '',
        (of(made, (one) => one.peak) / 1e6).toFixed(0),
        (of(made, (one) => one.idle) / 1e6).toFixed(0),
        kb(of(made, (one) => one.sizes.xlsx ?? 0)),
        kb(of(made, (one) => one.sizes.json ?? 0)),
        String(Math.ceil((of(made, (one) => one.tasks) * 45) / 1_000_000) + 1),
      ];
    }),
  );
  remark(
    'read: the tasks from the local engine; compile: the rest of the run; store: S3 with fsync',
  );
  remark(
    'linear when «per 1,000 more» (than the row above) does not grow; «before»: peak with nothing compiled yet',
  );
  remark(
    'calls of progress: session, plan, and a page of the index for each 1,000 tasks (promise ≤ 3)',
  );
  remark(
    'the promise of 256 MB is for 700 schools × 48 tasks: it wants another road map and is not run here',
  );
}

async function make(url: string, environment: Record<string, string>, turn: number): Promise<Made> {
  const asOf = `2021-05-${Number(day.slice(8)) - turn}`.replace(/-(\d)$/, '-0$1');
  const { stdout } = await run(process.execPath, [fileURLToPath(url), roadmap, asOf], {
    env: { PATH: process.env.PATH, ...environment },
  });
  return JSON.parse(stdout);
}
