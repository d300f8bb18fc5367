/**
 * A write that the engine did, and whose answer was lost on the way: the SDK asks again and is refused by what it wrote
 * itself. Every conditional write knows its own mark, so what was done is said to be done, once, and another's write is
 * still another's.
 */
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Problem } from '../../functions/contract/problem.ts';
import { keys } from '../../functions/store/keys.ts';
import type { Kind } from '../../functions/store/kind.ts';
import { openTable } from '../../functions/store/table.ts';
import { makeTable } from '../../infra/local/table/make.ts';
import { uuid } from '../acts.ts';
import { startProxy } from '../proxy.ts';
import { endpoint } from './engine.ts';

const proxy = await startProxy(endpoint);
process.env.AWS_ENDPOINT_URL_DYNAMODB = proxy.url;
const name = `opora-marks-${uuid().slice(0, 8)}`;
await makeTable(name);
const table = openTable(name);
afterAll(async () => {
  await proxy.close();
});
type Thing = { word: string; version: number };
const thing: Kind<Thing> = {
  name: 'thing',
  shape: 1,
  schema: z.object({ word: z.string(), version: z.int() }),
};
const key = () => ({ ...keys.tasks('m', uuid()), sk: 'TASK#a' });

describe('whose answer was lost', () => {
  test('a making is made, and says so', async () => {
    const at = key();
    proxy.lose('PutItem');
    expect(await table.create(thing, at, { word: 'своё', version: 1 })).toBe(true);
    expect(await table.get(thing, at)).toEqual({ word: 'своё', version: 1 });
  });

  test('the next version is written, once', async () => {
    const at = key();
    await table.create(thing, at, { word: 'было', version: 1 });
    proxy.lose('PutItem');
    const next = await table.replace(thing, at, { word: 'стало', version: 1 });
    expect(next).toEqual({ word: 'стало', version: 2 });
    expect(await table.get(thing, at)).toEqual(next);
  });

  test('a change is done once: what is counted is counted once', async () => {
    const at = key();
    const count = { set: 'ADD times :one', values: { ':one': 1, ':most': 3 } };
    const condition = 'attribute_not_exists(times) OR times < :most';
    proxy.lose('UpdateItem');
    expect(await table.change(at, { ...count, condition })).toMatchObject({ times: 1 });
    expect(await table.change(at, { ...count, condition })).toMatchObject({ times: 2 });
  });

  test('the last change that a condition allows is done, not refused', async () => {
    const at = key();
    const take = { set: 'SET taken = :yes', values: { ':yes': true } };
    proxy.lose('UpdateItem');
    expect(
      await table.change(at, { ...take, condition: 'attribute_not_exists(taken)' }),
    ).toMatchObject({ taken: true });
  });

  test('a removal is well', async () => {
    const at = key();
    await table.create(thing, at, { word: 'x', version: 1 });
    proxy.lose('DeleteItem');
    expect(await table.remove(at, 1)).toBe(true);
    expect(await table.get(thing, at)).toBeUndefined();
  });
});

describe('another’s write', () => {
  test('is never taken for one’s own, whatever was lost', async () => {
    const at = key();
    await table.create(thing, at, { word: 'было', version: 1 });
    await table.replace(thing, at, { word: 'чужое', version: 1 });
    proxy.lose('PutItem');
    const late = table.replace(thing, at, { word: 'своё', version: 1 });
    await expect(late).rejects.toThrow(Problem);
    expect(await table.create(thing, at, { word: 'своё', version: 1 })).toBe(false);
    expect((await table.get(thing, at))?.word).toBe('чужое');
  });

  test('of the very same words is another’s too', async () => {
    const at = key();
    const same = { word: 'одно и то же', version: 1 };
    expect(await table.create(thing, at, same)).toBe(true);
    expect(await table.create(thing, at, same)).toBe(false);
  });
});
