/**
 * `npm run bench`: every promise of `docs/design.md` §13 that this machine can measure, in one run, as tables. Nothing is
 * asserted: speed never belongs in tests. A missed promise is said in the table.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBundles } from './bundle.ts';
import { measureCasefiles } from './casefile.ts';
import { measureDoor } from './door.ts';
import { measureImports } from './imports.ts';
import { measurePages } from './pages.ts';
import { measureSoak } from './soak.ts';
import { measureSummaries } from './summary.ts';
import { measureTable } from './table.ts';
import { measureUploads } from './uploads.ts';

const folder = await mkdtemp(join(tmpdir(), 'opora-bench-'));
const began = performance.now();
try {
  console.log(`Opora, benchmarks: Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
  const bundles = await measureBundles(join(folder, 'bundles'));
  await measureImports(bundles);
  await measurePages(join(folder, 'web'));
  await measureDoor(join(folder, 'door'));
  await measureSummaries(folder);
  await measureCasefiles(folder);
  await measureUploads(join(folder, 'uploads'));
  await measureTable(join(folder, 'table'));
  await measureSoak(join(folder, 'soak'));
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);
