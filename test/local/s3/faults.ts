// kill -9 and a full disk, on an engine in a process of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as S3 from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startS3 } from '../../../infra/local/s3/server.ts';
import { until } from '../../until.ts';
import { Bucket, clientOf, options, read, refusal, sha } from './bench.ts';

const SERVER = new URL('../../../infra/local/s3/server.ts', import.meta.url).href;

/** The suite of bad days. */
export function faults(): void {
  describe('a bad day', () => {
    const children: ChildProcess[] = [];
    const start = (folder: string, shell = ''): Promise<{ child: ChildProcess; url: string }> => {
      const code = `process.on('SIGXFSZ', () => {});
      const { startS3 } = await import(${JSON.stringify(SERVER)});
      console.log((await startS3(${JSON.stringify(options(folder))})).url);`;
      const args = ['--input-type=module', '-e', code];
      const child = shell
        ? spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...args])
        : spawn(process.execPath, args);
      children.push(child);
      return new Promise((resolve, reject) => {
        child.stdout?.once('data', (line) => resolve({ child, url: String(line).trim() }));
        child.stderr?.once('data', (line) => reject(new Error(String(line))));
      });
    };
    afterEach(() => {
      for (const child of children.splice(0)) child.kill('SIGKILL');
    });
    const kill = ({ child }: { child: ChildProcess }) =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGKILL');
      });

    it('killed outright amid uploads, it has every acknowledged object whole and no other bytes', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'opora-s3-'));
      const seal = (n: number) => {
        const bytes = randomBytes(1000 + ((n * 7919) % 400_000));
        return Buffer.concat([createHash('sha256').update(bytes).digest(), bytes]);
      };
      const known = new Map<string, string>();
      const sent = new Map<string, Set<string>>();
      let taken = 0;
      for (let round = 0; round < 4; round++) {
        const running = await start(folder);
        const target = clientOf(running.url);
        const work = Array.from({ length: 6 }, async (_, lane) => {
          for (let n = 0; ; n++) {
            const Key = `lane-${lane}-${n % 3}`;
            const Body = seal(n * 6 + lane);
            sent.set(Key, (sent.get(Key) ?? new Set()).add(sha(Body)));
            await target.send(new S3.PutObjectCommand({ Bucket, Key, Body }));
            taken++;
            known.set(Key, sha(Body));
            sent.set(Key, new Set([sha(Body)]));
          }
        });
        const ended = Promise.allSettled(work);
        // Every key has something, so many more were acknowledged, and one is on its way.
        const enough = taken + 20 + round * 7;
        await until(() => known.size === 18 && taken >= enough);
        while ((await readdir(join(folder, 'incoming'))).length === 0);
        await kill(running);
        await ended;
        const again = await startS3(options(folder));
        const reader = clientOf(again.url);
        for (const [Key, last] of known) {
          const bytes = await read(Key, reader);
          expect([last, ...(sent.get(Key) ?? [])]).toContain(sha(bytes));
          known.set(Key, sha(bytes));
        }
        const { Contents = [] } = await reader.send(new S3.ListObjectsV2Command({ Bucket }));
        for (const { Key = '' } of Contents) {
          const bytes = await read(Key, reader);
          expect(
            createHash('sha256').update(bytes.subarray(32)).digest().equals(bytes.subarray(0, 32)),
          ).toBe(true);
        }
        expect(await readdir(join(folder, 'incoming'))).toEqual([]);
        reader.destroy();
        await again.close();
      }
      await rm(folder, { recursive: true });
    });

    it('killed amid parts and amid the completion, it has whole parts only and then the whole object', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'opora-s3-'));
      const bytesOf = (n: number) => Buffer.alloc(5 * 1024 * 1024 + n, n);
      const first = await start(folder);
      const sender = clientOf(first.url);
      const command = new S3.CreateMultipartUploadCommand({ Bucket, Key: 'big' });
      const at = { Bucket, Key: 'big', UploadId: (await sender.send(command)).UploadId };
      const known = new Set<number>();
      const lanes = [1, 2, 3].map(async (lane) => {
        for (let n = lane; ; n = n < 24 ? n + 3 : lane) {
          await sender.send(new S3.UploadPartCommand({ ...at, PartNumber: n, Body: bytesOf(n) }));
          known.add(n);
        }
      });
      const ended = Promise.allSettled(lanes);
      await until(() => known.size >= 4);
      while ((await readdir(join(folder, 'incoming'))).length === 0);
      await kill(first);
      await ended;
      sender.destroy();

      let Parts: S3.Part[] = [];
      for (const wait of [0, 3, 9, null]) {
        const running = await start(folder);
        const client = clientOf(running.url);
        if (Parts.length === 0) {
          Parts = (await client.send(new S3.ListPartsCommand(at))).Parts ?? [];
          expect(await readdir(join(folder, 'incoming'))).toEqual([]);
        }
        const MultipartUpload = {
          Parts: Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag })),
        };
        const done = client.send(new S3.CompleteMultipartUploadCommand({ ...at, MultipartUpload }));
        const told = done.then(
          () => 'made',
          () => 'cut off',
        );
        if (wait === null) expect(await told).toBe('made');
        else await new Promise((resolve) => setTimeout(resolve, wait));
        await kill(running);
        await told;
        client.destroy();
      }
      const numbers = Parts.map(({ PartNumber = 0 }) => PartNumber);
      expect(numbers).toEqual(expect.arrayContaining([...known]));
      const again = await startS3(options(folder));
      const reader = clientOf(again.url);
      const whole = Buffer.concat(numbers.map(bytesOf));
      expect((await read('big', reader)).equals(whole)).toBe(true);
      const left = await reader.send(new S3.ListMultipartUploadsCommand({ Bucket }));
      expect(left.Uploads).toBeUndefined();
      expect(await readdir(join(folder, 'incoming'))).toEqual([]);
      reader.destroy();
      await again.close();
      await rm(folder, { recursive: true });
    });

    it('started again, it has tags, metadata and order; a damaged file is a fault and not an absence', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'opora-s3-'));
      const first = await startS3(options(folder));
      const store = (Key: string) =>
        new S3.PutObjectCommand({ Bucket, Key, Body: Key, Metadata: { of: 'x' } });
      for (const key of ['б', 'a', 'lost']) await clientOf(first.url).send(store(key));
      const at = { Bucket, Key: 'a' };
      const TagSet = [{ Key: 'state', Value: 'checked' }];
      await clientOf(first.url).send(
        new S3.PutObjectTaggingCommand({ ...at, Tagging: { TagSet } }),
      );
      await first.close();
      const name = createHash('sha256').update('lost').digest('hex');
      await truncate(join(folder, 'objects', name), 40);
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      const second = await startS3(options(folder));
      const client = clientOf(second.url);
      const { Contents = [] } = await client.send(new S3.ListObjectsV2Command({ Bucket }));
      expect(Contents.map(({ Key }) => Key)).toEqual(['a', 'б']);
      const head = await client.send(new S3.HeadObjectCommand(at));
      expect(head).toMatchObject({ Metadata: { of: 'x' }, TagCount: 1 });
      expect((await client.send(new S3.GetObjectTaggingCommand(at))).TagSet).toEqual(TagSet);
      expect(await refusal(read('lost', client))).toBe('500 InternalError');
      expect(said).toHaveBeenCalledTimes(2);
      said.mockRestore();
      client.destroy();
      await second.close();
      await rm(folder, { recursive: true });
    });

    it.skipIf(process.platform === 'win32')(
      'with no room left it says 503, keeps what it had and lives on',
      async () => {
        const folder = await mkdtemp(join(tmpdir(), 'opora-s3-'));
        const running = await start(folder, 'ulimit -f 256');
        const target = clientOf(running.url);
        const store = (Key: string, size: number) =>
          target.send(new S3.PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(size, 'a') }));
        await store('kept', 1000);
        expect(await refusal(store('kept', 900_000))).toBe('503 ServiceUnavailable');
        expect(await read('kept', target)).toHaveLength(1000);
        expect(await readdir(join(folder, 'incoming'))).toEqual([]);
        await store('next', 1000);
        await kill(running);
        await rm(folder, { recursive: true });
      },
    );
  });
}
