// ListObjectsV2 without delimiters: keys in the order of their UTF-8 bytes, page by page. A page
// continues after the last key of the one before, so nothing is lost or doubled between pages.

import { Refusal } from '../gate/refusal.ts';
import { absent, elements, sendDocument } from './answer.ts';
import type { Exchange } from './body.ts';
import type { Disk, Listed } from './disk.ts';
import { type Asked, encode } from './request.ts';

/** The parameters that a listing understands. */
export const LIST_QUERY = [
  'list-type',
  'prefix',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'delimiter',
  'fetch-owner',
];

const PAGE = 1000;

/** Answers one page of the listing. */
export function listObjects({ asked, response }: Exchange, disk: Disk, bucket: string): void {
  const { query } = asked;
  if (query.get('list-type') !== '2') throw absent('list-type');
  if (query.get('delimiter')) throw absent('delimiter');
  if ((query.get('fetch-owner') ?? 'false') !== 'false') throw absent('fetch-owner');
  const prefix = query.get('prefix') ?? '';
  const most = readMost(asked, 'max-keys');
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const after = token === undefined ? (startAfter ?? '') : readToken(token);

  const { page, more } = pick(disk.list(), prefix, after, most);
  const last = page.at(-1);
  const write = writerOf(query.get('encoding-type'));
  const parts: Record<string, string | number | boolean> = {
    Name: bucket,
    Prefix: write(prefix),
    KeyCount: page.length,
    MaxKeys: most,
    IsTruncated: more,
  };
  if (query.has('encoding-type')) parts.EncodingType = 'url';
  if (token !== undefined) parts.ContinuationToken = token;
  if (more && last) parts.NextContinuationToken = Buffer.from(last.key).toString('base64url');
  if (startAfter !== undefined) parts.StartAfter = write(startAfter);
  const contents = page.map((entry) => `<Contents>${describe(entry, write)}</Contents>`).join('');
  sendDocument(response, 'ListBucketResult', elements(parts) + contents);
}

function pick(all: Iterable<Listed>, prefix: string, after: string, most: number) {
  const start = Buffer.from(after);
  const found: { entry: Listed; bytes: Buffer }[] = [];
  for (const entry of all) {
    if (!entry.key.startsWith(prefix)) continue;
    const bytes = Buffer.from(entry.key);
    if (after === '' || Buffer.compare(bytes, start) > 0) found.push({ entry, bytes });
  }
  found.sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  const page = found.slice(0, most).map(({ entry }) => entry);
  return { page, more: most > 0 && found.length > most };
}

function describe({ key, time, etag, size }: Listed, write: (text: string) => string): string {
  const LastModified = new Date(time).toISOString();
  return elements({
    Key: write(key),
    LastModified,
    ETag: etag,
    Size: size,
    StorageClass: 'STANDARD',
  });
}

/** How many entries a page may have, by the parameter of that name; 1000 at most. */
export function readMost({ query }: Asked, name: string): number {
  const text = query.get(name) ?? String(PAGE);
  if (!/^\d{1,10}$/.test(text)) {
    const message = `Provided ${name} not an integer or within integer range`;
    throw invalid(message, name, text);
  }
  return Math.min(Number(text), PAGE);
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  if (token === '' || Buffer.from(key).toString('base64url') !== token) {
    throw invalid('The continuation token provided is incorrect', 'continuation-token', token);
  }
  return key;
}

/** How keys are written in a listing: plain, or percent-encoded when asked for. */
export function writerOf(encoding: string | undefined): (text: string) => string {
  if (encoding === undefined) return (text) => text;
  if (encoding === 'url') return (text) => text.split('/').map(encode).join('/');
  throw invalid('Invalid Encoding Method specified in Request', 'encoding-type', encoding);
}

function invalid(message: string, name: string, value: string): Refusal {
  const detail = { ArgumentName: name, ArgumentValue: value };
  return new Refusal(400, 'InvalidArgument', message, detail);
}
