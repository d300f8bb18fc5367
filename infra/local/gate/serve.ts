/**
 * The one front of every engine of this machine: loopback alone, called by a loopback name (a page of another site that
 * got its name to point here is not let in), and nothing that comes in ends the process or leaves a request unanswered.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Refusal, refusalOf } from './refusal.ts';

/** What stands behind the front. `id` is the request's, as services give one. */
export interface Engine {
  /** Answers, or throws what is turned into a refusal. */
  answer(request: IncomingMessage, response: ServerResponse, id: string): Promise<void> | void;
  refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal, id: string): void;
  /** Media type of refusals, and the words for a connection that breaks off inside a body. */
  readonly type: string;
  readonly brokenOff: string;
}

/** An engine that runs. */
export interface Served {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const IDLE = 30_000;
const GRACE = 1_000;
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Whether a request calls this machine by a name of its own. */
export const isLoopback = (host: string | undefined): boolean => LOOPBACK.test(host ?? '');

/** Serves an engine on 127.0.0.1; any free port unless one is given. Rejects with the system's error. */
export async function serveEngine(engine: Engine, at = 0): Promise<Served> {
  const receiving = new WeakSet<Socket>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const id = randomBytes(8).toString('hex').toUpperCase();
    receiving.add(request.socket);
    try {
      if (!isLoopback(request.headers.host)) throw foreign();
      await engine.answer(request, response, id);
    } catch (error) {
      refuse(engine, request, response, refusalOf(error), id);
    } finally {
      receiving.delete(request.socket);
      if (!request.complete) request.resume();
    }
  };
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, answer);
  // Who waits for leave to send a body gets it from the engine.
  server.on('checkContinue', answer);
  server.on('clientError', (_error, socket) => {
    const inside = receiving.has(socket as Socket);
    if (socket.writable) socket.write(lastWord(engine, inside));
    socket.destroy();
  });
  server.setTimeout(IDLE);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), GRACE);
      await closed;
      clearTimeout(force);
    },
  };
}

function refuse(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  id: string,
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (refusal.status === 503) response.setHeader('Retry-After', '5');
  const uninvited = request.headers.expect !== undefined && !request.complete;
  if (uninvited) response.setHeader('Connection', 'close');
  engine.refuse(request, response, refusal, id);
}

const foreign = () => new Refusal(403, 'AccessDenied', 'This host is not served here.');

/** What a connection is told that breaks off inside a body, or does not speak HTTP. */
function lastWord({ type, brokenOff }: Engine, inside: boolean): string {
  const body = inside ? brokenOff : '';
  const head = `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: ${type}\r\n`;
  return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
