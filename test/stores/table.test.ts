/**
 * What the house asks of any table: conditions that the engine itself keeps, strongly consistent reads, pages that lose
 * and double nothing. Runs against the embedded engine, or against `TEST_DYNAMODB_ENDPOINT`.
 */

import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Problem } from '../../functions/contract/problem.ts';
import { expiry, keys } from '../../functions/store/keys.ts';
import type { Kind } from '../../functions/store/kind.ts';
import { openTable, type Table } from '../../functions/store/table.ts';
import { makeTable } from '../../infra/local/table/make.ts';
import { uuid } from '../acts.ts';
import { endpoint } from './engine.ts';

const name = `opora-test-${uuid().slice(0, 8)}`;
await makeTable(name);

const time = { shift: 0 };
const table = openTable(name, () => Date.now() + time.shift);
const thing: Kind<{ word: string; version: number }> = {
  name: 'thing',
  shape: 1,
  schema: z.object({ word: z.string(), version: z.int() }),
};
const brief: Kind<{ id: string }> = {
  name: 'brief',
  shape: 1,
  schema: z.object({ id: z.string() }),
};
/** A partition of its own for every test. */
const place = () => keys.tasks('m', uuid());
const at = (pk: string, id: string) => ({ pk, sk: `TASK#${id}` });
/** What becomes of work on a table whose engine is not there (where it is is read at the first call). */
async function lost<T>(work: (table: Table) => Promise<T>): Promise<unknown> {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = 'http://127.0.0.1:9';
  const outcome = await work(openTable(name)).catch((error: unknown) => error);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  return outcome;
}
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof Problem ? error.code : String(error)),
  );

describe('a condition is kept by the engine', () => {
  test('what is there is not made again', async () => {
    const key = at(place().pk, 'a');
    expect(await table.create(thing, key, { word: 'первое', version: 1 })).toBe(true);
    expect(await table.create(thing, key, { word: 'второе', version: 1 })).toBe(false);
    expect(await table.get(thing, key)).toEqual({ word: 'первое', version: 1 });
  });

  test('of twenty who make it at once one does', async () => {
    const key = at(place().pk, 'a');
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        table.create(thing, key, { word: String(n), version: 1 }),
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect((await table.get(thing, key))?.word).toBe(String(made.indexOf(true)));
  });

  test('a version that is gone is stale, and the item stays as it was', async () => {
    const key = at(place().pk, 'a');
    expect(await table.replace(thing, key, { word: 'новое', version: 0 })).toMatchObject({
      version: 1,
    });
    expect(await table.replace(thing, key, { word: 'дальше', version: 1 })).toMatchObject({
      version: 2,
    });
    for (const version of [0, 1, 3])
      expect(await refusal(table.replace(thing, key, { word: 'поздно', version }))).toBe('stale');
    expect(await table.get(thing, key)).toEqual({ word: 'дальше', version: 2 });
  });

  test('what is not there has no later version', async () => {
    expect(
      await refusal(table.replace(thing, at(place().pk, 'a'), { word: 'x', version: 1 })),
    ).toBe('stale');
  });

  test('of twenty who write over one version one does', async () => {
    const key = at(place().pk, 'a');
    await table.create(thing, key, { word: 'было', version: 1 });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        refusal(table.replace(thing, key, { word: String(n), version: 1 })),
      ),
    );
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'stale')).toHaveLength(19);
    expect((await table.get(thing, key))?.version).toBe(2);
  });

  test('a change counts every try of twenty at once, and stops where it is told', async () => {
    const key = at(place().pk, 'a');
    const tries = await Promise.all(
      Array.from({ length: 20 }, () =>
        table.change(key, {
          set: 'ADD tries :one',
          values: { ':one': 1, ':most': 5 },
          condition: 'attribute_not_exists(tries) OR tries < :most',
        }),
      ),
    );
    const counted = tries.filter((one) => one !== undefined).map((one) => one?.tries);
    expect(counted.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('an item at the engine’s limit is taken', async () => {
    const key = at(place().pk, 'a');
    expect(await table.create(thing, key, { word: 'я'.repeat(190_000), version: 1 })).toBe(true);
  });

  test('an item over the engine’s limit is refused before any engine is asked: Cyrillic is two bytes', async () => {
    for (const word of ['x'.repeat(410_000), 'я'.repeat(205_000)])
      expect(
        await lost((table) => table.create(thing, at('M#m', 'a'), { word, version: 1 })),
      ).toMatchObject({ code: 'too-large' });
  });
});

test('a change that makes an item too large is refused in words: what it makes the engine alone counts', async () => {
  const key = at(place().pk, 'a');
  const grow = (word: string) =>
    table.change(key, { set: 'SET a = b, b = :w', values: { ':w': word } });
  await table.put(key, { b: 'я'.repeat(150_000) });
  expect(await refusal(grow('я'.repeat(150_000)))).toBe('too-large');
  expect((await table.getMany([key]))[0]).toEqual(
    expect.not.objectContaining({ a: expect.anything() }),
  );
});

describe('reading', () => {
  test('what does not fit its schema is refused, not passed on', async () => {
    const key = at(place().pk, 'a');
    await table.put(key, { word: 7, version: 'x' });
    await expect(table.get(thing, key)).rejects.toThrow();
  });

  test('what is over is passed over in every way of reading, though the engine still has it', async () => {
    const { pk } = place();
    const expires = Math.floor(Date.now() / 1000) + 100;
    await table.put(at(pk, 'a'), { word: 'скоро', version: 1 }, { [expiry]: expires });
    await table.put(at(pk, 'b'), { word: 'всегда', version: 1 });
    const all = async () => [
      (await table.get(thing, at(pk, 'a')))?.word,
      ...(await table.getMany([at(pk, 'a'), at(pk, 'b')])).map((one) => one?.word),
      ...(await table.list(thing, { pk, sk: 'TASK#' })).map((one) => one.word),
    ];
    expect(await all()).toEqual(['скоро', 'скоро', 'всегда', 'скоро', 'всегда']);
    time.shift = 100_000;
    expect(await all()).toEqual([undefined, undefined, 'всегда', 'всегда']);
    time.shift = 0;
  });

  test('many are given in the order of their keys, twice where asked twice, undefined where none is', async () => {
    const { pk } = place();
    const ids = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
    await Promise.all(ids.map((id) => table.put(at(pk, id), { word: id, version: 1 })));
    const wanted = [...ids].reverse().concat('none', '07', '07');
    const found = await table.getMany(wanted.map((id) => at(pk, id)));
    expect(found.map((one) => one?.word)).toEqual(
      wanted.map((id) => (id === 'none' ? undefined : id)),
    );
    expect(await table.getMany([])).toEqual([]);
  });

  test('many that do not fit one answer of the engine are given all the same', async () => {
    const { pk } = place();
    // More than the 16 MB of one BatchGetItem.
    const ids = Array.from({ length: 45 }, (_, n) => String(n).padStart(2, '0'));
    for (const id of ids)
      await table.put(at(pk, id), { word: 'x'.repeat(400_000), version: Number(id) });
    const found = await table.getMany(ids.map((id) => at(pk, id)));
    expect(found.map((one) => one?.version)).toEqual(ids.map(Number));
  });

  test('a list is in the order of its keys, turned or cut where asked, and of its partition alone', async () => {
    const [{ pk }, other] = [place(), place()];
    for (const id of ['c', 'a', 'b']) await table.put(at(pk, id), { word: id, version: 1 });
    await table.put(at(other.pk, 'd'), { word: 'd', version: 1 });
    await table.put({ pk, sk: 'DRAFT#x' }, { word: 'черновик', version: 1 });
    const words = async (options = {}) =>
      (await table.list(thing, { pk, sk: 'TASK#' }, options)).map((one) => one.word);
    expect(await words()).toEqual(['a', 'b', 'c']);
    expect(await words({ reverse: true, limit: 2 })).toEqual(['c', 'b']);
  });

  test('a list of more than a megabyte is read whole', async () => {
    const { pk } = place();
    for (let n = 0; n < 12; n++)
      await table.put(at(pk, String(n).padStart(2, '0')), {
        word: 'x'.repeat(150_000),
        version: n,
      });
    const versions = (await table.list(thing, { pk, sk: 'TASK#' })).map((one) => one.version);
    expect(versions).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('what was removed is gone, and removing it again is well', async () => {
    const key = at(place().pk, 'a');
    await table.put(key, { word: 'x', version: 1 });
    await table.remove(key);
    await table.remove(key);
    expect(await table.get(thing, key)).toBeUndefined();
  });
});

describe('pages of an index', () => {
  const put = (pk: string, id: string, beside: object = {}) =>
    table.put(at(pk, id), { version: 1 }, { brief: { id }, briefs: `SCHOOL#a#${id}`, ...beside });

  async function pages(pk: string, limit: number, between = async () => {}) {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await table.page(brief, 'briefs', pk, { after, limit });
      ids.push(...page.items.map((one) => one.id));
      after = page.next;
      await between();
    } while (after);
    return ids;
  }

  test('of what nobody gave, a cursor is unreadable, and none leads to another partition', async () => {
    const [{ pk }, other] = [place(), place()];
    await put(other.pk, 'secret');
    const made = (value: unknown) => btoa(encodeURIComponent(JSON.stringify(value)));
    for (const after of [
      '',
      '%',
      'x',
      made(null),
      made({}),
      made(['a']),
      made([1, 2]),
      made(['', '']),
      made([{ S: 'x' }, 'y']),
    ])
      expect(await refusal(table.page(brief, 'briefs', pk, { after }))).toBe('unreadable');
    const foreign = made(['TASK#a', 'SCHOOL#a#a', other.pk]);
    const page = await table.page(brief, 'briefs', pk, { after: foreign });
    expect(page.items).toEqual([]);
  });

  test('lose and double nothing, whatever their size', async () => {
    const { pk } = place();
    const ids = Array.from({ length: 23 }, (_, n) => String(n).padStart(2, '0'));
    await Promise.all(ids.map((id) => put(pk, id)));
    for (const limit of [1, 5, 22, 23, 24, 1000]) expect(await pages(pk, limit)).toEqual(ids);
  });

  test('lose and double nothing of what was there while others come in (B7)', async () => {
    const { pk } = place();
    const ids = Array.from({ length: 40 }, (_, n) => `${String(n).padStart(2, '0')}-there`);
    await Promise.all(ids.map((id) => put(pk, id)));
    let count = 0;
    const seen = await pages(pk, 7, async () => {
      const fresh = ['00', '15', '39'].map((near) => `${near}-come-${count++}`);
      await Promise.all(fresh.map((id) => put(pk, id)));
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => id.endsWith('there'))).toEqual(ids);
  });

  test('begin where asked, in their own order; what has no place in an index is not in it', async () => {
    const { pk } = place();
    await put(pk, 'b', { briefs: 'SCHOOL#b#1', waiting: '2021-05-02#b' });
    await put(pk, 'a', { briefs: 'SCHOOL#a#1', waiting: '2021-05-03#a' });
    await put(pk, 'c', { briefs: 'OFFICE#c#1' });
    await table.put(at(pk, 'd'), { version: 1 });
    const ids = async (index: 'briefs' | 'waiting', begins = '') =>
      (await table.page(brief, index, pk, { begins })).items.map((one) => one.id);
    expect(await ids('briefs')).toEqual(['c', 'a', 'b']);
    expect(await ids('briefs', 'SCHOOL#')).toEqual(['a', 'b']);
    expect(await ids('waiting')).toEqual(['b', 'a']);
    await table.put(at(pk, 'b'), { version: 2 }, { brief: { id: 'b' }, briefs: 'SCHOOL#b#1' });
    expect(await ids('waiting')).toEqual(['a']);
  });
});

test('an engine that is not there is «busy», with the time to come again', async () => {
  expect(await lost((table) => table.get(thing, at('M#m', 'a')))).toMatchObject({
    code: 'busy',
    details: { retryAfter: 5 },
  });
});
