/** The one place where the house is put together: configuration, stores, clock. Both doors come here. */
import { type Config, readConfig } from './config.ts';
import type { House } from './domain/context.ts';
import { openBucket } from './store/bucket.ts';
import { openFiles } from './store/files.ts';
import { openJobs } from './store/jobs.ts';
import { openParts } from './store/parts.ts';
import { openTable } from './store/table.ts';
import { openWeb, type Web } from './store/web.ts';

/** Puts the house together for an environment; a test may give it another clock and another web. */
export function wire(
  config: Config = readConfig(),
  clock: () => number = Date.now,
  web: Web = openWeb(),
): House {
  const bucket = openBucket(config.bucket);
  return {
    config,
    clock,
    table: openTable(config.table, clock),
    files: openFiles(bucket),
    parts: openParts(bucket),
    jobs: openJobs(config),
    web,
    memory: {},
  };
}
