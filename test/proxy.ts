/**
 * Stands between the house and its table: counts the calls of a request, and makes the faults that a network makes.
 * The house finds it as it finds any engine, so nothing of ours is replaced.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** `down`: connections break; `mute`: nothing is ever answered. */
export type Fault = 'none' | 'down' | 'mute';

/** Starts a proxy in front of an engine; `heard` is told of each answer that the engine gave. */
export async function startProxy(
  engine: string,
  heard: (asked: IncomingMessage, status: number) => void = () => undefined,
) {
  const agent = new Agent({ keepAlive: true });
  const state = {
    calls: 0,
    fault: 'none' as Fault,
    of: undefined as string | undefined,
    steady: true,
    lose: '',
    before: 0,
  };

  const forward = (asked: IncomingMessage, body: Buffer) =>
    new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>(
      (resolve, reject) => {
        const onward = request(
          new URL(asked.url ?? '/', engine),
          { method: asked.method, headers: asked.headers, agent },
          async (answer) => {
            const { statusCode: status = 502, headers } = answer;
            resolve({ status, headers, body: await buffer(answer) });
          },
        );
        onward.once('error', reject);
        onward.end(body);
      },
    );

  const pass = async (asked: IncomingMessage, response: ServerResponse) => {
    state.calls++;
    const met = !state.of || state.of === asked.method ? state.fault : 'none';
    if (met === 'down') return asked.socket.destroy();
    const body = await buffer(asked);
    if (met === 'mute') return;
    const answer = await forward(asked, body);
    heard(asked, answer.status);
    const operation = String(asked.headers['x-amz-target']).split('.')[1];
    if (state.lose === operation && state.before-- === 0) {
      state.lose = '';
      return asked.socket.destroy();
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };

  const server = createServer((asked, response) => {
    pass(asked, response).catch(() => asked.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** How many calls have come so far. */
    calls: () => state.calls,
    /** Whether all went well since the last fault was taken away. */
    steady: () => state.steady,
    /** From now on, of requests by a method or of all; `none` takes every fault away. */
    fault(fault: Fault, of?: string) {
      state.fault = fault;
      state.of = of;
      state.steady = fault === 'none';
      state.lose = '';
    },
    /** The next answer to this operation, or the one that many later, is lost after the engine did the work. */
    lose(operation: string, number = 1) {
      state.lose = operation;
      state.before = number - 1;
      state.steady = false;
    },
    /** Whether an answer has yet to be lost. */
    losing: () => state.lose !== '',
    close() {
      agent.destroy();
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
