// What is put comes back as it was put: bytes, headers, tags, ranges, lists, links, CORS.

import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import * as S3 from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, it } from 'vitest';
import {
  Bucket,
  exists,
  PAGE,
  put,
  read,
  refusal,
  running,
  send,
  sha,
  uploadUrl,
} from './bench.ts';

/** The suite of what is stored. */
export function keeping(): void {
  describe('what is kept and given back', () => {
    it('bytes, type, metadata, tags and checksum come back as they were put', async () => {
      const Body = randomBytes(300_000);
      const facts = {
        ContentType: 'image/png',
        CacheControl: 'no-store',
        Metadata: { owner: 'school 1' },
      };
      const done = await put('whole', Body, {
        ...facts,
        ChecksumSHA256: sha(Body),
        Tagging: 'a=1',
      });
      expect(done).toMatchObject({
        ETag: `"${createHash('md5').update(Body).digest('hex')}"`,
        ChecksumSHA256: sha(Body),
      });
      const head = await running.client.send(
        new S3.HeadObjectCommand({ Bucket, Key: 'whole', ChecksumMode: 'ENABLED' }),
      );
      expect(head).toMatchObject({
        ...facts,
        ContentLength: 300_000,
        ChecksumSHA256: sha(Body),
        ETag: done.ETag,
        TagCount: 1,
      });
      expect((await read('whole')).equals(Body)).toBe(true);
      await put('whole', '');
      expect(await read('whole')).toHaveLength(0);
    });

    it('a stream, which the SDK sends in aws-chunked form, is stored plain', async () => {
      const bytes = randomBytes(200_000);
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(bytes));
      const parts = [bytes.subarray(0, 7), bytes.subarray(7, 90_000), bytes.subarray(90_000)];
      const done = await put('stream', Readable.from(parts), { ContentLength: bytes.length });
      expect(done.ChecksumCRC32).toBe(sum.toString('base64'));
      const head = await running.client.send(new S3.HeadObjectCommand({ Bucket, Key: 'stream' }));
      expect(head.ContentEncoding).toBeUndefined();
      expect((await read('stream')).equals(bytes)).toBe(true);
      for (const ContentLength of [bytes.length + 1, bytes.length - 1]) {
        const work = put('stream2', Readable.from(parts), { ContentLength });
        expect(await refusal(work)).toBe('400 IncompleteBody');
      }
      const lie = put('stream2', Readable.from(parts), {
        ContentLength: bytes.length,
        ChecksumAlgorithm: 'SHA1',
      });
      expect(await refusal(lie)).toBe('501 NotImplemented');
      expect(await exists('stream2')).toBe(false);
    });

    it('ranges: from–to, from, last n; an odd range is the whole', async () => {
      await put('digits', '0123456789');
      const part = async (Range: string) => {
        const got = await running.client.send(
          new S3.GetObjectCommand({ Bucket, Key: 'digits', Range }),
        );
        return [
          got.$metadata.httpStatusCode,
          await got.Body?.transformToString(),
          got.ContentRange,
        ];
      };
      expect(await part('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
      expect(await part('bytes=8-99')).toEqual([206, '89', 'bytes 8-9/10']);
      expect(await part('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
      expect(await part('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
      expect(await part('bytes=4-2')).toEqual([200, '0123456789', undefined]);
    });

    it('a signed link uploads, gives back under the asked name, and answers 304 the second time', async () => {
      const bytes = Buffer.from('%PDF-1.7 agreed');
      const { url, headers } = await uploadUrl('link', bytes);
      const done = await send(url, bytes, headers);
      expect([done.status, done.headers.get('x-amz-checksum-sha256')]).toEqual([200, sha(bytes)]);
      const name = `attachment; filename*=UTF-8''${encodeURIComponent('отчёт (1).pdf')}`;
      const asked = {
        ResponseContentDisposition: name,
        ResponseContentType: 'text/plain',
        ResponseCacheControl: 'no-store',
      };
      const back = await getSignedUrl(
        running.client,
        new S3.GetObjectCommand({ Bucket, Key: 'link', ...asked }),
      );
      const got = await fetch(back);
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
      const given = [
        'content-disposition',
        'content-type',
        'cache-control',
        'x-content-type-options',
      ].map((one) => got.headers.get(one));
      expect(given).toEqual([name, 'text/plain', 'no-store', 'nosniff']);
      const etag = got.headers.get('etag') ?? '';
      expect((await fetch(back, { headers: { 'if-none-match': etag } })).status).toBe(304);
    });

    it('a checksum in the query of a link binds nobody: only headers do', async () => {
      const command = new S3.PutObjectCommand({ Bucket, Key: 'loose' });
      const link = await getSignedUrl(running.client, command);
      expect(link).toContain('x-amz-checksum-crc32=AAAAAA');
      expect((await send(link, 'any bytes')).status).toBe(200);
      expect(String(await read('loose'))).toBe('any bytes');
    });

    it('any key is only a name: dots, NUL, Cyrillic, 1024 bytes; lists go in the order of bytes', async () => {
      const odd = [
        '../../x',
        '..',
        'a//b/',
        "it's (1)*!+&=?#%20",
        'п/ё 🙂',
        '\u{ffff}',
        `nul\0`,
        'k'.repeat(1020),
      ];
      const keys = odd.map((key) => `odd/${key}`.slice(0, 1024));
      for (const key of keys) await put(key, key);
      for (const key of keys) expect(String(await read(key))).toBe(key);
      const listed: (string | undefined)[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await running.client.send(
          new S3.ListObjectsV2Command({
            Bucket,
            Prefix: 'odd/',
            MaxKeys: 3,
            EncodingType: 'url',
            ...(ContinuationToken && { ContinuationToken }),
          }),
        );
        listed.push(...(page.Contents ?? []).map(({ Key }) => decodeURIComponent(Key ?? '')));
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
      const order = (one: string, other: string) =>
        Buffer.compare(Buffer.from(one), Buffer.from(other));
      expect(listed).toEqual([...keys].sort(order));
      const after = await running.client.send(
        new S3.ListObjectsV2Command({
          Bucket,
          Prefix: 'odd/',
          StartAfter: 'odd/a//b/',
          MaxKeys: 1,
        }),
      );
      expect(after).toMatchObject({ KeyCount: 1, IsTruncated: true });
      expect((await readdir(running.root)).sort()).toEqual(['incoming', 'objects', 'uploads']);
    });

    it('tags replace tags, and go with the object they were given to', async () => {
      const at = { Bucket, Key: 'tagged' };
      await put('tagged', 'x', { Tagging: 'first=1' });
      const TagSet = [
        { Key: 'проверено', Value: 'да / 1' },
        { Key: 'empty', Value: '' },
      ];
      await running.client.send(new S3.PutObjectTaggingCommand({ ...at, Tagging: { TagSet } }));
      expect((await running.client.send(new S3.GetObjectTaggingCommand(at))).TagSet).toEqual(
        TagSet,
      );
      const twice = {
        TagSet: [
          { Key: 'a', Value: '1' },
          { Key: 'a', Value: '2' },
        ],
      };
      expect(
        await refusal(
          running.client.send(new S3.PutObjectTaggingCommand({ ...at, Tagging: twice })),
        ),
      ).toBe('400 InvalidTag');
      await put('tagged', 'y');
      expect((await running.client.send(new S3.GetObjectTaggingCommand(at))).TagSet).toEqual([]);
    });

    it('what is deleted is gone; deleting it again is no fault; the bucket itself stands', async () => {
      await put('brief');
      const erase = () => running.client.send(new S3.DeleteObjectCommand({ Bucket, Key: 'brief' }));
      expect([(await erase()).$metadata.httpStatusCode, await exists('brief')]).toEqual([
        204,
        false,
      ]);
      expect((await erase()).$metadata.httpStatusCode).toBe(204);
      await running.client.send(new S3.HeadBucketCommand({ Bucket }));
      expect(
        await refusal(running.client.send(new S3.HeadBucketCommand({ Bucket: 'other' }))),
      ).toContain('404');
    });

    it('pages of allowed origins may ask, upload and read a refusal; others are told nothing', async () => {
      const ask = (origin: string, method = 'PUT') => {
        const asked = { origin, 'access-control-request-method': method };
        const headers = {
          ...asked,
          'access-control-request-headers': 'content-type,x-amz-checksum-sha256',
        };
        return fetch(`${running.engine.url}/${Bucket}/x`, { method: 'OPTIONS', headers });
      };
      const yes = await ask(PAGE);
      expect([yes.status, yes.headers.get('access-control-allow-origin')]).toEqual([200, PAGE]);
      expect(yes.headers.get('access-control-allow-headers')).toBe(
        'content-type,x-amz-checksum-sha256',
      );
      for (const no of [await ask('http://evil'), await ask(PAGE, 'DELETE')]) {
        expect([no.status, no.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      }
      const actual = await fetch(`${running.engine.url}/${Bucket}/x`, {
        headers: { origin: PAGE },
      });
      expect([actual.status, actual.headers.get('access-control-allow-origin')]).toEqual([
        403,
        PAGE,
      ]);
      expect(actual.headers.get('access-control-expose-headers')).toBe(
        'ETag, x-amz-checksum-sha256',
      );
    });
  });
}
