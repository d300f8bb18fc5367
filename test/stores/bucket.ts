/**
 * The bucket that suites of the store ask: the local engine's, with versions as on AWS, or that of `TEST_S3_ENDPOINT` and
 * `TEST_S3_BUCKET`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { startS3 } from '../../infra/local/s3/server.ts';

const given = process.env.TEST_S3_ENDPOINT;
export const bucket = process.env.TEST_S3_BUCKET ?? 'opora';
const root = mkdtempSync(join(tmpdir(), 'opora-files-'));
const keys = {
  AWS_REGION: process.env.AWS_REGION ?? 'local',
  AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? 'local',
  AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? 'local-secret',
};
const engine = given
  ? undefined
  : await startS3({
      root,
      bucket,
      key: {
        accessKeyId: keys.AWS_ACCESS_KEY_ID,
        secretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
        region: keys.AWS_REGION,
      },
      origins: ['http://localhost:3000'],
      versioned: true,
    });
export const endpoint = given ?? engine?.url ?? '';
Object.assign(process.env, keys, { AWS_ENDPOINT_URL_S3: endpoint });
afterAll(async () => {
  await engine?.close();
  rmSync(root, { recursive: true, force: true });
});
