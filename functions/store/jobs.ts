/** Asking the schedule function for work, without waiting for it: letters with codes, summaries, tasks to issue. */
import { Problem } from '../contract/problem.ts';
import { engine } from './engine.ts';

/** What the schedule can be asked for. `tick` is what the clock asks; it makes up whatever was missed. */
export type Job =
  | { job: 'tick' }
  | { job: 'code'; email: string }
  | { job: 'issue'; roadmap: string; school?: string }
  | { job: 'recount'; roadmap: string; owes: string }
  | { job: 'verify'; owner: string; id: string }
  | { job: 'casefile'; roadmap: string; day: string; id: string }
  | { job: 'summary'; roadmap: string; asOf: string; id: string };

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
