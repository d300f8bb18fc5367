/**
 * `npm run -s smoke -- dev`: asks the schedule of an environment whether all is well, waits for it, and says what came of
 * it. A deployment is not done before.
 */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Job } from '../../functions/contract/jobs.ts';
import { choose, readEnvironments } from './chosen.ts';
import { namesOf } from './names.ts';

/** The probe waits for the scan: longer than this it is silent for no good reason. */
const requestTimeout = 5 * 60_000;

try {
  const environment = choose(process.argv[2], readEnvironments(process.argv[3]));
  const client = new LambdaClient({
    region: environment.region,
    maxAttempts: 1,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  });
  const job: Job = { job: 'smoke' };
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({
      FunctionName: namesOf(environment).schedule,
      Payload: JSON.stringify(job),
    }),
  );
  if (FunctionError) throw new Error(JSON.parse(Payload?.transformToString() ?? '').errorMessage);
  console.log(`All is well in ${environment.name}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
