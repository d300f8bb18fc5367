// A strict, small, honest subset of S3 on one machine, for local running and tests: no npm package
// checks signatures and survives kill -9. Where it answers it answers like S3; the rest is 501.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { errorXml, refusalOf, send, sendXml } from './answer.ts';
import { incomplete } from './chunked.ts';
import { markOrigin, preflight } from './cors.ts';
import { openDisk } from './disk.ts';
import { readRequest } from './request.ts';
import { type Place, route } from './route.ts';
import { type Gate, verifySignature } from './signature.ts';
import { openUploads } from './uploads.ts';

/** Where and for whom the engine runs. `limit` is the largest object, S3's 5 GB unless given. */
interface S3Options {
  root: string;
  /** 0 or absent: any free port. */
  port?: number;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  region: string;
  origins: string[];
  /** The time that signatures are judged by. */
  now?: () => number;
  /** The time that objects, uploads and parts are stamped with, where it is not the one that signers go by. */
  stamp?: () => number;
  limit?: number;
  /** Told of each object that was put or completed. */
  stored?: (key: string) => void;
}

/** A running engine. */
export interface LocalS3 {
  url: string;
  port: number;
  close(): Promise<void>;
}

const LARGEST = 5 * 1024 ** 3;
const IDLE = 30_000;
const GRACE = 1_000;

/** Starts the engine on 127.0.0.1, path style (`/bucket/key`), with its data under `root`. */
export async function startS3(options: S3Options): Promise<LocalS3> {
  const now = options.now ?? Date.now;
  const { bucket, region, accessKeyId, secretAccessKey, origins } = options;
  const stored = options.stored ?? (() => undefined);
  const disk = await openDisk(options.root);
  const uploads = await openUploads(options.root, disk);
  const limit = options.limit ?? LARGEST;
  const place: Place = { bucket, region, disk, uploads, limit, now: options.stamp ?? now, stored };
  const gate: Gate = { accessKeyId, secretAccessKey, region, now };
  const receiving = new WeakSet<Socket>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const requestId = randomBytes(8).toString('hex').toUpperCase();
    response.setHeader('x-amz-request-id', requestId);
    receiving.add(request.socket);
    try {
      markOrigin(request, response, origins);
      if (request.method === 'OPTIONS') return preflight(request, response, origins);
      const asked = readRequest(request);
      await verifySignature(asked, gate);
      await route({ asked, request, response }, place);
    } catch (error) {
      refuse(request, response, error, requestId);
    } finally {
      receiving.delete(request.socket);
      if (!request.complete) request.resume();
    }
  };

  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 60_000 }, answer);
  // Bodies that wait for leave are let in only after the signature has been checked.
  server.on('checkContinue', answer);
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.write(lastWord(receiving.has(socket as Socket)));
    socket.destroy();
  });
  server.setTimeout(IDLE);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
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
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  requestId: string,
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal = refusalOf(error);
  const uninvited = request.headers.expect !== undefined && !request.complete;
  if (uninvited) response.setHeader('Connection', 'close');
  if (request.method === 'HEAD') {
    send(response, refusal.status);
    return;
  }
  const [resource = ''] = (request.url ?? '').split('?');
  sendXml(response, refusal.status, errorXml(refusal, resource, requestId));
}

/** What a connection is told that breaks off inside a body, or does not speak HTTP. */
function lastWord(insideBody: boolean): string {
  const xml = insideBody ? errorXml(incomplete(), '', '') : '';
  const head = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/xml\r\n';
  return `${head}Content-Length: ${Buffer.byteLength(xml)}\r\n\r\n${xml}`;
}
