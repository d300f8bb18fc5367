/** The probe goes the ways of people on a ground that serves its site: it finds what is not well, and leaves nothing lying. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import type { House } from '../../functions/domain/context.ts';
import { run } from '../../functions/schedule/run.ts';
import { openBucket } from '../../functions/store/bucket.ts';
import { startGround } from '../../infra/local/ground.ts';
import { freePort } from '../../infra/local/port.ts';
import { createSite } from '../../infra/local/site.ts';

const root = mkdtempSync(join(tmpdir(), 'opora-smoke-'));
const pages = mkdtempSync(join(tmpdir(), 'opora-pages-'));
writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Опора</title><body></body>');
const port = await freePort();
const site = `http://localhost:${port}`;
const ground = await startGround({ root, site, municipality: 'kislovodsk' });
const server = serve({ fetch: createSite(ground, pages).fetch, port, hostname: 'localhost' });
afterAll(async () => {
  server.close();
  await ground.close();
  for (const folder of [root, pages])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
const { house } = ground;
const mail = { send: () => Promise.resolve() };

/** Asks for a probe of a house: what it measured, or what it threw; then nothing may lie in storage. */
async function probe(of: House): Promise<unknown> {
  const told: unknown[] = [];
  const said = await run(of, mail, { job: 'smoke' }, (...figure) => told.push(figure)).then(
    () => told,
    (error) => {
      expect(told).toEqual([]);
      return String(error);
    },
  );
  const { client, ListObjectsV2Command } = await openBucket(house.config.bucket).open();
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket: house.config.bucket }),
  );
  expect(Contents).toEqual([]);
  return said;
}

test('a site that is not there is named', async () => {
  const config = { ...house.config, site: `http://localhost:${await freePort()}` };
  expect(await probe({ ...house, config })).toMatch(/^Error: Not well: Error: the site: \w/);
});

test('an address that answers with something else is named by what it says', async () => {
  const config = { ...house.config, site: ground.storage };
  expect(await probe({ ...house, config })).toMatch(/^Error: Not well: Error: the site: 4\d\d$/);
});

test('a scan that stands still is not waited for for ever', async () => {
  let minutes = 0;
  const files = { ...house.files, scan: async () => 'checking' as const };
  const clock = () => Date.now() + 60_000 * minutes++;
  expect(await probe({ ...house, clock, files })).toContain('the scan says «checking»');
});

test('other bytes than were sent are no document', async () => {
  const { files } = house;
  const wrong: House['files'] = {
    ...files,
    readUrl: (_, as) => files.readUrl('other', as),
  };
  expect(await probe({ ...house, files: wrong })).toContain('reading a document: 404');
});

test('what cannot be removed is told', async () => {
  const { files } = house;
  const keys: string[] = [];
  const keeping = { ...files, remove: async (key: string) => void keys.push(key) };
  const said = run({ ...house, files: keeping }, mail, { job: 'smoke' });
  await expect(said).rejects.toThrow('a document that was removed is still there');
  for (const key of keys) await files.remove(key);
});

test('where all is well it says so once, by nothing else', async () => {
  expect(await probe(house)).toEqual([['probed', 1]]);
});
