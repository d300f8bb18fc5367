/** Asking the functions behind for work, without waiting for it: summaries, tasks to issue, letters with codes. */
import type { Config } from '../config.ts';
import type { Job } from '../contract/jobs.ts';
import { Problem } from '../contract/problem.ts';
import { engine } from './engine.ts';

/** What is about signing in: of sessions and codes the schedule knows nothing. */
const ofSignIn: Job['job'][] = ['code', 'sign-out'];

/** Invokes the schedule asynchronously; returns when the job was taken. Who waits for a code waits behind no heavy work. */
export function openJobs({ schedule, letters }: Pick<Config, 'schedule' | 'letters'>) {
  let once: Promise<typeof import('@aws-sdk/client-lambda')> | undefined;
  return async (job: Job): Promise<void> => {
    once ??= import('@aws-sdk/client-lambda');
    const { LambdaClient, InvokeCommand } = await once;
    try {
      await new LambdaClient(engine()).send(
        new InvokeCommand({
          FunctionName: ofSignIn.includes(job.job) ? letters : schedule,
          InvocationType: 'Event',
          Payload: JSON.stringify(job),
        }),
      );
    } catch (error) {
      throw Object.assign(new Problem('busy', { retryAfter: 5 }), { cause: error });
    }
  };
}
export type Jobs = ReturnType<typeof openJobs>;
