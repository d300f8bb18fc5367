/**
 * How tests run: every file in a process of its own, because a ground sets the environment of its process; as many
 * at a time as there are cores. Bounds are for what hangs: nothing here measures time, so a machine may be as slow as it is.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    isolate: true,
    // By itself Vitest leaves a core free: on two cores one file at a time.
    maxWorkers: '100%',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    teardownTimeout: 20_000,
    expect: { poll: { timeout: 300_000 } },
    silent: 'passed-only',
  },
});
