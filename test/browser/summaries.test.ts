/**
 * The pages of summaries in a browser, on a ground of this very process, so that the list may be long, a summary given up,
 * and another larger than an answer of the API.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { afterAll, expect, test } from 'vitest';
import type { Debt, ReadySummary } from '../../functions/contract/summaries/summary.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { objectOf } from '../../functions/domain/summaries/kind.ts';
import { municipality } from '../../infra/data/reference.ts';
import { demonstrationDay, loadEmpty } from '../../infra/local/demo.ts';
import { startGround } from '../../infra/local/ground.ts';
import { createSite } from '../../infra/local/site.ts';
import { sha256, uuid } from '../acts.ts';
import { contentOf } from '../rooms/summaries/content.ts';
import { leaverOn } from '../rooms/summaries/sealed.ts';
import { enter, launch, look } from './browser.ts';

const root = mkdtempSync(join(tmpdir(), 'opora-summaries-'));
const port = await new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => resolve(port));
  });
});
const site = `http://localhost:${port}`;
const of = { root, site, municipality: municipality.id, today: demonstrationDay };
const [browser, ground] = await Promise.all([launch(), startGround(of)]);
await loadEmpty(ground.house);
const pages = join(import.meta.dirname, '../../dist/web');
const server = serve({ fetch: createSite(ground, pages).fetch, port, hostname: 'localhost' });
const system = {
  site,
  async stop() {
    server.close();
    await ground.close();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  },
};
afterAll(async () => {
  await browser.close();
  await system.stop();
});

const leave = leaverOn(ground);
const file = { size: 1, sha256: sha256('x') };
const files = { xlsx: file, docx: file, csv: file, json: file };
const made: Partial<ReadySummary> = {
  state: 'ready',
  sha256: file.sha256,
  files,
  totals: [],
  debts: 0,
};
const day = (number: number) =>
  new Date(Date.parse('2021-03-01') + number * 86_400_000).toISOString().slice(0, 10);
const later = ground.house.clock() + 3600_000;

test('the list says how each stands and goes on by pages; what was given up says what to do', async () => {
  for (let number = 1; number <= 70; number++)
    await leave(
      { ...made, nightly: true, id: `night-${day(number - 1)}`, day: day(number) },
      day(number - 1),
    );
  const failed = await leave({ state: 'failed' }, '2021-05-12');
  await leave({ due: later, tries: 2 }, '2021-05-13');
  await leave({ state: 'making', progress: 40, due: later, tries: 1 }, '2021-05-14');
  const page = await enter(browser, system, 'imo');
  await page.goto(`${site}/summaries`);
  for (const words of ['Сформируйте ещё раз.', 'Повторим сами.', 'Составляется, 40 %'])
    await page.getByText(words, { exact: true }).waitFor();
  const links = page.getByRole('link', { name: /^По состоянию на/ });
  const more = page.getByRole('button', { name: 'Показать ещё' });
  await look(page, 'summaries-list');
  let shown = await links.count();
  expect(shown).toBeLessThan(40);
  for (; await more.isVisible(); shown = await links.count()) {
    await more.click();
    await expect.poll(() => links.count()).toBeGreaterThan(shown);
  }
  expect(shown).toBe(73);
  await page.goto(`${site}/summaries/${failed.day}/${failed.id}`);
  await page.getByText('Не получилось. Сформируйте сводку ещё раз').waitFor();
  await look(page, 'summary-failed');
  await page.context().close();
});

test('a summary that says 8 MB is shown, straight from storage', async () => {
  const content = contentOf('2021-05-10');
  const [debt] = content.debts as [Debt, ...Debt[]];
  const [row] = content.matrix;
  if (!row) throw new Error('no matrix');
  const whole = {
    ...content,
    debts: Array.from({ length: 300 }, (_, at) => ({ ...debt, task: `school-${at}.2021.1.4` })),
    matrix: Array.from({ length: 10_000 }, (_, at) => ({ ...row, owes: `school-${at}` })),
  };
  const json = Buffer.from(JSON.stringify(whole));
  expect(json.length).toBeGreaterThan(8 * 1024 * 1024);
  const sum = sha256(json);
  const kept = { ...files, json: { size: json.length, sha256: sum } };
  const one = await leave({ ...made, id: uuid(), files: kept, debts: 300 }, '2021-05-10');
  const object = objectOf(contextOf(ground.house), one, 'json');
  await ground.house.files.write(object, json, 'application/json', sum);

  const page = await enter(browser, system, 'imo');
  await page.goto(`${site}/summaries/${one.day}/${one.id}`);
  await page.getByRole('heading', { name: 'Долги и возвраты: 300' }).waitFor();
  await page.getByText('п. 1.4 за 2021 год').last().waitFor();
  await page.context().close();
});
