/** The table that suites of the store ask: the local engine's, or that of `TEST_DYNAMODB_ENDPOINT`. */
import { afterAll } from 'vitest';
import { startTable } from '../../infra/local/table/start.ts';

const given = process.env.TEST_DYNAMODB_ENDPOINT;
export const key = {
  region: process.env.AWS_REGION ?? 'local',
  accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? 'local',
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? 'local',
};
const engine = given ? undefined : await startTable({ key });
export const endpoint = given ?? engine?.url ?? '';
Object.assign(process.env, {
  AWS_REGION: key.region,
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
});
afterAll(() => engine?.close());
