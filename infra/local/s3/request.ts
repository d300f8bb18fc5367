// Reads what a request asks for, from the raw line: `new URL` would fold `..` in keys, and a
// signature covers the bytes as sent.

import type { IncomingMessage } from 'node:http';
import type { Asked as Signed } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent } from './answer.ts';

/** A request of storage: of a bucket, or of an object in it. */
export interface Asked extends Signed {
  readonly bucket: string;
  readonly key: string;
}

const KEY_BYTES = 1024;

/** Takes the request apart; refuses what has no single reading. */
export function readRequest(message: IncomingMessage): Asked {
  const url = message.url ?? '';
  if (!url.startsWith('/')) throw invalidUri();
  const mark = url.indexOf('?');
  const whole = decode(mark < 0 ? url : url.slice(0, mark));
  const slash = whole.indexOf('/', 1);
  const bucket = whole.slice(1, slash < 0 ? undefined : slash);
  const key = slash < 0 ? '' : whole.slice(slash + 1);
  const size = Buffer.byteLength(key);
  if (size > KEY_BYTES) {
    const detail = { Size: String(size), MaxSizeAllowed: String(KEY_BYTES) };
    throw new Refusal(400, 'KeyTooLongError', 'Your key is too long', detail);
  }
  const query = readQuery(mark < 0 ? '' : url.slice(mark + 1));
  const path = whole.split('/').map(encode).join('/');
  return { method: message.method ?? '', path, bucket, key, query, headers: message.headers };
}

const KNOWN_HEADERS = new Set([
  'x-amz-checksum-algorithm',
  'x-amz-checksum-crc32',
  'x-amz-checksum-mode',
  'x-amz-checksum-sha256',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-tagging',
  'x-amz-trailer',
  'x-amz-user-agent',
]);

const SILENT_QUERY =
  /^(x-id|x-amz-(algorithm|credential|date|expires|signedheaders|signature|content-sha256|user-agent|checksum-.*|sdk-checksum-algorithm))$/i;

/** Refuses parameters and headers that ask for more than this subset, or this operation, does. */
export function refuseUnknown(
  asked: Asked,
  allowed: readonly string[],
  headers: readonly string[] = [],
): void {
  for (const name of Object.keys(asked.headers)) {
    if (!name.startsWith('x-amz-') || name.startsWith('x-amz-meta-')) continue;
    if (!KNOWN_HEADERS.has(name) && !headers.includes(name)) throw absent(name);
  }
  for (const name of asked.query.keys()) {
    if (!SILENT_QUERY.test(name) && !allowed.includes(name)) throw absent(name);
  }
}

function readQuery(text: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const sign = pair.indexOf('=');
    const name = decode(sign < 0 ? pair : pair.slice(0, sign));
    if (query.has(name)) {
      throw new Refusal(400, 'InvalidArgument', 'A query parameter was given twice.');
    }
    query.set(name, sign < 0 ? '' : decode(pair.slice(sign + 1)));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidUri();
  }
}

/** Percent-encoding as signatures want it: everything but letters, digits and `-._~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => {
    return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

function invalidUri(): Refusal {
  return new Refusal(400, 'InvalidURI', "Couldn't parse the specified URI.");
}
