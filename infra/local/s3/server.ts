// A strict, small, honest subset of S3 on one machine, for local running and tests: no npm package
// checks signatures and survives kill -9. Where it answers it answers like S3; the rest is 501.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Refusal } from '../gate/refusal.ts';
import { type Served, serveEngine } from '../gate/serve.ts';
import { type Gate, type MachineKey, verifySignature } from '../gate/signature.ts';
import { errorXml, send, sendXml } from './answer.ts';
import { incomplete } from './chunked.ts';
import { markOrigin, preflight } from './cors.ts';
import { openDisk } from './disk.ts';
import { readRequest } from './request.ts';
import { type Place, route } from './route.ts';
import { openUploads } from './uploads.ts';

/** Where and for whom the engine runs. `limit` is the largest object, S3's 5 GB unless given. */
interface S3Options {
  root: string;
  /** 0 or absent: any free port. */
  port?: number;
  bucket: string;
  key: MachineKey;
  origins: string[];
  /** The time that signatures are judged by. */
  now?: () => number;
  /** The time that objects, uploads and parts are stamped with, where it is not the one that signers go by. */
  stamp?: () => number;
  limit?: number;
  /** Whether what is put over or removed is kept as a version, as the bucket on AWS keeps it. */
  versioned?: boolean;
  /** Told of each object that was put or completed. */
  stored?: (key: string) => void;
}

const LARGEST = 5 * 1024 ** 3;

/** Starts the engine on 127.0.0.1, path style (`/bucket/key`), with its data under `root`. */
export async function startS3(options: S3Options): Promise<Served> {
  const now = options.now ?? Date.now;
  const { bucket, key, origins } = options;
  const stored = options.stored ?? (() => undefined);
  const disk = await openDisk(options.root, options.versioned);
  const uploads = await openUploads(options.root, disk);
  const limit = options.limit ?? LARGEST;
  const { region } = key;
  const place: Place = { bucket, region, disk, uploads, limit, now: options.stamp ?? now, stored };
  const gate: Gate = { ...key, service: 's3', now };
  return serveEngine(
    {
      type: 'application/xml',
      brokenOff: errorXml(incomplete(), '', ''),
      async answer(request, response, id) {
        response.setHeader('x-amz-request-id', id);
        markOrigin(request, response, origins);
        if (request.method === 'OPTIONS') return preflight(request, response, origins);
        const asked = readRequest(request);
        await verifySignature(asked, gate);
        await route({ asked, request, response }, place);
      },
      refuse,
    },
    options.port,
  );
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  id: string,
): void {
  if (request.method === 'HEAD') {
    send(response, refusal.status);
    return;
  }
  const [resource = ''] = (request.url ?? '').split('?');
  sendXml(response, refusal.status, errorXml(refusal, resource, id));
}
