// What becomes of parts: one object of exactly the bytes that were sent, once, also after a restart.

import { cp, readdir, rename, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import * as S3 from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Bucket, read, refusal, sha } from './bench.ts';
import {
  type At,
  abort,
  absent,
  all,
  away,
  begin,
  COMPOSITE,
  complete,
  create,
  ETAG,
  end,
  head,
  large,
  MB,
  md5,
  PARTS,
  part,
  SHA256,
  WHOLE,
} from './large.ts';

/** The suite of uploads that are completed. */
export function joining(): void {
  describe('an upload by parts that is completed', () => {
    beforeAll(begin);
    afterAll(away);

    it('becomes the object: bytes, ETag, composite checksum, headers and tags', async () => {
      const facts = { ContentType: 'application/zip', Metadata: { of: 'x' } };
      const at = await create('whole', { ...SHA256, ...facts, Tagging: 'a=1' });
      const list = await all(at);
      await absent('whole');
      const { Contents = [] } = await large.client.send(new S3.ListObjectsV2Command({ Bucket }));
      expect(Contents).toEqual([]);
      const made = { ETag: ETAG, ChecksumSHA256: COMPOSITE, ChecksumType: 'COMPOSITE' };
      expect(await complete(at, list)).toMatchObject({ ...made, Bucket, Key: 'whole' });
      const seen = { ...made, ...facts, ContentLength: WHOLE.length, TagCount: 1 };
      expect(await head('whole')).toMatchObject(seen);
      expect((await read('whole', large.client)).equals(WHOLE)).toBe(true);
      const Range = `bytes=${5 * MB - 1}-${5 * MB}`;
      const border = await large.client.send(
        new S3.GetObjectCommand({ Bucket, Key: 'whole', Range }),
      );
      expect(await border.Body?.transformToString()).toBe('ab');
      expect([large.stored, await readdir(join(large.root, 'uploads'))]).toEqual([['whole'], []]);
    });

    it('completed again, also at once, is answered the same and is one object', async () => {
      const at = await create('twice');
      const list = await all(at);
      const before = large.stored.length;
      const both = await Promise.all([complete(at, list), complete(at, list)]);
      const later = await complete(at, list, { IfNoneMatch: '*' });
      for (const one of [...both, later]) {
        expect(one).toMatchObject({ ETag: ETAG, ChecksumSHA256: COMPOSITE });
      }
      expect(large.stored.slice(before)).toEqual(['twice']);
      expect(await refusal(complete(at, list.slice(0, 1)))).toBe('404 NoSuchUpload');
      await large.client.send(new S3.PutObjectCommand({ Bucket, Key: 'twice', Body: 'new' }));
      expect(await refusal(complete(at, list))).toBe('404 NoSuchUpload');
      const next = await create('twice');
      const parts = await all(next);
      const only = complete(next, parts, { IfNoneMatch: '*' });
      expect(await refusal(only)).toBe('412 PreconditionFailed');
      expect(String(await read('twice', large.client))).toBe('new');
      await complete(next, parts);
      expect(await refusal(complete(at, list))).toBe('404 NoSuchUpload');
    });

    it('has of each number the part sent last, and only the parts that are named', async () => {
      const at = await create('replaced');
      const first = await part(at, 1, Buffer.from('first'));
      const second = await part(at, 1, Buffer.from('second'));
      await part(at, 7, Buffer.from('not named'));
      expect(await refusal(complete(at, [first]))).toBe('400 InvalidPart');
      await complete(at, [second]);
      expect(String(await read('replaced', large.client))).toBe('second');
    });

    it.each([
      ['CRC-32, as it does by itself', {}, 'ChecksumCRC32'],
      ['SHA-256', SHA256, 'ChecksumSHA256'],
    ] as const)('comes from the SDK’s own uploader with %s', async (_, more, name) => {
      const params = { Bucket, Key: 'sdk/a b', Body: Readable.from(PARTS), ...more };
      const done = await new Upload({ client: large.client, params }).done();
      const sums = [
        WHOLE.subarray(0, 5 * MB),
        WHOLE.subarray(5 * MB, 10 * MB),
        WHOLE.subarray(10 * MB),
      ];
      const crcs = Buffer.alloc(12);
      sums.forEach((one, n) => {
        crcs.writeUInt32BE(crc32(one), n * 4);
      });
      const crc = Buffer.alloc(4);
      crc.writeUInt32BE(crc32(crcs));
      const shas = Buffer.concat(sums.map((one) => Buffer.from(sha(one), 'base64')));
      const whole = name === 'ChecksumSHA256' ? sha(shas) : crc.toString('base64');
      expect(done).toMatchObject({ [name]: `${whole}-3`, ChecksumType: 'COMPOSITE' });
      expect(await head('sdk/a b')).toMatchObject({ [name]: `${whole}-3` });
      expect((await read('sdk/a b', large.client)).equals(WHOLE)).toBe(true);
    });

    it('takes a stream with its checksum behind it, and parts of an upload that asked for none', async () => {
      const at = await create('plain', {});
      const Body = Readable.from([Buffer.from('stre'), Buffer.from('amed')]);
      const more = { Body, ContentLength: 8, ...SHA256 };
      const sent = await large.client.send(
        new S3.UploadPartCommand({ ...at, PartNumber: 1, ...more }),
      );
      expect(sent.ChecksumSHA256).toBe(sha('streamed'));
      const done = await complete(at, [{ PartNumber: 1, ETag: sent.ETag }]);
      expect(done.ChecksumSHA256).toBeUndefined();
      expect(String(await read('plain', large.client))).toBe('streamed');
    });

    it('is listed by pages, its parts by number and the uploads by key and time', async () => {
      const keys = ['б/2', 'a/1', 'a/2', 'a/1'];
      const begun: At[] = [];
      for (const key of keys) begun.push(await create(key));
      const [, first] = begun;
      if (first === undefined) throw new Error('no upload');
      for (const n of [5, 3, 1, 10_000]) await part(first, n, Buffer.from(`part ${n}`));
      const seen: S3.Part[] = [];
      for await (const page of S3.paginateListParts({ client: large.client, pageSize: 3 }, first)) {
        expect(page).toMatchObject({ ...SHA256, ChecksumType: 'COMPOSITE', MaxParts: 3 });
        seen.push(...(page.Parts ?? []));
      }
      const facts = seen.map(({ PartNumber, Size, ETag, ChecksumSHA256 }) => {
        return [PartNumber, Size, ETag, ChecksumSHA256];
      });
      const expected = [1, 3, 5, 10_000].map((n) => {
        const bytes = Buffer.from(`part ${n}`);
        return [n, bytes.length, `"${md5(bytes).toString('hex')}"`, sha(bytes)];
      });
      expect(facts).toEqual(expected);
      const listed: (string | undefined)[] = [];
      let from: Partial<S3.ListMultipartUploadsCommandInput> | undefined = {};
      while (from !== undefined) {
        const asked: S3.ListMultipartUploadsCommandInput = {
          Bucket,
          MaxUploads: 1,
          EncodingType: 'url',
          ...from,
        };
        const page: S3.ListMultipartUploadsCommandOutput = await large.client.send(
          new S3.ListMultipartUploadsCommand(asked),
        );
        listed.push(...(page.Uploads ?? []).map(({ Key, UploadId }) => `${Key} ${UploadId}`));
        const KeyMarker = decodeURIComponent(page.NextKeyMarker ?? '');
        from = page.IsTruncated
          ? { KeyMarker, UploadIdMarker: page.NextUploadIdMarker }
          : undefined;
      }
      const inOrder = [1, 3, 2, 0].map((n) => begun[n]);
      const url = (key = '') => key.split('/').map(encodeURIComponent).join('/');
      expect(listed).toEqual(inOrder.map((one) => `${url(one?.Key)} ${one?.UploadId}`));
      const under = await large.client.send(
        new S3.ListMultipartUploadsCommand({ Bucket, Prefix: 'a/1' }),
      );
      expect(under.Uploads?.map(({ Key }) => Key)).toEqual(['a/1', 'a/1']);
      await Promise.all(begun.map(abort));
    });

    it('killed between the object and the end of its upload, it ends the upload at the next start', async () => {
      const at = await create('ended');
      const list = await all(at);
      const folder = join(large.root, 'uploads', at.UploadId);
      await cp(folder, `${large.root}-kept`, { recursive: true });
      await complete(at, list);
      await end();
      await rename(`${large.root}-kept`, folder);
      await begin();
      expect(await readdir(join(large.root, 'uploads'))).toEqual([]);
      expect(await complete(at, list)).toMatchObject({ ETag: ETAG, ChecksumSHA256: COMPOSITE });
    });

    it('goes on after a restart where it stopped; a damaged part is to be sent again', async () => {
      const at = await create('resumed', { ...SHA256, ContentType: 'image/png' });
      await part(at, 1);
      await part(at, 2);
      await end();
      await truncate(join(large.root, 'uploads', at.UploadId, '2'), 40);
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      await begin();
      expect(said).toHaveBeenCalledTimes(1);
      said.mockRestore();
      const { Uploads = [] } = await large.client.send(
        new S3.ListMultipartUploadsCommand({ Bucket }),
      );
      expect(Uploads.map(({ Key, UploadId }) => ({ Bucket, Key, UploadId }))).toEqual([at]);
      const { Parts = [] } = await large.client.send(new S3.ListPartsCommand(at));
      expect(Parts).toMatchObject([{ PartNumber: 1, ChecksumSHA256: sha(PARTS[0] ?? '') }]);
      await part(at, 2);
      await part(at, 3);
      const again = await large.client.send(new S3.ListPartsCommand(at));
      await complete(at, again.Parts ?? []);
      expect((await read('resumed', large.client)).equals(WHOLE)).toBe(true);
      expect(await head('resumed')).toMatchObject({ ETag: ETAG, ContentType: 'image/png' });
    });
  });
}
