// A bucket that keeps versions, as the one on AWS does: a removal leaves a mark, whose tags are 405 and not 404; what lay
// under it is not lost, and comes back when the mark is removed by its id.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as S3 from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from '../../../infra/local/gate/serve.ts';
import { startS3 } from '../../../infra/local/s3/server.ts';
import { Bucket, clientOf, options, put, read, refusal, running } from './bench.ts';

/** The suite of versions. */
export function versions(): void {
  describe('a bucket with versions', () => {
    let root = '';
    let engine: Served;
    let client: S3.S3Client;
    const start = async () => {
      engine = await startS3({ ...options(root), versioned: true });
      client = clientOf(engine.url);
    };
    const stop = async () => {
      client.destroy();
      await engine.close();
    };
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'opora-s3-'));
      await start();
    });
    afterAll(async () => {
      await stop();
      await rm(root, { recursive: true });
    });
    const store = (Key: string, Body: string) =>
      client.send(new S3.PutObjectCommand({ Bucket, Key, Body }));
    const erase = (Key: string, VersionId?: string) =>
      client.send(new S3.DeleteObjectCommand({ Bucket, Key, ...(VersionId && { VersionId }) }));
    const tags = (Key: string) => client.send(new S3.GetObjectTaggingCommand({ Bucket, Key }));
    const tag = (Key: string, Value: string) => {
      const Tagging = { TagSet: [{ Key: 'seen', Value }] };
      return client.send(new S3.PutObjectTaggingCommand({ Bucket, Key, Tagging }));
    };
    const head = (Key: string) => client.send(new S3.HeadObjectCommand({ Bucket, Key }));
    const listed = async () => {
      const { Contents = [] } = await client.send(new S3.ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key }) => Key);
    };
    const markOf = async (work: Promise<unknown>) => {
      const error: unknown = await work.catch((reason: unknown) => reason);
      if (!(error instanceof S3.S3ServiceException)) throw error;
      return error.$response?.headers['x-amz-delete-marker'];
    };

    it('after a removal: 404 to read, 405 to ask for tags, both with the mark; and it is in no list', async () => {
      await store('gone', 'x');
      const done = await erase('gone');
      expect([done.DeleteMarker, done.VersionId]).toEqual([true, expect.any(String)]);
      expect(await refusal(read('gone', client))).toBe('404 NoSuchKey');
      expect(await refusal(head('gone'))).toBe('404 NotFound');
      expect(await refusal(tags('gone'))).toBe('405 MethodNotAllowed');
      expect(await refusal(tag('gone', '1'))).toBe('405 MethodNotAllowed');
      for (const ask of [head('gone'), tags('gone')]) expect(await markOf(ask)).toBe('true');
      expect(await refusal(tags('never'))).toBe('404 NoSuchKey');
      expect(await markOf(head('never'))).toBeUndefined();
      expect(await listed()).not.toContain('gone');
    });

    it('what was never there gets a mark as well, and may be put anew as a new object', async () => {
      expect((await erase('first')).DeleteMarker).toBe(true);
      expect(await refusal(tags('first'))).toBe('405 MethodNotAllowed');
      const only = { Bucket, Key: 'first', Body: 'one', IfNoneMatch: '*' };
      await client.send(new S3.PutObjectCommand(only));
      expect(await refusal(client.send(new S3.PutObjectCommand(only)))).toBe(
        '412 PreconditionFailed',
      );
      expect(String(await read('first', client))).toBe('one');
    });

    it('a version goes for good by its id; the newest that is left comes back with its tags, a stop between or not', async () => {
      const ids = [];
      for (const body of ['one', 'two', 'three']) {
        ids.push((await store('many', body)).VersionId);
        await tag('many', body);
      }
      const mark = (await erase('many')).VersionId;
      expect((await erase('many', ids[1])).VersionId).toBe(ids[1]);
      await stop();
      await start();
      expect(await refusal(tags('many'))).toBe('405 MethodNotAllowed');
      expect((await erase('many', mark)).DeleteMarker).toBe(true);
      expect(String(await read('many', client))).toBe('three');
      expect((await tags('many')).TagSet).toEqual([{ Key: 'seen', Value: 'three' }]);
      await erase('many', ids[2]);
      expect(String(await read('many', client))).toBe('one');
      expect((await tags('many')).TagSet).toEqual([{ Key: 'seen', Value: 'one' }]);
      await erase('many', ids[0]);
      expect(await refusal(tags('many'))).toBe('404 NoSuchKey');
    });

    it('without versions a removal leaves nothing, and no version is named', async () => {
      expect((await put('plain')).VersionId).toBeUndefined();
      const plain = new S3.DeleteObjectCommand({ Bucket, Key: 'plain' });
      expect((await running.client.send(plain)).DeleteMarker).toBeUndefined();
      const asked = new S3.GetObjectTaggingCommand({ Bucket, Key: 'plain' });
      expect(await refusal(running.client.send(asked))).toBe('404 NoSuchKey');
      const byId = new S3.DeleteObjectCommand({ Bucket, Key: 'plain', VersionId: 'x' });
      expect(await refusal(running.client.send(byId))).toBe('501 NotImplemented');
    });
  });
}
