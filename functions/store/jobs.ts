/** Asking the schedule function for work, without waiting for it: letters with codes, summaries, tasks to issue. */
import type { Job } from '../contract/jobs.ts';
import { Problem } from '../contract/problem.ts';
import { engine } from './engine.ts';

/** Invokes the schedule function asynchronously; returns when the job was taken. */
export function openJobs(functionName: string) {
  let once: Promise<typeof import('@aws-sdk/client-lambda')> | undefined;
  return async (job: Job): Promise<void> => {
    once ??= import('@aws-sdk/client-lambda');
    const { LambdaClient, InvokeCommand } = await once;
    try {
      await new LambdaClient(engine()).send(
        new InvokeCommand({
          FunctionName: functionName,
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
