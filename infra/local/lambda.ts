/** Asynchronous invocation on one machine: takes an event as Lambda does (202), runs it, tries twice more. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Starts the door by which one function asks another; events run beside each other, as Lambda's do. */
export async function startLambda(run: (event: unknown) => Promise<void>) {
  const running = new Set<Promise<void>>();
  const later = (event: unknown) => {
    const work = attempt(run, event).finally(() => running.delete(work));
    running.add(work);
  };
  const server = createServer(async (request, response) => {
    const asynchronous = request.headers['x-amz-invocation-type'] === 'Event';
    if (!/^\/2015-03-31\/functions\/[^/]+\/invocations$/.test(request.url ?? '') || !asynchronous) {
      response.writeHead(501).end('{"message":"Not implemented"}');
      return;
    }
    later(JSON.parse(await text(request)));
    response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Runs an event: the ticks of the clock come here. */
    later,
    /** Resolves when all that was asked for is done. */
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** As Lambda does with asynchronous events: up to three times, then to the log. */
async function attempt(run: (event: unknown) => Promise<void>, event: unknown): Promise<void> {
  for (let left = 3; left > 0; left--) {
    try {
      return await run(event);
    } catch (error) {
      if (left === 1) console.error('Задание расписания не выполнено:', event, error);
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
