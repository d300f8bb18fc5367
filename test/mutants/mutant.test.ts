/** A gate that is always green proves nothing: here it is shown what it must let through and what it must not. */
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Mutant, tryMutant } from './mutant.ts';
import { copyTree } from './suites.ts';

const root = join(import.meta.dirname, '../..');
const folder = await realpath(await mkdtemp(join(tmpdir(), 'opora-gate-')));
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
const copy = await copyTree(root, join(folder, 'copy'));

const file = 'functions/contract/days.ts';
const end = {
  name: 'a day ends a second too early',
  file,
  before: 'T23:59:59.999Z',
  after: 'T23:59:58.999Z',
  suites: ['test/contract/days.test.ts'],
};
const verdict = (more: Partial<Mutant> = {}) => tryMutant(copy, { ...end, ...more });

test('a rule that is missed is caught, by the test that missed it, and the copy is as it was', async () => {
  expect(await verdict()).toEqual({
    caught: true,
    why: expect.stringContaining('the next millisecond is tomorrow'),
  });
  expect(await readFile(join(copy, file), 'utf8')).toBe(await readFile(join(root, file), 'utf8'));
});

test('what changes nothing, or what the suites do not ask, survives', async () => {
  const survived = { caught: false, why: 'SURVIVED' };
  expect(await verdict({ after: `T23:59:59.999\${'Z'}` })).toEqual(survived);
  expect(await verdict({ suites: ['test/contract/words.test.ts'] })).toEqual(survived);
});

test('a suite that cannot begin is red too', async () => {
  const thrown = { before: 'export const endOf', after: 'throw new Error();\nexport const endOf' };
  expect(await verdict(thrown)).toEqual({
    caught: true,
    why: 'test/contract/days.test.ts does not begin',
  });
});

test('a text that is not there once, no TypeScript, a lost file or suite are failures', async () => {
  const whys = await Promise.all(
    [
      { before: 'никогда' },
      { before: 'Day' },
      { before: 'export const endOf', after: 'export const' },
      { file: 'functions/contract/lost.ts' },
      { suites: [...end.suites, 'test/contract/lost.test.ts'] },
    ].map((more) => verdict(more)),
  );
  expect(whys.map(({ caught }) => caught)).toEqual(Array(5).fill(false));
  expect(whys.map(({ why }) => why)).toEqual([
    'its text stands there 0 times',
    expect.stringMatching(/^its text stands there \d\d times$/),
    'what is left is no TypeScript',
    'there is no functions/contract/lost.ts',
    'there is no test/contract/lost.test.ts',
  ]);
});
