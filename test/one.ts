/**
 * `npm run test:one -- FILE [-t words]`: suites by their files, at once. Pages are built only for those that open them, and
 * nothing else is checked: that is `npm test`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const words = process.argv.slice(2);
if (words.length === 0) {
  console.error('Which? npm run test:one -- test/contract/days.test.ts [-t words of a title]');
  process.exit(1);
}

/** Whether a word names suites that need built pages: those in a browser, and those that say so. */
const opens = (word: string): boolean => {
  if (/^(\.[\\/])?test[\\/]browser\b/.test(word)) return true;
  return (
    existsSync(word) && word.endsWith('.ts') && readFileSync(word, 'utf8').includes('dist/web')
  );
};
if (words.some(opens))
  await build({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
  });

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...words], { stdio: 'inherit' });
process.exitCode = status ?? 1;
