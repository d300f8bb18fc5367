/**
 * Files that come by parts, and streams: what the house asks of any bucket. Runs against the local engine, or against
 * `TEST_S3_ENDPOINT` and `TEST_S3_BUCKET`.
 */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { bytesOf, partSize, partsOf } from '../../functions/contract/documents/files.ts';
import { openBucket } from '../../functions/store/bucket.ts';
import { openFiles } from '../../functions/store/files.ts';
import { openParts } from '../../functions/store/parts.ts';
import { sha256, uuid } from '../acts.ts';
import { scan } from '../papers.ts';
import { until } from '../until.ts';
import { bucket, endpoint } from './bucket.ts';

const opened = openBucket(bucket);
const files = openFiles(opened);
const parts = openParts(opened);
const media = 'application/pdf';
const place = () => `documents/test/${uuid()}`;
const bytes = scan(2 * partSize + 12_345);
const numbers = Array.from({ length: partsOf(bytes.length) }, (_, index) => index + 1);
const pieceOf = (number: number) => bytes.subarray(...bytesOf(bytes.length, number));
const asked = (wanted: number[]) =>
  wanted.map((number) => ({
    number,
    size: pieceOf(number).length,
    sha256: sha256(pieceOf(number)),
  }));
const put = (to: { url: string; headers: Record<string, string> }, body: Uint8Array) =>
  fetch(to.url, { method: 'PUT', headers: to.headers, body: new Blob([Uint8Array.from(body)]) });

/** So small that all of it has gone before an engine that refuses by the headers alone hangs up. */
const little = [scan(1000), scan(1001)] as const;

async function sendAll(key: string, wanted = numbers): Promise<void> {
  for (const link of (await parts.sendLinks(key, asked(wanted))) ?? [])
    expect((await put(link, pieceOf(link.number))).status).toBe(200);
}

test('nothing has arrived where nothing was begun, and there is no link', async () => {
  const key = place();
  expect(await parts.arrived(key)).toBeUndefined();
  expect(await parts.sendLinks(key, asked([1]))).toBeUndefined();
  expect(await parts.assemble(key, bytes.length)).toBe(false);
  await parts.abandon(key);
});

test('a link for a part takes no other bytes, and not those of another part', async () => {
  const key = place();
  await parts.begin(key, media);
  const [first, second] = little;
  const wanted = little.map((piece, place) => ({
    number: place + 1,
    size: piece.length,
    sha256: sha256(piece),
  }));
  const [one, two] = (await parts.sendLinks(key, wanted)) ?? [];
  if (!one || !two) throw new Error('no links');
  const other = Buffer.from(first);
  other[99] = (other[99] ?? 0) ^ 1;
  const base64 = Buffer.from(sha256(other), 'hex').toString('base64');
  const refused = [
    await put(one, other),
    await put({ ...one, headers: { 'x-amz-checksum-sha256': base64 } }, other),
    await put(one, first.subarray(1)),
    await put(one, second),
    await put({ ...one, headers: {} }, first),
    await put({ ...two, url: two.url.replace('partNumber=2', 'partNumber=1') }, second),
    await put({ ...one, url: one.url.replace(/uploadId=[^&]{4}/, 'uploadId=0000') }, first),
  ];
  for (const answer of refused) expect([400, 403, 404]).toContain(answer.status);
  expect(await parts.arrived(key)).toEqual([]);
});

test('parts come in any order, are told as they come, and make the object once all are there', async () => {
  const key = place();
  await parts.begin(key, media);
  await sendAll(key, [3, 1]);
  const some = await parts.arrived(key);
  expect(some?.map(({ number, size }) => [number, size])).toEqual([
    [1, partSize],
    [3, 12_345],
  ]);
  expect(await parts.assemble(key, bytes.length)).toBe(false);
  expect(await files.head(key)).toBeUndefined();
  await sendAll(key, [2]);
  expect(await parts.assemble(key, bytes.length)).toBe(true);
  expect(await files.head(key)).toEqual({ size: bytes.length, sha256: undefined });
  expect(sha256(await buffer(await files.stream(key)))).toBe(sha256(bytes));
  expect(await parts.arrived(key)).toBeUndefined();
});

test('assembled by two at once it is one object', async () => {
  const key = place();
  await parts.begin(key, media);
  await sendAll(key);
  const made = await Promise.all([1, 2].map(() => parts.assemble(key, bytes.length)));
  expect(made).toContain(true);
  expect((await files.head(key))?.size).toBe(bytes.length);
});

test('an object that stands is not put over by an upload that was begun beside it', async () => {
  const key = place();
  await parts.begin(key, media);
  await sendAll(key);
  const looked = Buffer.from('looked at');
  await files.write(key, looked, media, sha256(looked));
  await parts.assemble(key, bytes.length);
  expect(await files.head(key)).toEqual({ size: looked.length, sha256: sha256(looked) });
});

test('of two uploads that were begun at once the earlier counts, and both are forgotten together', async () => {
  const key = place();
  await parts.begin(key, media);
  await sendAll(key, [1]);
  // There are engines that note the beginning in whole seconds; ours does not.
  const second = () => Math.floor(Date.now() / 1000);
  const first = second();
  if (process.env.TEST_S3_ENDPOINT) await until(() => second() > first);
  await parts.begin(key, media);
  expect((await parts.arrived(key))?.map((one) => one.number)).toEqual([1]);
  await parts.abandon(key);
  expect(await parts.arrived(key)).toBeUndefined();
});

test('what is under way elsewhere, under a key that begins alike, is not this one', async () => {
  const key = place();
  await parts.begin(`${key}-other`, media);
  expect(await parts.arrived(key)).toBeUndefined();
  await parts.abandon(`${key}-other`);
});

test('a stream of our own making is kept as it comes, small and large, and one that breaks leaves nothing', async () => {
  for (const size of [0, 100, 20_000_000]) {
    const key = place();
    const whole = bytes.subarray(0, Math.min(size, bytes.length));
    await files.pour(key, Readable.from([whole]), 'application/zip');
    expect(whole.equals(await buffer(await files.stream(key)))).toBe(true);
  }
  const broken = place();
  const breaks = Readable.from(
    (async function* () {
      yield bytes;
      throw new Error('broken');
    })(),
  );
  await expect(files.pour(broken, breaks, 'application/zip')).rejects.toThrow();
  expect(await files.head(broken)).toBeUndefined();
  expect(await parts.arrived(broken)).toBeUndefined();
});

test('a bucket that is not there is «busy»', async () => {
  process.env.AWS_ENDPOINT_URL_S3 = 'http://127.0.0.1:9';
  const lost = openParts(openBucket(bucket));
  const asks = [
    () => lost.arrived(place()),
    () => lost.begin(place(), media),
    () => lost.abandon(place()),
  ];
  for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: 'busy' });
  process.env.AWS_ENDPOINT_URL_S3 = endpoint;
});
