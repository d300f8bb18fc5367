// The bench that the suites of the local S3 stand on: one engine, the real SDK, signed links, and a
// raw socket for what no honest client would send.

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as S3 from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Served } from '../../../infra/local/gate/serve.ts';
import { startS3 } from '../../../infra/local/s3/server.ts';

export const Bucket = 'documents';
export const PAGE = 'http://localhost:3000';
export const KEY = { accessKeyId: 'local', secretAccessKey: 'local-secret' };
export const LIMIT = 1_000_000;

interface Running {
  root: string;
  engine: Served;
  client: S3.S3Client;
  /** Milliseconds by which the engine's clock is ahead. */
  shift: number;
}
/** The engine of this run; filled by `setUp`. */
export const running = { shift: 0 } as Running;

export const setUp = async () => {
  running.root = await mkdtemp(join(tmpdir(), 'opora-s3-'));
  const now = () => Date.now() + running.shift;
  running.engine = await startS3({ ...options(running.root), limit: LIMIT, now });
  running.client = clientOf(running.engine.url);
};
export const tearDown = async () => {
  running.client.destroy();
  await running.engine.close();
  await rm(running.root, { recursive: true });
};

export const options = (folder: string) => {
  const key = { ...KEY, region: 'eu-central-1' };
  return { root: folder, bucket: Bucket, key, origins: [PAGE] };
};
export const clientOf = (endpoint: string, more: S3.S3ClientConfig = {}) =>
  new S3.S3Client({
    endpoint,
    region: 'eu-central-1',
    credentials: KEY,
    forcePathStyle: true,
    maxAttempts: 1,
    ...more,
  });
export const sha = (bytes: Uint8Array | string) =>
  createHash('sha256').update(bytes).digest('base64');
export const put = (Key: string, Body: S3.PutObjectCommandInput['Body'] = 'x', more: object = {}) =>
  running.client.send(new S3.PutObjectCommand({ Bucket, Key, Body, ...more }));
export const read = async (Key: string, from = running.client) => {
  const { Body } = await from.send(new S3.GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};
export const exists = (Key: string) =>
  running.client.send(new S3.HeadObjectCommand({ Bucket, Key })).then(
    () => true,
    () => false,
  );
export const refusal = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => 'not refused',
    (reason: unknown) => reason,
  );
  if (!(error instanceof S3.S3ServiceException)) throw error;
  return `${error.$metadata.httpStatusCode} ${error.name}`;
};
export const told = async (answer: Response) => {
  const text = await answer.text();
  return `${answer.status} ${/<Code>(.*?)<\/Code>/.exec(text)?.[1] ?? text}`;
};
/** A link for one upload, as the store makes it: type, length and checksum signed as headers. */
export const uploadUrl = async (Key: string, bytes: Uint8Array) => {
  const signer = clientOf(running.engine.url, { requestChecksumCalculation: 'WHEN_REQUIRED' });
  const ContentType = 'application/pdf';
  const headers = { 'content-type': ContentType, 'x-amz-checksum-sha256': sha(bytes) };
  const input = { ContentType, ContentLength: bytes.length, ChecksumSHA256: sha(bytes) };
  const url = await getSignedUrl(signer, new S3.PutObjectCommand({ Bucket, Key, ...input }), {
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
    signableHeaders: new Set(['host', 'content-type', 'content-length', 'x-amz-checksum-sha256']),
  });
  return { url, headers };
};
export const send = (url: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'PUT', body, headers });
/** Speaks to the engine below HTTP libraries, which would not send a false length. */
export const raw = (head: string[], body: string | Uint8Array, end = true) =>
  new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(running.engine.port, '127.0.0.1', () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(body);
      if (end) socket.end();
    });
    socket.on('data', (chunk) => {
      text += chunk;
      if (!end) socket.end();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
export const rawPut = async (
  Key: string,
  headers: string[],
  body: string | Uint8Array,
  end = true,
) => {
  const link = new URL(
    await getSignedUrl(clientOf(running.engine.url), new S3.PutObjectCommand({ Bucket, Key })),
  );
  return raw(
    [`PUT ${link.pathname}${link.search} HTTP/1.1`, `host: ${link.host}`, ...headers],
    body,
    end,
  );
};
export const incoming = () => readdir(join(running.root, 'incoming'));
/** Begins an upload and tears the connection off in its middle. */
export const cut = async (Key: string) => {
  const command = new S3.PutObjectCommand({ Bucket, Key });
  const link = new URL(await getSignedUrl(clientOf(running.engine.url), command));
  const line = `PUT ${link.pathname}${link.search} HTTP/1.1`;
  const socket = connect(running.engine.port, '127.0.0.1');
  socket.write(`${line}\r\nhost: ${link.host}\r\ncontent-length: 100\r\n\r\nhalf`);
  while ((await incoming()).length === 0) await new Promise((next) => setTimeout(next, 5));
  socket.destroy();
  while ((await incoming()).length > 0) await new Promise((next) => setTimeout(next, 5));
};
