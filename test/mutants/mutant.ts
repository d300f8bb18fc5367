/** One rule taken away: an edit of one text, and the suites that must go red by it. */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { runSuites } from './suites.ts';

export type Mutant = {
  /** What the house would do without the rule. */
  name: string;
  file: string;
  /** A text that stands in the file exactly once, and what stands there instead. */
  before: string;
  after: string;
  suites: string[];
};

/** Whether the suites noticed, and which test did, or why that counts as a failure. */
export type Verdict = { caught: boolean; why: string };

/** Tries a mutant in a copy of the tree, and leaves the copy as it was. */
export async function tryMutant(copy: string, one: Mutant): Promise<Verdict> {
  const lost = [one.file, ...one.suites].find((path) => !existsSync(join(copy, path)));
  if (lost) return { caught: false, why: `there is no ${lost}` };
  const path = join(copy, one.file);
  const source = await readFile(path, 'utf8');
  const pieces = source.split(one.before);
  if (pieces.length !== 2)
    return { caught: false, why: `its text stands there ${pieces.length - 1} times` };
  const mutated = pieces.join(one.after);
  if (!reads(one.file, mutated)) return { caught: false, why: 'what is left is no TypeScript' };
  await writeFile(path, mutated);
  try {
    const red = await runSuites(copy, one.suites);
    return { caught: red !== undefined, why: red ?? 'SURVIVED' };
  } finally {
    await writeFile(path, source);
  }
}

/** What cannot be read makes any test red and proves nothing of it. */
function reads(file: string, source: string): boolean {
  if (!file.endsWith('.ts')) return true;
  try {
    stripTypeScriptTypes(source);
    return true;
  } catch {
    return false;
  }
}
