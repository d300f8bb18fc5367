/** A copy of the tree, and suites run in it until the first test fails. */
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** What hangs is noticed too, after so many milliseconds a suite. */
const longest = 300_000;

/** Copies what git knows or would take, as it stands now; what is installed is shared. */
export async function copyTree(root: string, to: string): Promise<string> {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = await promisify(execFile)('git', list, { cwd: root, maxBuffer: 2 ** 24 });
  const paths = stdout.split('\0').filter((path) => path !== '' && path !== 'node_modules');
  for (const path of new Set(paths)) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    // What was removed and not committed yet is in the list all the same.
    await copyFile(join(root, path), join(to, path)).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }
  await symlink(join(root, 'node_modules'), join(to, 'node_modules'));
  return to;
}

type Report = {
  numTotalTests: number;
  testResults: {
    name: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
};

/** Runs suites: what went red first, or undefined when all is green. */
export async function runSuites(copy: string, suites: string[]): Promise<string | undefined> {
  const code = await vitest(copy, suites);
  if (code === 0) return undefined;
  if (code === null) return 'it does not end';
  const { testResults }: Report = JSON.parse(await readFile(reportOf(copy), 'utf8'));
  const isRed = ({ status }: { status: string }) => status === 'failed';
  const test = testResults.flatMap((one) => one.assertionResults).find(isRed);
  const suite = testResults.find(isRed)?.name.slice(copy.length + 1);
  return test?.fullName ?? (suite ? `${suite} does not begin` : 'an error outside of the tests');
}

const reportOf = (copy: string) => `${copy}.json`;

/** The code that vitest exits with; null when it had to be stopped. */
function vitest(copy: string, suites: string[]): Promise<number | null> {
  const quick = ['--bail=1', '--testTimeout=60000', '--hookTimeout=60000'];
  const alone = ['--cache=false', '--fsModuleCache=false'];
  const told = ['--reporter=json', `--outputFile=${reportOf(copy)}`];
  const argv = ['node_modules/vitest/vitest.mjs', 'run', ...suites, ...quick, ...alone, ...told];
  // A group of its own: what hangs in a worker does not hear that its parent is gone.
  const child = spawn(process.execPath, argv, { cwd: copy, stdio: 'ignore', detached: true });
  const stop = () => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {}
  };
  process.prependOnceListener('exit', stop);
  const bound = setTimeout(stop, longest * suites.length);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(bound);
      process.removeListener('exit', stop);
      resolve(code);
    });
  });
}
