// What may not in although the sender may: false bytes, false lengths, too much, and what this
// engine does not do.

import * as S3 from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import {
  Bucket,
  clientOf,
  cut,
  exists,
  incoming,
  LIMIT,
  put,
  raw,
  rawPut,
  read,
  refusal,
  running,
  sha,
} from './bench.ts';

interface Signed {
  headers: Record<string, string>;
  path: string;
  query: Record<string, string>;
}

/** The suite of refused requests. */
export function refusals(): void {
  describe('what is refused', () => {
    it.each([
      ['a false SHA-256', { ChecksumSHA256: sha('y') }, '400 BadDigest'],
      ['a false CRC-32', { ChecksumCRC32: 'AAAAAA==' }, '400 BadDigest'],
      ['a false MD5', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }, '400 BadDigest'],
      ['a checksum that is none', { ChecksumSHA256: 'x' }, '400 InvalidRequest'],
      ['more than the limit', { Body: Buffer.alloc(LIMIT + 1) }, '400 EntityTooLarge'],
      ['a key over 1024 bytes', { Key: 'ш'.repeat(513) }, '400 KeyTooLongError'],
      ['a header that asks for more', { StorageClass: 'GLACIER' }, '501 NotImplemented'],
      ['an eleventh tag', { Tagging: 'abcdefghijk'.split('').join('=1&') }, '400 BadRequest'],
    ] as const)('%s', async (_, more, answer) => {
      expect(await refusal(put('bad', 'x', more))).toBe(answer);
      expect(await exists('bad')).toBe(false);
      expect(await incoming()).toEqual([]);
    });

    it('a payload other than the signed one, though every header is right', async () => {
      const caught = new Error('caught');
      let head: string[] = [];
      const spy = clientOf(running.engine.url, { requestChecksumCalculation: 'WHEN_REQUIRED' });
      spy.middlewareStack.add(
        () =>
          async ({ request }) => {
            const { headers, path, query } = request as Signed;
            const lines = Object.entries(headers);
            head = [
              `PUT ${path}?${new URLSearchParams(query)} HTTP/1.1`,
              ...lines.map(([name, value]) => `${name}: ${value}`),
            ];
            throw caught;
          },
        { step: 'finalizeRequest', priority: 'low' },
      );
      const command = new S3.PutObjectCommand({ Bucket, Key: 'swapped', Body: 'right' });
      await expect(spy.send(command)).rejects.toBe(caught);
      expect(head.join()).toMatch(/x-amz-content-sha256: [0-9a-f]{64}/);
      expect(await raw(head, 'wrong', false)).toContain('XAmzContentSHA256Mismatch');
      expect(await exists('swapped')).toBe(false);
    });

    it('a body shorter than declared, cut off, or without a length', async () => {
      expect(await rawPut('short', ['content-length: 100'], 'ten bytes.')).toContain(
        'IncompleteBody',
      );
      expect(
        await rawPut('short', ['transfer-encoding: chunked'], '1\r\nx\r\n0\r\n\r\n', false),
      ).toContain('411');
      const chunked = (size: number, body: string) =>
        rawPut(
          'short',
          [
            'x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER',
            `x-amz-decoded-content-length: ${size}`,
          ],
          body,
        );
      expect(await chunked(1, '')).toContain('HeadersNotSigned');
      await cut('short');
      expect(await exists('short')).toBe(false);
      expect(await incoming()).toEqual([]);
    });

    it('a second object under a key when only a new one is allowed, also when twenty come at once', async () => {
      const only = { IfNoneMatch: '*' };
      const tries = Array.from({ length: 20 }, (_, n) =>
        put('once', `try ${n}`, only).then(() => `try ${n}`),
      );
      const done = await Promise.allSettled(tries);
      const won = done.filter((one) => one.status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(await refusal(put('once', 'late', only))).toBe('412 PreconditionFailed');
      expect(String(await read('once'))).toBe(won[0]?.value);
    });

    it('what this engine does not do, with 501 and not with silence', async () => {
      const at = { Bucket, Key: 'once' };
      const Delete = { Objects: [{ Key: 'once' }] };
      const asked = [
        running.client.send(
          new S3.UploadPartCopyCommand({
            ...at,
            UploadId: 'x',
            PartNumber: 1,
            CopySource: `${Bucket}/once`,
          }),
        ),
        running.client.send(new S3.GetObjectCommand({ ...at, PartNumber: 1 })),
        running.client.send(new S3.ListMultipartUploadsCommand({ Bucket, Delimiter: '/' })),
        running.client.send(new S3.DeleteObjectsCommand({ Bucket, Delete })),
        running.client.send(new S3.CopyObjectCommand({ ...at, CopySource: `${Bucket}/once` })),
        running.client.send(new S3.ListObjectsV2Command({ Bucket, Delimiter: '/' })),
        running.client.send(new S3.ListObjectsCommand({ Bucket })),
        running.client.send(new S3.GetObjectCommand({ ...at, VersionId: 'x' })),
        running.client.send(new S3.DeleteObjectTaggingCommand(at)),
      ];
      const answers = await Promise.all(asked.map(refusal));
      expect(answers).toEqual(asked.map(() => '501 NotImplemented'));
      expect(await exists('once')).toBe(true);
    });

    it('an absent key, an absent bucket, a range outside, unreadable addresses', async () => {
      const gone = new S3.GetObjectCommand({ Bucket, Key: 'gone' });
      expect(await refusal(running.client.send(gone))).toBe('404 NoSuchKey');
      const other = new S3.GetObjectCommand({ Bucket: 'other', Key: 'x' });
      expect(await refusal(running.client.send(other))).toBe('404 NoSuchBucket');
      await put('five', '12345');
      const outside = new S3.GetObjectCommand({ Bucket, Key: 'five', Range: 'bytes=5-' });
      expect(await refusal(running.client.send(outside))).toBe('416 InvalidRange');
      expect(await raw(['GET /%ff HTTP/1.1', 'host: localhost'], '', false)).toContain(
        'InvalidURI',
      );
      expect(await raw(['GET http://x/ HTTP/1.1', 'host: localhost'], '', false)).toContain(
        'InvalidURI',
      );
    });
  });
}
