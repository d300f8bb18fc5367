// Two clocks of the engine: what it stamps on things may be the time of the house that stands on it;
// whom it lets in it judges by the time that signers go by.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as S3 from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from '../../../infra/local/gate/serve.ts';
import { startS3 } from '../../../infra/local/s3/server.ts';
import { Bucket, clientOf, options } from './bench.ts';

/** The suite of what is stamped and what is judged. */
export function times(): void {
  describe('a clock of the house', () => {
    const told = new Date('2031-02-03T04:05:06.000Z');
    let [root, engine] = ['', {} as Served];
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'opora-s3-'));
      engine = await startS3({ ...options(root), stamp: () => told.getTime() });
    });
    afterAll(async () => {
      await engine.close();
      await rm(root, { recursive: true });
    });

    it('is stamped on objects, uploads and parts, while signatures are judged by the real one', async () => {
      const client = clientOf(engine.url);
      await client.send(new S3.PutObjectCommand({ Bucket, Key: 'whole', Body: 'x' }));
      const head = await client.send(new S3.HeadObjectCommand({ Bucket, Key: 'whole' }));
      expect(head.LastModified).toEqual(told);

      const begin = new S3.CreateMultipartUploadCommand({ Bucket, Key: 'parts' });
      const { UploadId } = await client.send(begin);
      const at = { Bucket, Key: 'parts', UploadId };
      const { ETag } = await client.send(
        new S3.UploadPartCommand({ ...at, PartNumber: 1, Body: 'x' }),
      );
      const { Uploads } = await client.send(new S3.ListMultipartUploadsCommand({ Bucket }));
      expect(Uploads?.map((one) => one.Initiated)).toEqual([told]);
      const { Parts } = await client.send(new S3.ListPartsCommand(at));
      expect(Parts?.map((one) => one.LastModified)).toEqual([told]);

      const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
      await client.send(new S3.CompleteMultipartUploadCommand({ ...at, MultipartUpload }));
      const { Contents } = await client.send(new S3.ListObjectsV2Command({ Bucket }));
      expect(Contents?.map((one) => one.LastModified)).toEqual([told, told]);
      client.destroy();
    });
  });
}
