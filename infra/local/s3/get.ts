// GetObject and HeadObject: one whole version of an object or a range of it, with the headers it
// was stored with, or those that a signed link asks for instead.

import { pipeline } from 'node:stream/promises';
import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { send } from './answer.ts';
import type { Exchange } from './body.ts';
import { checksumType } from './checksum.ts';
import { readConditions } from './conditions.ts';
import type { Disk, Opened } from './disk.ts';
import { readRange } from './range.ts';
import type { Asked } from './request.ts';

/** Parameters of a signed link that replace headers of the answer. */
export const OVERRIDES = [
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
];

/** Answers GET and HEAD of an object. */
export async function getObject(exchange: Exchange, disk: Disk): Promise<void> {
  const opened = await disk.open(exchange.asked.key);
  if (opened === null) {
    if (disk.isMarked(exchange.asked.key))
      exchange.response.setHeader('x-amz-delete-marker', 'true');
    throw noSuchKey(exchange.asked.key);
  }
  try {
    await answer(exchange, opened);
  } finally {
    await opened.file.close();
  }
}

/** The refusal for an object that is not there. */
export function noSuchKey(key: string): Refusal {
  return new Refusal(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key });
}

async function answer({ asked, response }: Exchange, opened: Opened): Promise<void> {
  const { stored, tags, file } = opened;
  const overrides = readOverrides(asked);
  const fresh = readConditions(asked, stored);
  const range = fresh ? readRange(asked, stored) : null;
  response.setHeader('ETag', stored.etag);
  response.setHeader('Last-Modified', new Date(stored.time).toUTCString());
  if (!fresh) return send(response, 304);

  for (const [name, value] of Object.entries({ ...stored.headers, ...overrides })) {
    response.setHeader(name, value);
  }
  response.setHeader('Accept-Ranges', 'bytes');
  // S3 itself says nothing of this: a browser takes a paper for what it is said to be, and guesses nothing.
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (tags.length > 0) response.setHeader('x-amz-tagging-count', tags.length);
  const wanted = header(asked, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  if (wanted && range === null && stored.checksum !== null) {
    response.setHeader(`x-amz-checksum-${stored.checksum.name}`, stored.checksum.value);
    response.setHeader('x-amz-checksum-type', checksumType(stored.checksum));
  }
  const start = range?.start ?? 0;
  const end = range?.end ?? stored.size - 1;
  response.statusCode = range === null ? 200 : 206;
  response.setHeader('Content-Length', end - start + 1);
  if (range !== null) {
    response.setHeader('Content-Range', `bytes ${start}-${end}/${stored.size}`);
  }
  if (asked.method === 'HEAD' || end < start) {
    response.end();
    return;
  }
  await pipeline(file.createReadStream({ start, end, autoClose: false }), response);
}

function readOverrides(asked: Asked): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of OVERRIDES) {
    const value = asked.query.get(name);
    if (value === undefined) continue;
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      const message = 'Header value cannot be represented using ISO-8859-1.';
      const detail = { ArgumentName: name, ArgumentValue: value };
      throw new Refusal(400, 'InvalidArgument', message, detail);
    }
    headers[name.slice('response-'.length)] = value;
  }
  return headers;
}
