/**
 * How much memory a case file takes: ZIPs of 200 and of 2,000 files, each made in a process of its own, with the heap left
 * to V8, which takes what it is given, and with a small one. What must be seen is that the peak does not grow with the files.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { roadmap as document } from '../infra/data/reference.ts';
import { bundle } from './bundle.ts';
import { startEngines } from './engines.ts';
import type { Packed } from './packer.ts';
import { part, promise, remark, table } from './print.ts';
import { promises } from './promises.ts';

const run = promisify(execFile);
const sizes = [200, 2000];
const heaps: { name: string; flags: string[] }[] = [
  { name: 'as it comes', flags: [] },
  { name: 'small', flags: ['--max-old-space-size=64', '--max-semi-space-size=4'] },
];

/** Part 7: case files of growing size. */
export async function measureCasefiles(folder: string): Promise<void> {
  const { url } = await bundle('bench/packer.ts', join(folder, 'packer'), true);
  const engines = await startEngines(join(folder, 'ground-casefiles'));
  const env = { PATH: process.env.PATH, ...engines.environment };
  const rows: { heap: string; made: Packed }[] = [];
  try {
    for (const files of sizes) {
      await run(process.execPath, [fileURLToPath(url), 'fill', document.id, '', String(files)], {
        env,
      });
      for (const { name, flags } of heaps) {
        const asked = [...flags, fileURLToPath(url), 'make', document.id, randomUUID()];
        const { stdout } = await run(process.execPath, asked, { env });
        rows.push({ heap: name, made: JSON.parse(stdout) });
      }
    }
  } finally {
    await engines.stop();
  }
  part('7. A case file: evidence from storage through a ZIP into storage, one file at a time');
  table(
    ['files', 'heap', 'ZIP, MB', 's', 's per GB', 'peak RSS, MB', 'before, MB'],
    rows.map(({ heap, made }) => [
      String(made.files),
      heap,
      (made.size / 1e6).toFixed(0),
      (made.whole / 1000).toFixed(1),
      (made.whole / 1000 / (made.size / 1e9)).toFixed(1),
      (made.peak / 1e6).toFixed(0),
      (made.idle / 1e6).toFixed(0),
    ]),
  );
  const limited = rows.filter(({ heap }) => heap !== heaps[0]?.name).map(({ made }) => made);
  const [few, many] = [limited[0]?.peak ?? 0, limited.at(-1)?.peak ?? 0];
  promise('peak of 2,000 files to that of 200, small heap', promises.archive, many / few, '', 2);
  remark('small heap: 64 MB for what is old, 4 MB for what is young');
  remark('engines and files on the same disk, every part written with fsync');
}
