/** `.ci/hours` stands on `test/hour.mjs`: were the hour not moved, it would be green and prove nothing. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const preload = join(import.meta.dirname, 'hour.mjs');

/** What a script prints that runs at an hour of Moscow. */
function told(hour: number, script: string): string {
  const { TEST_SHIFT: _, ...rest } = process.env;
  const env = { ...rest, NODE_OPTIONS: `--import "${preload}"`, TEST_HOUR: String(hour) };
  const argv = ['--input-type=module', '-e', script];
  return execFileSync(process.execPath, argv, { env, encoding: 'utf8' }).trim();
}

test('the clock of a process shows the hour that it is told, whatever the hour is', () => {
  const script = `console.log(new Date().getUTCHours(), new Date(Date.now()).getUTCHours(),
    new Date(Date()).getUTCHours(), new Date(new Date()).getUTCHours(), new Date(0).toISOString())`;
  for (const hour of [3, 12, 23])
    expect(told(hour, script)).toBe(
      `${Array(4)
        .fill(hour - 3)
        .join(' ')} 1970-01-01T00:00:00.000Z`,
    );
});

test('a process that it starts goes on from there, not from the full hour again', () => {
  const child = `process.stdout.write(String(Date.now()))`;
  const script = `import { execFileSync } from 'node:child_process';
    while (new Date().getMilliseconds() < 50) await new Promise((next) => setTimeout(next, 10));
    const before = Date.now();
    const after = execFileSync(process.execPath, ['-e', ${JSON.stringify(child)}], { encoding: 'utf8' });
    console.log(Number(after) >= before, Number(after) - before < 3600_000)`;
  expect(told(9, script)).toBe('true true');
});

test('an HTTP server is dated by it too', () => {
  const script = `import { createServer } from 'node:http';
    const server = createServer((_, response) => response.end());
    await new Promise((next) => server.listen(0, '127.0.0.1', next));
    const { headers } = await fetch('http://127.0.0.1:' + server.address().port);
    console.log(new Date(headers.get('date')).getUTCHours());
    process.exit()`;
  expect(told(20, script)).toBe('17');
});
