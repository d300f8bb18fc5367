// PutObject: the body goes to a draft while it is summed; the answer comes only after the bytes
// and their name are on the disk.

import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent, send } from './answer.ts';
import { type Exchange, receive } from './body.ts';
import type { Disk } from './disk.ts';
import type { Asked } from './request.ts';
import { parseTagHeader } from './tags.ts';
import { nameVersion } from './versions.ts';

const KEPT = ['cache-control', 'content-disposition', 'content-language', 'expires'];
const META_BYTES = 2048;

/** Stores an object and answers 200, or stores nothing. */
export async function putObject(
  exchange: Exchange,
  disk: Disk,
  limit: number,
  now: () => number,
): Promise<void> {
  const { asked, response } = exchange;
  const onlyNew = readCondition(asked);
  const headers = keptHeaders(asked);
  const tags = parseTagHeader(header(asked, 'x-amz-tagging') ?? '');
  if (onlyNew && disk.has(asked.key)) throw taken();
  const draft = await disk.draft();
  try {
    const { size, md5, checksum } = await receive(exchange, limit, draft.write);
    const etag = `"${md5}"`;
    const facts = { key: asked.key, size, etag, time: now(), headers, checksum, tags };
    const made = await disk.commit(draft, facts, onlyNew);
    if (made === null) throw taken();
    if (disk.versioned) nameVersion(response, made);
    response.setHeader('ETag', etag);
    if (checksum !== null) {
      response.setHeader(`x-amz-checksum-${checksum.name}`, checksum.value);
      response.setHeader('x-amz-checksum-type', 'FULL_OBJECT');
    }
  } finally {
    await draft.drop();
  }
  send(response, 200);
}

/** Whether only a new object may be made (`If-None-Match: *`). */
export function readCondition(asked: Asked): boolean {
  if (header(asked, 'if-match') !== undefined) throw absent('If-Match');
  const condition = header(asked, 'if-none-match');
  if (condition !== undefined && condition !== '*') throw absent('If-None-Match');
  return condition !== undefined;
}

/** The headers of a request that are kept with its object and given back. */
export function keptHeaders(asked: Asked): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': header(asked, 'content-type') || 'binary/octet-stream',
  };
  for (const name of KEPT) {
    const value = header(asked, name);
    if (value) headers[name] = value;
  }
  const encoding = (header(asked, 'content-encoding') ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== 'aws-chunked');
  if (encoding.length > 0) headers['content-encoding'] = encoding.join(',');

  let size = 0;
  for (const name of Object.keys(asked.headers)) {
    if (!name.startsWith('x-amz-meta-')) continue;
    const value = header(asked, name) ?? '';
    headers[name] = value;
    size += name.length - 'x-amz-meta-'.length + value.length;
  }
  if (size > META_BYTES) {
    const message = 'Your metadata headers exceed the maximum allowed metadata size';
    const detail = { Size: String(size), MaxSizeAllowed: String(META_BYTES) };
    throw new Refusal(400, 'MetadataTooLarge', message, detail);
  }
  return headers;
}

/** The refusal for an object that is there already. */
export function taken(): Refusal {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new Refusal(412, 'PreconditionFailed', message, { Condition: 'If-None-Match' });
}
