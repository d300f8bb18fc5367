/**
 * Making a summary: two runs at once make one, a lost or failed run is made up by the next tick.
 */
import { afterAll, expect, test } from 'vitest';
import type { Summary } from '../../functions/contract/summaries.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { make as seal } from '../../functions/domain/sealing.ts';
import { kind } from '../../functions/domain/summaries.ts';
import { keys } from '../../functions/store/keys.ts';
import { map, uuid } from '../acts.ts';
import { stand } from '../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const imo = await ground.as('imo');
const read = async (asOf: string, id: string) =>
  (await imo.get<Summary>(`${map}/summaries/${asOf}/${id}`)).body;

/** Leaves the record of a summary as a run would have left it. */
async function leave(asOf: string, rest: Partial<Summary> = {}) {
  const record: Summary = {
    id: uuid(),
    roadmap: '2020-2022',
    asOf,
    known: contextOf(ground.house).now,
    state: 'asked',
    progress: 0,
    nightly: false,
    by: 'Методист ИМО',
    version: 1,
    ...rest,
  };
  const key = keys.summary('kislovodsk', record.roadmap, asOf, record.id);
  await ground.house.table.create(kind, key, record);
  return { roadmap: record.roadmap, asOf, id: record.id };
}

test('two runs at once make one', async () => {
  const where = await leave('2021-04-01');
  const ctx = contextOf(ground.house);
  let made = 0;
  const sheet = async () => {
    made++;
    return new TextEncoder().encode('лист');
  };
  const sheets = { xlsx: sheet, docx: sheet, csv: sheet };
  const runs = await Promise.allSettled([
    seal(ctx, where, sheets),
    seal(ctx, where, sheets),
    seal(ctx, where, sheets),
  ]);
  expect(runs.filter((run) => run.status === 'fulfilled')).not.toHaveLength(0);
  expect(made).toBe(3);
  expect(await read(where.asOf, where.id)).toMatchObject({ state: 'ready', progress: 100 });
});

test('a run that fails says so on the record, and the next tick makes the summary', async () => {
  const where = await leave('2021-03-31');
  const sheet = () => Promise.reject(new Error('no memory'));
  const sheets = { xlsx: sheet, docx: sheet, csv: sheet };
  await expect(seal(contextOf(ground.house), where, sheets)).rejects.toThrow('no memory');
  expect((await read(where.asOf, where.id)).state).toBe('failed');
  await ground.tick();
  expect((await read(where.asOf, where.id)).state).toBe('ready');
});

test('a run that was lost is made up by the next tick, when its lease is over', async () => {
  const leased = ground.house.clock() + 60_000;
  const where = await leave('2021-04-30', { state: 'compiling', progress: 30, leased, version: 2 });
  await ground.tick();
  expect((await read(where.asOf, where.id)).state).toBe('compiling');
  ground.time.shift += 61_000;
  await ground.tick();
  expect((await read(where.asOf, where.id)).state).toBe('ready');
});
