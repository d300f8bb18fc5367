/**
 * Rows of counts: a side has one, written with each act; the road map is read from them. What a fault kept from being
 * counted the schedule counts; a row that is wrong is mended at night.
 */
import { afterAll, describe, expect, test } from 'vitest';
import type { IndicatorProgress } from '../../../functions/contract/tasks/cells.ts';
import { check } from '../../../functions/domain/checking.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { follow } from '../../../functions/domain/following.ts';
import { recountAll } from '../../../functions/domain/tasks/issuing.ts';
import { tallyKind } from '../../../functions/domain/tasks/kind.ts';
import { rows, rowsOf } from '../../../functions/domain/tasks/tallies.ts';
import { keys } from '../../../functions/store/keys.ts';
import { accept, handIn, item, map, owed, review } from '../../acts.ts';
import { said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const plan = '2020-2022';
const ctx = () => contextOf(ground.house);
const cell = async (indicator: string, year: number) => {
  const { body } = await imo.get<{ indicators: IndicatorProgress[] }>(`${map}/progress`);
  const found = body.indicators.find((one) => one.indicator === indicator);
  return found?.cells.find((one) => one.period === String(year));
};

describe('a row a side', () => {
  test('names every task that was issued, and no other', async () => {
    const all = await rows(ctx(), plan);
    expect(all.map(({ owes }) => owes).sort()).toEqual([
      'education-centre',
      'imo',
      'lyceum-4',
      'uo',
    ]);
    const names = all.flatMap(({ owes, tasks }) =>
      Object.keys(tasks).map((name) => `${owes} ${name}`),
    );
    expect(names).toHaveLength(35);
    expect(names).toContain('lyceum-4 2021.1.3');
  });

  test('counts an act at once, for whoever looks', async () => {
    const one = item();
    await handIn(lyceum, owed.publication, [one]);
    expect(await cell('1.3/1', 2021)).toMatchObject({ fact: 0, waiting: 1 });
    await review(imo, owed.publication, [accept(one.id)]);
    expect(await cell('1.3/1', 2021)).toMatchObject({ fact: 1, waiting: 0 });
    expect(await recountAll(ctx(), plan)).toEqual([]);
  });
});

describe('a row that says less than the tasks', () => {
  const key = keys.tally('kislovodsk', plan, 'lyceum-4');

  test('is written anew by the schedule when the act could not be counted, which is acknowledged all the same', async () => {
    await ground.house.table.remove(key);
    const one = item();
    expect(said(await handIn(lyceum, owed.publication, [one]))).toBe('200');
    await ground.idle();
    expect(await cell('1.3/1', 2021)).toMatchObject({ fact: 1, waiting: 1 });
  });

  test('is found and mended by the check of the night, once a day', async () => {
    const before = (await rowsOf(ctx(), plan, ['lyceum-4']))[0];
    await ground.house.table.change(key, {
      set: 'SET tasks.#task.c = :none',
      names: { '#task': '2021.1.3' },
      values: { ':none': '2021-12-31 0;1.3/1 1 0 0 0' },
    });
    expect(await cell('1.3/1', 2021)).toMatchObject({ fact: 0 });
    ground.day('2021-05-16');
    expect(await check(ctx(), plan)).toEqual(['lyceum-4']);
    expect((await rowsOf(ctx(), plan, ['lyceum-4']))[0]?.tasks).toEqual(before?.tasks);
    expect(await check(ctx(), plan)).toEqual([]);
  });

  test('is counted anew also while somebody acts', async () => {
    const { table } = ground.house;
    await table.change(key, {
      set: 'SET tasks.#task.c = :none',
      names: { '#task': '2021.1.3' },
      values: { ':none': '2021-12-31 0;1.3/1 1 0 0 0' },
    });
    let acted = 0;
    const replace: typeof table.replace = async (...asked) => {
      if (acted++ === 0) {
        const note = item({ indicator: '2.3/1', kind: 'summary-note' });
        expect(said(await handIn(lyceum, owed.selfAssessment, [note]))).toBe('200');
      }
      return table.replace(...asked);
    };
    expect(await recountAll({ ...ctx(), table: { ...table, replace } }, plan)).toEqual([
      'lyceum-4',
    ]);
    expect(acted).toBe(2);
    expect(await cell('1.3/1', 2021)).toMatchObject({ fact: 1 });
    expect(await recountAll(ctx(), plan)).toEqual([]);
  });
});

test('what follows from acts is done once; what failed waits for the next tick, alone', async () => {
  const followed = async () => (await rowsOf(ctx(), plan, ['lyceum-4']))[0]?.follow;
  await follow(ctx(), plan);
  expect(await followed()).toEqual({});
  const note = item({ indicator: '2.3/1', kind: 'summary-note' });
  expect(said(await handIn(lyceum, owed.publication, [item()]))).toBe('200');
  expect(said(await handIn(lyceum, owed.selfAssessment, [note]))).toBe('200');
  const { table } = ground.house;
  const get: typeof table.get = async (kind, key) => {
    if (key.sk.includes('2021#1.3')) throw new Error('unreachable');
    return table.get(kind, key);
  };
  await expect(follow({ ...ctx(), table: { ...table, get } }, plan)).rejects.toThrow();
  expect(Object.keys((await followed()) ?? {})).toEqual(['2021.1.3']);
  await follow(ctx(), plan);
  expect(await followed()).toEqual({});
});

test('700 sides of 48 tasks are read in two calls beside that of the session', async () => {
  const tasks = Object.fromEntries(
    Array.from({ length: 48 }, (_, at) => [
      `${2020 + (at % 3)}.${1 + (at % 4)}.${1 + at}`,
      { v: 12, c: `2021-12-31 1;${1 + (at % 4)}.${1 + at}/1 12 10 1 1` },
    ]),
  );
  for (let count = 0; count < 700; count++) {
    const owes = `school-${count}`;
    const row = { owes, tasks, follow: {}, version: 1 };
    await ground.house.table.create(tallyKind, keys.tally('kislovodsk', plan, owes), row);
  }
  const who = await ground.as('guest');
  // The registry is read once in ten minutes, whoever asks.
  await who.get(`${map}/progress`);
  for (const path of ['progress', 'periods/2021']) {
    const answer = await who.get<{ tasks?: unknown[] }>(`${map}/${path}`);
    expect([path, said(answer), answer.calls]).toEqual([path, '200', 3]);
    if (answer.body.tasks) expect(answer.body.tasks).toHaveLength(200);
  }
});
