/** Whom the house asks for work: codes for signing in go by a function that nothing heavy keeps busy. */
import { afterAll, expect, test } from 'vitest';
import { Job } from '../../functions/contract/jobs.ts';
import { Problem } from '../../functions/contract/problem.ts';
import { openJobs } from '../../functions/store/jobs.ts';
import { startLambda } from '../../infra/local/lambda.ts';

const key = { accessKeyId: 'local', secretAccessKey: 'x'.repeat(32), region: 'local' };
const asked: { name: string | undefined; event: unknown }[] = [];
const lambda = await startLambda(key, async (event, name) => {
  asked.push({ name, event });
});
afterAll(lambda.close);
Object.assign(process.env, {
  AWS_REGION: key.region,
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  AWS_ENDPOINT_URL_LAMBDA: lambda.url,
});
const jobs = openJobs({ schedule: 'opora-schedule', letters: 'opora-letters' });

test('a code is asked of the letters, whatever else of the schedule', async () => {
  const wanted: Job[] = [
    { job: 'code', email: 'a@opora.example', browser: 'b' },
    { job: 'sign-out', person: 'p', session: 's' },
    { job: 'issue' },
    { job: 'casefile', roadmap: 'r', day: '2021-05-15', id: 'x' },
  ];
  for (const one of wanted) await jobs(one);
  await lambda.idle();
  expect(asked.map(({ name }) => name)).toEqual([
    'opora-letters',
    'opora-letters',
    'opora-schedule',
    'opora-schedule',
  ]);
  expect(asked.map(({ event }) => Job.parse(event))).toEqual(wanted);
});

test('where nobody takes it, the house is busy', async () => {
  process.env.AWS_ENDPOINT_URL_LAMBDA = 'http://127.0.0.1:9';
  await expect(openJobs({ schedule: 'a', letters: 'b' })({ job: 'tick' })).rejects.toThrow(Problem);
});
