/// <reference path="../../../infra/local/table/dynalite.d.ts" />
/** A folder of an earlier release: its table comes over whole, once, and the earlier one is kept beside. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { expect, test } from 'vitest';
import { explain } from '../../../infra/local/faults.ts';
import { startTable } from '../../../infra/local/table/start.ts';
import { chart, clientOf, done, engineOf, freshFolder, key, later } from './bench.ts';

/** The engine that releases before 0.5 stood on, with a table in its folder. */
async function earlier(folder: string, items: number) {
  const server = dynalite({ path: join(folder, 'table'), createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const engine = clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await engine.ask('CreateTable', chart);
  for (let n = 0; n < items; n++)
    await engine.put(`k${1000 + n}`, {
      briefs: { S: `b${9000 - n}` },
      brief: { S: 'я' },
      n: { N: '1.50' },
      w: { S: 'x'.repeat(9000) },
    });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { ...engine, close };
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

test('half of a coming over is begun anew; a whole one is not done twice', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 5);
  await before.close();
  writeFileSync(join(folder, 'table.sqlite.new'), 'half of something');
  const engine = await engineOf(within(folder));
  expect(await engine.names()).toHaveLength(5);
  await engine.close();
  // The machine went down before the earlier folder was put aside.
  mkdirSync(join(folder, 'table'));
  const again = await engineOf(within(folder));
  expect([again.brought, await again.names()]).toEqual([undefined, expect.any(Array)]);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['table-before-0.5', 'table-before-0.5-2']),
  );
});

test('a folder that the earlier release still has open is told to be so, and nothing is changed', async () => {
  const folder = freshFolder();
  const before = await earlier(folder, 5);
  later(before.close);
  const refused = await startTable({ key, ...within(folder) }).catch((error) => error);
  expect(explain(refused, { port: 1, root: '.' })).toMatch(
    /^Данные прежнего выпуска в папке \. не открываются: возможно, он ещё работает/,
  );
  expect(existsSync(join(folder, 'table.sqlite'))).toBe(false);
  expect(await before.get('k1004')).toBeDefined();
});
