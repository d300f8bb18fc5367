/**
 * What the house asks of any bucket: that storage itself refuses other bytes than those a link was made for, gives parts,
 * and tells what it holds. Runs against the local engine, or against `TEST_S3_ENDPOINT` and `TEST_S3_BUCKET`.
 */
import { describe, expect, test } from 'vitest';
import { openBucket } from '../../functions/store/bucket.ts';
import { openFiles, scanTag } from '../../functions/store/files.ts';
import { sha256, uuid } from '../acts.ts';
import { bucket, endpoint } from './bucket.ts';

const files = openFiles(openBucket(bucket));

const media = 'application/pdf';
const bytes = Buffer.from('%PDF-1.4 ровно эти байты');
const place = () => `documents/test/${uuid()}`;
const ticket = (key: string, body: Uint8Array = bytes) =>
  files.sendUrl(key, { size: body.length, media, sha256: sha256(body) });
const put = (url: string, headers: Record<string, string>, body: Uint8Array) =>
  fetch(url, { method: 'PUT', headers, body: new Blob([Uint8Array.from(body)]) });
const base64 = (body: Uint8Array) => Buffer.from(sha256(body), 'hex').toString('base64');

describe('a link to send refuses', () => {
  const other = Buffer.from(bytes);
  other[12] = 0x21;
  test.each<[string, (headers: Record<string, string>) => [Record<string, string>, Uint8Array]]>([
    ['other bytes of the same length', (headers) => [headers, other]],
    [
      'other bytes with their own checksum',
      (headers) => [{ ...headers, 'x-amz-checksum-sha256': base64(other) }, other],
    ],
    ['a byte more', (headers) => [headers, Buffer.concat([bytes, Buffer.from('!')])]],
    ['a byte less', (headers) => [headers, bytes.subarray(0, -1)]],
    ['nothing', (headers) => [headers, Buffer.alloc(0)]],
    ['another type', (headers) => [{ ...headers, 'content-type': 'text/html' }, bytes]],
    ['no checksum', ({ 'content-type': type = '' }) => [{ 'content-type': type }, bytes]],
    ['rights of the sender’s', (headers) => [{ ...headers, 'x-amz-acl': 'public-read' }, bytes]],
    [
      'a scan of the sender’s',
      (headers) => [{ ...headers, 'x-amz-tagging': `${scanTag}=NO_THREATS_FOUND` }, bytes],
    ],
  ])('%s', async (_, twist) => {
    const key = place();
    const { url, headers } = await ticket(key);
    const [sent, body] = twist(headers);
    expect([400, 403]).toContain((await put(url, sent, body)).status);
    expect(await files.head(key)).toBeUndefined();
  });

  test('another key, another signature, another bucket, another method', async () => {
    const key = place();
    const { url, headers } = await ticket(key);
    for (const twisted of [
      url.replace(key, place()),
      url.replace(/Signature=\w{8}/, 'Signature=00000000'),
      url.replace(`/${bucket}/`, '/other/'),
      `${url}&x-amz-acl=public-read`,
    ])
      expect([400, 403, 404], twisted).toContain((await put(twisted, headers, bytes)).status);
    for (const method of ['GET', 'DELETE', 'POST'])
      expect([400, 403, 405, 501]).toContain((await fetch(url, { method })).status);
    expect(await files.head(key)).toBeUndefined();
  });
});

describe('what was sent', () => {
  test('is there with its size and the SHA-256 that storage verified, and sending it again is well', async () => {
    const key = place();
    const { url, headers } = await ticket(key);
    expect((await put(url, headers, bytes)).status).toBe(200);
    expect((await put(url, headers, bytes)).status).toBe(200);
    expect(await files.head(key)).toEqual({ size: bytes.length, sha256: sha256(bytes) });
  });

  test('is read by parts, from the first byte to the last', async () => {
    const key = place();
    const body = Buffer.from(Array.from({ length: 5000 }, (_, n) => n % 251));
    await files.write(key, body, media, sha256(body));
    for (const [from, to] of [
      [0, 1],
      [0, 5000],
      [4999, 5000],
      [100, 200],
      [4000, 9000],
    ] as const)
      expect(Buffer.from(await files.read(key, from, to))).toEqual(body.subarray(from, to));
  });

  test('is given back under a Russian name with the type that was asked for', async () => {
    const key = place();
    await files.write(key, bytes, media, sha256(bytes));
    const disposition = `attachment; filename="_.pdf"; filename*=UTF-8''${encodeURIComponent('Отчёт.pdf')}`;
    const url = await files.readUrl(key, { disposition, media: 'application/x-test' });
    const answer = await fetch(url);
    expect(answer.headers.get('content-disposition')).toBe(disposition);
    expect(answer.headers.get('content-type')).toBe('application/x-test');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    const twisted = url.replace('attachment', 'inline');
    expect((await fetch(twisted)).status).toBe(403);
  });

  test('is given back as it was sent, whatever encoding the sender named', async () => {
    const key = place();
    const { url, headers } = await ticket(key);
    const named = { ...headers, 'content-encoding': 'br', 'cache-control': 'public' };
    expect((await put(url, named, bytes)).status).toBe(200);
    const answer = await fetch(await files.readUrl(key, { disposition: 'inline', media }));
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('of our own making is refused when its SHA-256 is another', async () => {
    const key = place();
    await expect(files.write(key, bytes, media, sha256('другое'))).rejects.toMatchObject({
      code: 'busy',
    });
    expect(await files.head(key)).toBeUndefined();
  });

  test('and removed is gone, and removing it again is well', async () => {
    const key = place();
    await files.write(key, bytes, media, sha256(bytes));
    await files.remove(key);
    await files.remove(key);
    expect([await files.head(key), await files.scan(key)]).toEqual([undefined, undefined]);
    const url = await files.readUrl(key, { disposition: 'inline', media });
    expect((await fetch(url)).status).toBe(404);
  });
});

test('a bucket that is not there is «busy», with the time to come again', async () => {
  process.env.AWS_ENDPOINT_URL_S3 = 'http://127.0.0.1:9';
  const lost = openFiles(openBucket(bucket));
  await expect(lost.head(place())).rejects.toMatchObject({
    code: 'busy',
    details: { retryAfter: 5 },
  });
  await expect(lost.remove(place())).rejects.toMatchObject({ code: 'busy' });
  process.env.AWS_ENDPOINT_URL_S3 = endpoint;
});
