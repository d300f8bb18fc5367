/** The probe after a deployment: a process that asks the function, waits, and ends well only where all is well. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Job } from '../../functions/contract/jobs.ts';
import { fixture } from './assembly.ts';

const root = join(import.meta.dirname, '../..');
/** Lambda, as far as it answers whoever waits: 200, and by a header whether the function threw. */
const asked: { url: string | undefined; job: Job }[] = [];
let answer = { fault: '', body: 'null' };
const lambda = createServer(async (request, response) => {
  asked.push({ url: request.url, job: Job.parse(JSON.parse(await text(request))) });
  if (answer.fault) response.setHeader('x-amz-function-error', answer.fault);
  response.end(answer.body);
});
beforeAll(() => new Promise<void>((resolve) => lambda.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => lambda.close(() => resolve())));

const smoke = (...args: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'infra/aws/smoke.ts'), ...args], {
    env: {
      AWS_ENDPOINT_URL_LAMBDA: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
    },
  });

test('an environment that is not there is refused, and nobody is asked', async () => {
  const { stderr, code } = await smoke('test', fixture).catch((error) => error);
  expect([code, stderr]).toEqual([1, expect.stringContaining('there is no «test»')]);
  expect(asked).toEqual([]);
});

test('what is not well is said, and ends badly', async () => {
  const errorMessage = 'Not well: Error: the site: 502';
  answer = { fault: 'Unhandled', body: JSON.stringify({ errorType: 'Error', errorMessage }) };
  const { stderr, code } = await smoke('prod', fixture).catch((error) => error);
  expect([code, stderr.trim()]).toEqual([1, errorMessage]);
});

test('where all is well it ends well, and has asked the schedule of that environment', async () => {
  answer = { fault: '', body: 'null' };
  expect((await smoke('prod', fixture)).stdout.trim()).toBe('All is well in prod.');
  const [last] = asked.slice(-1);
  expect([last?.url, last?.job]).toEqual([
    '/2015-03-31/functions/opora-prod-schedule/invocations',
    { job: 'smoke' },
  ]);
});
