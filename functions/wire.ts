/** The one place where the house is put together: configuration, stores, clock. Both doors come here. */
import { type Config, readConfig } from './config.ts';
import type { House } from './domain/context.ts';
import { openFiles } from './store/files.ts';
import { openJobs } from './store/jobs.ts';
import { openTable } from './store/table.ts';

/** Puts the house together for an environment; a test may give it another clock. */
export function wire(config: Config = readConfig(), clock: () => number = Date.now): House {
  return {
    config,
    clock,
    table: openTable(config.table, clock),
    files: openFiles(config.bucket),
    jobs: openJobs(config.schedule),
  };
}
