/** Asynchronous invocation on one machine: takes an event as Lambda does (202), runs it, tries twice more. */
import { parsed, serveJson } from './gate/json.ts';
import { Refusal } from './gate/refusal.ts';
import type { MachineKey } from './gate/signature.ts';

/** The largest event of an asynchronous invocation, in bytes (quotas, Lambda's developer guide). */
const LARGEST = 1024 * 1024;

/** Runs an event; `name`: of the function that was asked, where one was. */
type Run = (event: unknown, name?: string) => Promise<void>;

/** Starts the way by which one function asks another; events run beside each other, as Lambda's do. */
export async function startLambda(key: MachineKey, run: Run) {
  const running = new Set<Promise<void>>();
  const later = (event: unknown, name?: string) => {
    const work = attempt(() => run(event, name), event).finally(() => running.delete(work));
    running.add(work);
  };
  const served = await serveJson({
    service: 'lambda',
    key,
    largest: LARGEST,
    take(asked, body) {
      const asynchronous = asked.headers['x-amz-invocation-type'] === 'Event';
      const name = /^\/2015-03-31\/functions\/([\w-]+)\/invocations$/.exec(asked.path)?.[1];
      if (asked.method !== 'POST' || !name || !asynchronous)
        throw new Refusal(501, 'NotImplemented', 'Only events are taken here.');
      later(parsed(body), name);
      return { status: 202, text: '' };
    },
  });
  return {
    url: served.url,
    /** Runs an event: the ticks of the clock come here. */
    later,
    /** Resolves when all that was asked for is done. */
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    close: served.close,
  };
}

/** As Lambda does with asynchronous events: up to three times, then to the log. */
async function attempt(run: () => Promise<void>, event: unknown): Promise<void> {
  for (let left = 3; left > 0; left--) {
    try {
      return await run();
    } catch (error) {
      if (left === 1) console.error('Задание расписания не выполнено:', event, error);
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
