// The bench for uploads by parts: an engine that takes more than a megabyte, three parts that become
// one object, and the five operations in short.

import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import * as S3 from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { Served } from '../../../infra/local/gate/serve.ts';
import { startS3 } from '../../../infra/local/s3/server.ts';
import { Bucket, clientOf, options, refusal, sha } from './bench.ts';

export const MB = 1024 * 1024;
/** The largest object of this engine. */
export const LARGEST = 20 * MB;
export const SHA256 = { ChecksumAlgorithm: 'SHA256' } as const;
/** Three parts, of which the first two are as small as parts may be. */
export const PARTS = [Buffer.alloc(5 * MB, 'a'), Buffer.alloc(5 * MB + 1, 'b'), Buffer.from('end')];
export const WHOLE = Buffer.concat(PARTS);
export const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest();
export const ETAG = `"${md5(Buffer.concat(PARTS.map(md5))).toString('hex')}-3"`;
export const COMPOSITE = `${sha(Buffer.concat(PARTS.map((one) => Buffer.from(sha(one), 'base64'))))}-3`;

interface Large {
  root: string;
  engine: Served;
  client: S3.S3Client;
  /** Keys of which the engine said that they are stored. */
  stored: string[];
}
/** The engine for large objects; filled by `begin`. */
export const large = { root: '', stored: [] as string[] } as Large;

export const begin = async () => {
  large.root ||= await mkdtemp(join(tmpdir(), 'opora-s3-'));
  const stored = (key: string) => large.stored.push(key);
  large.engine = await startS3({ ...options(large.root), limit: LARGEST, stored });
  large.client = clientOf(large.engine.url);
};
export const end = async () => {
  large.client.destroy();
  await large.engine.close();
};
export const away = async () => {
  await end();
  await rm(large.root, { recursive: true });
  Object.assign(large, { root: '', stored: [] });
};
export const create = async (
  Key: string,
  more: Partial<S3.CreateMultipartUploadCommandInput> = SHA256,
) => {
  const command = new S3.CreateMultipartUploadCommand({ Bucket, Key, ...more });
  return { Bucket, Key, UploadId: (await large.client.send(command)).UploadId ?? '' };
};
/** Where parts go. */
export type At = Awaited<ReturnType<typeof create>>;
export const part = async (
  at: At,
  PartNumber: number,
  Body: Buffer | Readable | undefined = PARTS[PartNumber - 1],
  more: Partial<S3.UploadPartCommandInput> = SHA256,
) => {
  const command = new S3.UploadPartCommand({ ...at, PartNumber, ...(Body && { Body }), ...more });
  const { ETag, ChecksumSHA256 } = await large.client.send(command);
  return { PartNumber, ETag, ChecksumSHA256 };
};
type Sent = Awaited<ReturnType<typeof part>>;
/** Sends the three parts, the last first and all at once. */
export const all = async (at: At): Promise<[Sent, Sent, Sent]> => {
  const [three, one, two] = await Promise.all([part(at, 3), part(at, 1), part(at, 2)]);
  return [one, two, three];
};
export const complete = (at: At, Parts: S3.CompletedPart[], more: object = {}) =>
  large.client.send(
    new S3.CompleteMultipartUploadCommand({ ...at, MultipartUpload: { Parts }, ...more }),
  );
export const numbers = async (at: At) => {
  const { Parts = [] } = await large.client.send(new S3.ListPartsCommand(at));
  return Parts.map(({ PartNumber }) => PartNumber);
};
export const abort = (at: At) => large.client.send(new S3.AbortMultipartUploadCommand(at));
export const head = (Key: string) =>
  large.client.send(new S3.HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
export const absent = async (Key: string) => expect(await refusal(head(Key))).toContain('404');
