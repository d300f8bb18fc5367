/** How the functions are bundled: one source for what is deployed and for what the benchmarks measure. */
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** The project's own folder. */
export const root = join(import.meta.dirname, '../..');

/** ESM with splitting, the SDK within: S3, mail and kinds of files load on first use. */
export const bundling = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  outExtension: { '.js': '.mjs' },
  banner: {
    js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);",
  },
  legalComments: 'none',
  // A Russian letter is two bytes, and six when it is escaped.
  charset: 'utf8',
  logLevel: 'error',
} satisfies BuildOptions;
