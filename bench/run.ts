/**
 * `npm run bench`: every promise of `docs/design.md` §13 that this machine can measure, in one run, as tables. Nothing is
 * asserted: speed never belongs in tests. A missed promise is said in the table. A word after the command chooses a part.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBundles } from './bundle.ts';
import { measureCasefiles } from './casefile.ts';
import { measureDoor } from './door.ts';
import { measureFlood } from './flood.ts';
import { measureImports } from './imports.ts';
import { measureLists } from './lists.ts';
import { measurePages } from './pages.ts';
import { measureSoak } from './soak.ts';
import { measureSummaries } from './summary.ts';
import { measureTable } from './table.ts';
import { measureUploads } from './uploads.ts';

const parts: Record<string, (folder: string) => Promise<unknown>> = {
  imports: async (folder) => measureImports(await measureBundles(folder)),
  pages: measurePages,
  door: measureDoor,
  summaries: measureSummaries,
  casefiles: measureCasefiles,
  uploads: measureUploads,
  table: measureTable,
  soak: measureSoak,
  flood: measureFlood,
  lists: measureLists,
};
const words = process.argv.slice(2);
const chosen = Object.entries(parts).filter(([name]) => !words.length || words.includes(name));
const root = await mkdtemp(join(tmpdir(), 'opora-bench-'));
const began = performance.now();
try {
  console.log(`Opora, benchmarks: Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
  for (const [name, measure] of chosen) await measure(join(root, name));
} finally {
  await rm(root, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
