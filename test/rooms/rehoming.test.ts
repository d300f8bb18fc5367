/**
 * Summaries and case files of 0.2: found where they lay, listed among the new ones, taken up where they were left; and
 * summaries come to the day on which they were asked for.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Casefile } from '../../functions/contract/casefiles/casefile.ts';
import type { Summary } from '../../functions/contract/summaries/summary.ts';
import { find as findCasefile } from '../../functions/domain/casefiles/kind.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { nightly } from '../../functions/domain/summaries/asking.ts';
import { find, kind, rehome } from '../../functions/domain/summaries/kind.ts';
import { type Key, keys } from '../../functions/store/keys.ts';
import { map } from '../acts.ts';
import { said, stand } from '../ground.ts';
import { sealedBy } from './summaries/sealed.ts';

type Record02 = Key & Record<string, unknown> & { id: string; asOf: string; day: string };
const records = (
  JSON.parse(readFileSync(new URL('../shapes/0.2.json', import.meta.url), 'utf8')) as Record02[]
).filter(({ sk }) => /^(SUMMARY|CASEFILE)#/.test(sk));
const old = records.filter(({ sk }) => sk.startsWith('SUMMARY#'));

const ground = await stand();
afterAll(ground.stop);
const imo = await ground.as('imo');
const { read, pages } = sealedBy(imo);
const roadmap = '2020-2022';
const ctx = () => contextOf(ground.house);
const lay = async ({ pk, sk, ...data }: Record02) => ground.house.table.put({ pk, sk }, data);
const all = async () => (await pages()).flat();
beforeAll(async () => {
  for (const record of records) await lay(record);
});

describe('before they are brought home', () => {
  test('every summary is listed, and found by the address that the list gives', async () => {
    const listed = await all();
    for (const { id, asOf, state, sha256, files, totals } of old) {
      const one = listed.find((each) => each.id === id) as Summary;
      expect(one).toMatchObject({ id, asOf });
      expect(await read(one)).toEqual(one);
      if (state !== 'ready') continue;
      const counted = (totals as { year: number; states: object }[]).map(({ year, states }) => ({
        period: String(year),
        states,
      }));
      expect(one).toMatchObject({ state, sha256, files, totals: counted });
    }
  });

  test('the night is not made once more, and what had failed is to be tried again', async () => {
    await nightly(ctx(), roadmap);
    expect((await all()).filter((one) => one.nightly)).toHaveLength(1);
    const failed = old.find(({ state }) => state === 'failed') as Record02;
    expect(await read({ day: failed.asOf, id: failed.id })).toMatchObject({
      state: 'asked',
      tries: 0,
    });
  });

  test('of case files what is ready is taken, and what was cleared is not', async () => {
    const { body } = await imo.get<{ casefiles: Casefile[] }>(`${map}/casefiles`);
    const states = records
      .filter(({ sk }) => sk.startsWith('CASEFILE#'))
      .map(({ id, cleared }) => [id, cleared ? 'cleared' : 'ready']);
    for (const [id, state] of states) {
      const one = body.casefiles.find((each) => each.id === id) as Casefile;
      expect((await findCasefile(ctx(), one)).state).toBe(state);
    }
  });
});

test('each comes to the day on which it was asked for, once, and is as it was', async () => {
  const before = await all();
  expect(await rehome(ctx(), roadmap)).toBe(old.length);
  expect(await rehome(ctx(), roadmap)).toBe(0);
  const after = await all();
  expect(after.map(({ day }) => day)).toEqual(before.map(() => '2021-05-15'));
  for (const one of before)
    expect(await find(ctx(), { ...one, roadmap, day: '2021-05-15' })).toEqual({
      ...one,
      day: '2021-05-15',
    });
});

test('what was found by an address of 0.2 is found by it still, and nothing else is', async () => {
  for (const { asOf, id, state } of old) {
    expect((await read({ day: asOf, id })).id).toBe(id);
    const file = await imo.get(`${map}/summaries/${asOf}/${id}/files/json`);
    expect(said(file)).toBe(state === 'ready' ? '200' : '409 state');
  }
  const other = await imo.get(`${map}/summaries/2021-03-03/${old[0]?.id}`);
  expect(said(other)).toBe('404 absent');
});

test('what had failed is made by the tick', async () => {
  await ground.tick();
  const failed = old.find(({ state }) => state === 'failed') as Record02;
  expect((await read({ day: '2021-05-15', id: failed.id })).state).toBe('ready');
});

test('a move that was cut off leaves two of one, and the next makes them one', async () => {
  const record = old[0] as Record02;
  const home = await find(ctx(), { roadmap, day: '2021-05-15', id: record.id });
  await lay(record);
  expect(await rehome(ctx(), roadmap)).toBe(1);
  expect((await all()).filter(({ id }) => id === record.id)).toEqual([home]);
});

test('one that a run is at stays where it is until the run is over', async () => {
  const of = { id: 'running', asOf: '2021-05-14', sk: 'SUMMARY#2021-05-14#running' };
  const record = { ...old[0], ...of } as Record02;
  await lay(record);
  const key = keys.summary('kislovodsk', roadmap, '2021-05-14', 'running');
  const { table } = ground.house;
  const found = await table.get(kind, key);
  let late = true;
  const overtaken: typeof table = {
    ...table,
    async create(...args) {
      // A run writes how far it is at this very moment.
      if (late && found) await table.replace(kind, key, found);
      late = false;
      return table.create(...args);
    },
  };
  expect(await rehome({ ...ctx(), table: overtaken }, roadmap)).toBe(0);
  expect((await all()).filter(({ id }) => id === 'running')).toHaveLength(1);
  expect(await rehome(ctx(), roadmap)).toBe(1);
});
