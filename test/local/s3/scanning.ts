// The scan after an upload: the test virus is found wherever it lies, and a large object is read
// piece by piece.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as S3 from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { scanTag } from '../../../functions/store/files.ts';
import type { Served } from '../../../infra/local/gate/serve.ts';
import { startS3 } from '../../../infra/local/s3/server.ts';
import { isInfected, openScan } from '../../../infra/local/scan.ts';
import { Bucket, clientOf, KEY, options } from './bench.ts';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);
const SIZE = 20 * 1024 * 1024;
/** Files are read in pieces of this many bytes. */
const PIECE = 65_536;

/** The suite of the scan. */
export function scanning(): void {
  describe('a scan', () => {
    let root = '';
    let engine: Served;
    let client: S3.S3Client;
    let scanner: ReturnType<typeof openScan> | undefined;
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'opora-s3-'));
      engine = await startS3({ ...options(root), stored: (key) => scanner?.scan(key) });
      client = clientOf(engine.url);
      vi.stubEnv('AWS_ENDPOINT_URL_S3', engine.url);
      vi.stubEnv('AWS_REGION', 'eu-central-1');
      vi.stubEnv('AWS_ACCESS_KEY_ID', KEY.accessKeyId);
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', KEY.secretAccessKey);
    });
    afterAll(async () => {
      vi.unstubAllEnvs();
      client.destroy();
      await engine.close();
      await rm(root, { recursive: true });
    });
    const store = (Key: string, Body: string | Buffer) =>
      client.send(new S3.PutObjectCommand({ Bucket, Key, Body }));
    const verdict = async (Key: string) => {
      const { TagSet } = await client.send(new S3.GetObjectTaggingCommand({ Bucket, Key }));
      return TagSet?.find((tag) => tag.Key === scanTag)?.Value;
    };

    it('finds the virus however the bytes are cut, and finds none where there is none', async () => {
      const cut = async function* (bytes: Buffer, sizes: number[]) {
        let at = 0;
        for (const size of [...sizes, bytes.length]) {
          yield bytes.subarray(at, at + size);
          at += size;
        }
      };
      const sizes = fc.array(fc.nat(90), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(fc.string(), fc.string(), sizes, async (before, after, cuts) => {
          const whole = Buffer.from(before + eicar + after);
          const damaged = Buffer.from(before + eicar.slice(1) + after);
          expect(await isInfected(cut(whole, cuts))).toBe(true);
          expect(await isInfected(cut(damaged, cuts))).toBe(damaged.includes(eicar));
        }),
      );
    });

    it('goes through 20 MB and over the border of two pieces; what came before is swept up', async () => {
      const clean = Buffer.alloc(SIZE, 'x');
      const infected = Buffer.alloc(SIZE, 'x');
      infected.write(eicar, SIZE / 2 + PIECE - 30, 'latin1');
      await store('documents/early', eicar);
      scanner = openScan(Bucket);
      await scanner.sweep();
      await store('documents/clean', clean);
      await store('documents/infected', infected);
      for (const n of [1, 2, 3]) await store(`documents/${n}`, 'small');
      await store('summaries/own', eicar);
      await scanner.idle();
      const keys = ['early', 'clean', 'infected', '1', '2', '3'];
      const told = await Promise.all(keys.map((key) => verdict(`documents/${key}`)));
      const [threat, none] = ['THREATS_FOUND', 'NO_THREATS_FOUND'];
      expect(told).toEqual([threat, none, threat, none, none, none]);
      expect(await verdict('summaries/own')).toBeUndefined();
    });
  });
}
