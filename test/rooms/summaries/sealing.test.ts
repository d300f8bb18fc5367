/**
 * Making a summary: two runs at once make one; what a run left is made up by the tick, however much came after it, after
 * growing pauses, until it is given up.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Summary } from '../../../functions/contract/summaries/summary.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { make as seal } from '../../../functions/domain/summaries/sealing.ts';
import { stand } from '../../ground.ts';
import { leaverOn, sealedBy } from './sealed.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
});
const { read, contentOf, pages } = sealedBy(await ground.as('imo'));
const leave = leaverOn(ground);
const minute = 60_000;
const hour = 60 * minute;

const sheetsOf = (sheet: () => Promise<Uint8Array>) => ({
  xlsx: sheet,
  docx: sheet,
  csv: sheet,
  table: { docx: sheet, xlsx: sheet },
});
const broken = sheetsOf(() => Promise.reject(new Error('no memory')));
/** A run that fails. */
const fail = (one: Summary) => seal(contextOf(ground.house), one, broken);

test('two runs at once make one', async () => {
  const one = await leave();
  const ctx = contextOf(ground.house);
  let made = 0;
  const sheets = sheetsOf(async () => {
    made++;
    return new TextEncoder().encode('лист');
  });
  const runs = await Promise.allSettled([1, 2, 3].map(() => seal(ctx, one, sheets)));
  expect(runs.filter((run) => run.status === 'fulfilled')).not.toHaveLength(0);
  expect(made).toBe(5);
  expect((await read(one)).state).toBe('ready');
});

test('a run that was lost is made up by the next tick, when its lease is over', async () => {
  const due = ground.house.clock() + minute;
  const one = await leave({ state: 'making', progress: 30, due, tries: 1, version: 2 });
  await ground.tick();
  expect((await read(one)).state).toBe('making');
  ground.time.shift = minute + 1000;
  await ground.tick();
  expect((await read(one)).state).toBe('ready');
});

describe('a run that fails', () => {
  test('says so on the record, and the summary is made when its pause is over', async () => {
    const one = await leave();
    await expect(fail(one)).rejects.toThrow('no memory');
    expect(await read(one)).toMatchObject({ state: 'asked', tries: 1 });
    await ground.tick();
    expect(await read(one)).toMatchObject({ state: 'asked', tries: 1 });
    ground.time.shift = minute + 1000;
    await ground.tick();
    expect((await read(one)).state).toBe('ready');
  });

  test('waits longer each time, and is given up after five', async () => {
    const one = await leave();
    for (const [place, pause] of [1, 4, 16, 64].entries()) {
      await expect(fail(one)).rejects.toThrow('no memory');
      expect(await read(one)).toMatchObject({ state: 'asked', tries: place + 1 });
      ground.time.shift += pause * minute - 1000;
      expect(await fail(one)).toMatchObject({ tries: place + 1 });
      ground.time.shift += 2000;
    }
    await expect(fail(one)).rejects.toThrow('no memory');
    expect((await read(one)).state).toBe('failed');
    ground.time.shift += 2 * hour;
    await ground.tick();
    expect((await read(one)).state).toBe('failed');
  });

  test('is given up too when all five were cut off', async () => {
    const one = await leave({ state: 'making', progress: 30, due: 0, tries: 5 });
    await ground.tick();
    expect((await read(one)).state).toBe('failed');
  });
});

describe('after 130 nights', () => {
  const day = (number: number) =>
    new Date(Date.parse('2021-01-01') + number * 86_400_000).toISOString().slice(0, 10);

  const file = { size: 1, sha256: 'x' };
  const night = (number: number): Partial<Summary> => ({
    id: `night-${day(number - 1)}`,
    day: day(number),
    nightly: true,
    state: 'ready',
    sha256: 'x',
    files: { xlsx: file, docx: file, csv: file, json: file },
    totals: [],
    debts: 0,
  });

  test('a summary of the end of the year that was left is made, and both are listed', async () => {
    const left = await leave({ day: '2020-12-31', tries: 2 }, '2020-12-30');
    for (let number = 1; number <= 130; number++) await leave(night(number), day(number - 1));
    await ground.tick();
    expect((await read(left)).state).toBe('ready');
    expect((await contentOf(left)).asOf).toBe('2020-12-30');

    const found = await pages();
    expect(found.length).toBeGreaterThan(4);
    const all = found.flat();
    expect(all.filter(({ nightly }) => nightly).length).toBe(131);
    expect(new Set(all.map((one) => one.day + one.id)).size).toBe(all.length);
    expect(all.at(-1)?.id).toBe(left.id);
    const days = all.map((one) => one.day + one.known);
    expect(days).toEqual(days.toSorted().toReversed());
  });
});
