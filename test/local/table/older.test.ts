/// <reference path="../../../infra/local/table/dynalite.d.ts" />
/** A folder of an earlier release: its table comes over whole, once, and the earlier one is kept beside. */
import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { expect, test } from 'vitest';
import { explain } from '../../../infra/local/faults.ts';
import { startTable } from '../../../infra/local/table/start.ts';
import { until } from '../../until.ts';
import { chart, clientOf, done, engineOf, freshFolder, key, TableName } from './bench.ts';

/** The engine that releases before 0.5 stood on, with a table in its folder. */
async function earlier(folder: string, items: number) {
  const server = dynalite({ path: join(folder, 'table'), createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const engine = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await engine.ask('CreateTable', chart);
  // That engine takes nothing before it says so.
  await until(async () =>
    JSON.stringify(await engine.ask('DescribeTable', { TableName })).includes(
      '"TableStatus":"ACTIVE"',
    ),
  );
  for (let n = 0; n < items; n++)
    await mustPut(engine, `k${1000 + n}`, {
      briefs: { S: `b${9000 - n}` },
      brief: { S: 'я' },
      n: { N: '1.50' },
      w: { S: 'x'.repeat(9000) },
    });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...engine, close };
}
async function mustPut(engine: ReturnType<typeof clientOf>, sk: string, more: object) {
  expect(done(await engine.put(sk, more))).toBe(true);
}
const within = (folder: string) => ({
  path: join(folder, 'table.sqlite'),
  older: { older: join(folder, 'table'), kept: join(folder, 'table-before-0.5') },
});

test('comes over whole, with what Amazon would find too large; later starts find it done', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 300);
  // 300 KB by the count of that engine, for which a Cyrillic letter was one byte.
  const large = { w: { S: 'я'.repeat(300_000) } };
  expect(done(await before.put('large', large))).toBe(true);
  const items = [await before.names(), await before.names('briefs')];
  const one = await before.get('k1007');
  await before.close();

  const engine = await engineOf(within(folder));
  expect(engine.brought).toBe(301);
  expect(await engine.get('large')).toMatchObject(large);
  expect(await engine.get('k1007')).toEqual(one);
  const all: string[] = [];
  for (let n = 0; n < 300; n++) all.push(`k${1000 + n}`);
  for (const sk of all) expect(await engine.get(sk)).toHaveProperty('n', { N: '1.5' });
  expect(await engine.names('briefs')).toEqual(items[1]);
  expect(readdirSync(folder).sort()).toEqual(
    expect.arrayContaining(['table-before-0.5', 'table.sqlite']),
  );
  expect(existsSync(join(folder, 'table'))).toBe(false);
  await engine.put('after');
  await engine.close();
  const again = await engineOf(within(folder));
  expect(again.brought).toBeUndefined();
  expect(await again.get('after')).toBeDefined();
});

test('two starts at once: one has the folder, the other is told so, and nothing is lost', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 400);
  await before.close();
  for (const wait of [0, 100]) {
    const first = startTable({ key, ...within(folder) });
    await new Promise((resolve) => setTimeout(resolve, wait));
    const both = await Promise.allSettled([first, startTable({ key, ...within(folder) })]);
    const [stands, ...more] = both.flatMap((one) =>
      one.status === 'fulfilled' ? [one.value] : [],
    );
    const [told] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(more).toEqual([]);
    expect(explain(told, { port: 1, root: '.' })).toMatch(/^Папка \. занята: «Опора» уже запущена/);
    if (!stands) throw new Error('Nobody has it');
    expect(await clientOf(stands.url).names('briefs')).toHaveLength(400);
    await stands.close();
  }
});

test('what breaks off amid a coming over leaves nothing behind, and the next start does it', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 400);
  await before.close();
  // No room for all of it.
  const refused = await startTable({ key, ...within(folder), pages: 100 }).catch((error) => error);
  expect(explain(refused, { port: 1, root: '.' })).toMatch(/^На диске нет места/);
  expect(
    readdirSync(folder)
      .filter((name) => /^table/.test(name))
      .sort(),
  ).toEqual(['table', 'table.sqlite']);
  const engine = await engineOf(within(folder));
  expect([engine.brought, (await engine.names()).length]).toEqual([400, 400]);
  expect((statSync(join(folder, 'table-before-0.5')).mode & 0o777).toString(8)).toBe('700');
});

test('an earlier release that was at work again is told of, and what it took stays', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 5);
  await before.close();
  const engine = await engineOf(within(folder));
  await engine.close();
  const back = await earlier(folder, 3);
  await back.close();
  const refused = await startTable({ key, ...within(folder) }).catch((error) => error);
  expect(explain(refused, { port: 1, root: '.' })).toMatch(/^В папке \. снова лежит папка table/);
  expect(existsSync(join(folder, 'table'))).toBe(true);
  renameSync(join(folder, 'table'), join(folder, 'aside'));
  const again = await engineOf(within(folder));
  expect(await again.names()).toHaveLength(5);
});

test('a folder that the earlier release still has open is told to be so, and nothing is changed', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 5);
  const refused = await startTable({ key, ...within(folder) }).catch((error) => error);
  expect(explain(refused, { port: 1, root: '.' })).toMatch(
    /^Данные прежнего выпуска в папке \. не открываются: возможно, он ещё работает/,
  );
  expect(await before.get('k1004')).toBeDefined();
  await before.close();
  expect((await engineOf(within(folder))).brought).toBe(5);
});
