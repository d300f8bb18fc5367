/**
 * `.ci/mutants`: takes the rules of the house away one by one, in copies of the tree, and names those that no suite
 * misses. Words after the command choose mutants by name or file (docs/decisions/0020-mutants.md).
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { access } from './access.ts';
import { beginnings } from './beginnings.ts';
import { contract } from './contract.ts';
import { engines } from './engines.ts';
import { inspection } from './inspection.ts';
import { letters } from './letters.ts';
import { limits } from './limits.ts';
import { type Mutant, tryMutant } from './mutant.ts';
import { proposals } from './proposals.ts';
import { safety } from './safety.ts';
import { schedule } from './schedule.ts';
import { schools } from './schools.ts';
import { stepMutants } from './steps.ts';
import { store } from './store.ts';
import { copyTree, runSuites } from './suites.ts';
import { summaries } from './summaries.ts';
import { tasks } from './tasks.ts';
import { values } from './values.ts';

const root = join(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const all = [
  ...[...contract, ...tasks, ...stepMutants, ...values, ...summaries, ...proposals],
  ...[...access, ...limits, ...schedule, ...schools, ...store, ...engines, ...inspection],
  ...[...beginnings, ...letters, ...safety],
];
const chosen = all.filter((one) => words.every((word) => `${one.file} ${one.name}`.includes(word)));

/** Tries all, in two copies side by side; gives how many were caught. */
async function tryAll(folder: string, mutants: Mutant[]): Promise<number> {
  const copies = await Promise.all(
    ['one', 'two'].map((name) => copyTree(root, join(folder, name))),
  );
  // Where a suite is red by itself it is red of every mutant.
  const suites = [...new Set(mutants.flatMap((one) => one.suites))];
  const red = mutants.length > 0 && (await runSuites(copies[0] as string, suites));
  if (red) console.log(`✗ red without any mutant: ${red}`);
  const waiting = red ? [] : [...mutants];
  let passed = 0;
  const lane = async (copy: string) => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const began = performance.now();
      const { caught, why } = await tryMutant(copy, one);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${caught ? '✓' : '✗'} ${seconds} s  ${one.name} (${one.file}): ${why}`);
      if (caught) passed++;
    }
  };
  await Promise.all(copies.map(lane));
  return passed;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'opora-mutants-')));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
const passed = await tryAll(folder, chosen);
console.log(`${passed} passed, ${chosen.length - passed} failed`);
if (passed === 0 || passed < chosen.length) process.exitCode = 1;
