/** Making a case file: a run that is lost or fails is made up, two at once make one, a large one goes by parts. */
import { afterAll, expect, test } from 'vitest';
import type { Casefile } from '../../functions/contract/casefiles.ts';
import { make } from '../../functions/domain/casefiles/making.ts';
import * as casefiles from '../../functions/domain/casefiles.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { packZip } from '../../functions/schedule/casefile/pack.ts';
import { handIn, item, minutes, owed, sha256, uuid } from '../acts.ts';
import { said, stand } from '../ground.ts';
import { pdf, scan } from '../papers.ts';
import { dossiersOf, paper } from './dossiers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const { placeOf, read, take, made } = dossiersOf(ground);

const documents = await Promise.all(
  [pdf('one'), pdf('two'), pdf('three')].map((bytes, place) =>
    paper(lyceum, 'lyceum-4', bytes, `Протокол ${place}.pdf`),
  ),
);
await handIn(lyceum, owed.meetings, [minutes({ documents })]);
const large = scan(12 * 1024 * 1024);
const scanned = [await paper(lyceum, 'lyceum-4', large, 'Протокол.pdf')];
await handIn(lyceum, 'lyceum-4.2020.1.3', [
  item({ fulfilled: '2020-05-10', documents: [...documents.slice(0, 2), ...scanned] }),
]);
const { record: whole } = await made(imo, { year: 2021 });

const ctx = contextOf(ground.house);
/** Asks without the schedule being told. */
async function left(more: Partial<Casefile> = {}): Promise<Casefile> {
  const one: Casefile = { ...whole, id: uuid(), state: 'asked', leased: 0, runs: 0, ...more };
  await ctx.table.put(casefiles.keyOf(ctx, one), one);
  return one;
}

test('a run that is cut off is made up by the tick, when its lease is over', async () => {
  const leased = ground.house.clock() + 60_000;
  const one = await left({ state: 'making', leased, runs: 1 });
  await ground.tick();
  await ground.idle();
  expect((await read(imo, one)).state).toBe('making');
  ground.time.shift += 61_000;
  await ground.tick();
  await ground.idle();
  expect(await read(imo, one)).toMatchObject({ state: 'ready', runs: 2 });
  expect((await take(imo, one)).files.has('Опись.csv')).toBe(true);
});

test('a run that fails half-way says so, and leaves nothing that counts; five times are enough', async () => {
  const one = await left();
  let opened = 0;
  const files = {
    ...ctx.files,
    stream: (key: string) =>
      ++opened === 3 ? Promise.reject(new Error('line cut')) : ctx.files.stream(key),
  };
  await expect(make({ ...ctx, files }, one, packZip)).rejects.toThrow('line cut');
  expect(await read(imo, one)).toMatchObject({ state: 'failed', runs: 1 });
  expect(said(await imo.get(`${placeOf(one)}/link`))).toBe('409 state');
  expect(await ctx.files.look(casefiles.objectOf(ctx, one))).toBeUndefined();
  await ground.tick();
  await ground.idle();
  expect(await read(imo, one)).toMatchObject({ state: 'ready', runs: 2 });
  const hopeless = await left({ state: 'failed', runs: 5 });
  await ground.tick();
  await ground.idle();
  expect(await read(imo, hopeless)).toMatchObject({ state: 'failed', runs: 5 });
});

test('a case file is the same bytes when it is made anew from the same', async () => {
  const { record, bytes } = await made(imo, { measure: '1.4', year: 2021 });
  await ctx.table.put(casefiles.keyOf(ctx, record), { ...record, state: 'asked', leased: 0 });
  await make(ctx, record, packZip);
  expect(sha256((await take(imo, record)).bytes)).toBe(sha256(bytes));
});

test('two runs at once make one', async () => {
  const one = await left();
  let packed = 0;
  const count: typeof packZip = (...args) => {
    packed++;
    return packZip(...args);
  };
  await Promise.all([make(ctx, one, count), make(ctx, one, count), make(ctx, one, count)]);
  expect(packed).toBe(1);
  expect(await read(imo, one)).toMatchObject({ state: 'ready', runs: 1 });
});

test('a run that is overtaken ends quietly', async () => {
  const one = await left();
  const files = {
    ...ctx.files,
    async stream(key: string) {
      // Another run took over meanwhile, and time for a note of progress has come.
      ground.time.shift += 2000;
      const now = await casefiles.find(ctx, one);
      await ctx.table.put(casefiles.keyOf(ctx, one), { ...now, version: now.version + 10 });
      return ctx.files.stream(key);
    },
  };
  await make({ ...ctx, files }, one, packZip);
  expect((await read(imo, one)).state).toBe('making');
  expect(await ctx.files.look(casefiles.objectOf(ctx, one))).toBeUndefined();
});

test('a large one goes by parts, byte for byte; one that fails leaves no part behind', async () => {
  const { record, files } = await made(imo, { year: 2020 });
  expect(record.size).toBeGreaterThan(large.length);
  expect([...files.values()].map(sha256)).toContain(sha256(large));
  const one = await left({ selection: { year: 2020 } });
  let opened = 0;
  const broken = {
    ...ctx.files,
    stream: async (key: string) => {
      const body = await ctx.files.stream(key);
      if (++opened === 3) body.once('data', () => body.destroy(new Error('line cut')));
      return body;
    },
  };
  await expect(make({ ...ctx, files: broken }, one, packZip)).rejects.toThrow();
  expect((await read(imo, one)).state).toBe('failed');
  expect(await ctx.files.look(casefiles.objectOf(ctx, one))).toBeUndefined();
  expect(await ground.house.parts.arrived(casefiles.objectOf(ctx, one))).toBeUndefined();
});

test('no archive that was asked for before a document was taken from view is given any more', async () => {
  const bytes = pdf('recalled');
  const documents = [await paper(imo, 'imo', bytes, 'отзыв.pdf')];
  const note = item({ indicator: '2.3/1', kind: 'summary-note', documents });
  expect(said(await handIn(imo, owed.selfAssessment, [note]))).toBe('200');
  const before = [await made(imo, {}), await made(lyceum, { side: 'lyceum-4' })];
  await imo.put(`/documents/imo/${sha256(bytes)}/withdrawal`, { reason: 'personal-data' });
  for (const { record } of before) {
    const link = await lyceum.get(`${placeOf(record)}/link`);
    expect(['409 state', '404 absent']).toContain(said(link));
    const ours = await imo.get(`${placeOf(record)}/link`);
    expect([said(ours), ours.body.state]).toEqual(['409 state', 'recalled']);
    expect(await read(imo, record)).toMatchObject({ recalled: true });
  }
  await ground.tick();
  for (const { record } of before)
    expect(await ground.house.files.look(casefiles.objectOf(ctx, record))).toBeUndefined();
  const after = await made(lyceum, { side: 'lyceum-4' });
  expect(after.record).toMatchObject({ recalled: false, missing: 1 });
  expect([...after.files.values()].some((one) => sha256(one) === sha256(bytes))).toBe(false);
});

test('two are made at a time; the rest wait for the tick', async () => {
  const leased = Date.now() + 86_400_000 * 2;
  const busy = [await left({ state: 'making', leased }), await left({ state: 'making', leased })];
  const waiting = await left();
  expect((await make(ctx, waiting, packZip)).state).toBe('asked');
  for (const one of busy)
    await ctx.table.put(casefiles.keyOf(ctx, one), { ...one, state: 'ready' });
  await ground.tick();
  expect((await read(imo, waiting)).state).toBe('ready');
});
