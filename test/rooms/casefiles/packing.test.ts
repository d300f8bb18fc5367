/** Making a case file: a run that is lost or fails is made up, two at once make one, a large one goes by parts. */
import { afterAll, expect, test } from 'vitest';
import type { Casefile } from '../../../functions/contract/casefiles/casefile.ts';
import * as casefiles from '../../../functions/domain/casefiles/kind.ts';
import { make } from '../../../functions/domain/casefiles/making.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { packZip } from '../../../functions/schedule/casefiles/pack.ts';
import { handIn, item, minutes, owed, sha256, uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { pdf, scan } from '../../papers.ts';
import { dossiersOf, paper } from './dossiers.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const { lay, placeOf, read, take, made } = dossiersOf(ground);

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
const { record: whole } = await made(imo, { period: '2021' });

const ctx = contextOf(ground.house);
/** Asks without the schedule being told. */
async function left(more: Partial<Casefile> = {}): Promise<Casefile> {
  const one = { ...whole, id: uuid(), state: 'asked', due: 0, tries: 0, ...more } as Casefile;
  await lay(one);
  return one;
}
const minute = 60_000;

test('a run that is cut off is made up by the tick, when its lease is over', async () => {
  const due = ground.house.clock() + minute;
  const none = { files: 0, bytes: 0 };
  const one = await left({ state: 'making', due, tries: 1, done: none, total: none });
  await ground.tick();
  expect((await read(imo, one)).state).toBe('making');
  ground.time.shift += minute + 1000;
  await ground.tick();
  expect((await read(imo, one)).state).toBe('ready');
  expect((await take(imo, one)).files.has('Опись.csv')).toBe(true);
});

test('a run that fails half-way says so, and leaves nothing that counts; it is made after a pause', async () => {
  const one = await left();
  let opened = 0;
  const files = {
    ...ctx.files,
    stream: (key: string) =>
      ++opened === 3 ? Promise.reject(new Error('line cut')) : ctx.files.stream(key),
  };
  await expect(make({ ...ctx, files }, one, packZip)).rejects.toThrow('line cut');
  expect(await read(imo, one)).toMatchObject({ state: 'asked', tries: 1 });
  expect(said(await imo.get(`${placeOf(one)}/url`))).toBe('409 state');
  expect(await ctx.files.head(casefiles.objectOf(ctx, one))).toBeUndefined();
  ground.time.shift += minute + 1000;
  await ground.tick();
  expect((await read(imo, one)).state).toBe('ready');
});

test('one that failed five times is given up, and says so', async () => {
  const one = await left({ tries: 4 });
  const files = { ...ctx.files, stream: () => Promise.reject(new Error('line cut')) };
  await expect(make({ ...ctx, files }, one, packZip)).rejects.toThrow('line cut');
  expect((await read(imo, one)).state).toBe('failed');
  ground.time.shift += 120 * minute;
  await ground.tick();
  expect((await read(imo, one)).state).toBe('failed');
});

test('a case file is the same bytes when it is made anew from the same', async () => {
  const { record, bytes } = await made(imo, { measure: '1.4', period: '2021' });
  await lay({ ...record, state: 'asked', due: 0, tries: 0 });
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
  expect((await read(imo, one)).state).toBe('ready');
});

test('a run that is overtaken ends quietly', async () => {
  const one = await left();
  const files = {
    ...ctx.files,
    async stream(key: string) {
      // Another run took over meanwhile, and time for a note of progress has come.
      ground.time.shift += 2000;
      const now = await casefiles.find(ctx, one);
      await lay({ ...now, version: now.version + 10 });
      return ctx.files.stream(key);
    },
  };
  await make({ ...ctx, files }, one, packZip);
  expect((await read(imo, one)).state).toBe('making');
  expect(await ctx.files.head(casefiles.objectOf(ctx, one))).toBeUndefined();
});

test('a large one goes by parts, byte for byte; one that fails leaves no part behind', async () => {
  const { record, files } = await made(imo, { period: '2020' });
  expect(record.size).toBeGreaterThan(large.length);
  expect([...files.values()].map(sha256)).toContain(sha256(large));
  const one = await left({ selection: { period: '2020' } });
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
  expect(await read(imo, one)).toMatchObject({ state: 'asked', tries: 1 });
  expect(await ctx.files.head(casefiles.objectOf(ctx, one))).toBeUndefined();
  expect(await ground.house.parts.arrived(casefiles.objectOf(ctx, one))).toBeUndefined();
});

test('two are made at a time; the rest wait for the tick', async () => {
  const none = { files: 0, bytes: 0 };
  const at = {
    state: 'making',
    due: ctx.clock() + minute,
    tries: 1,
    done: none,
    total: none,
  } as const;
  const busy = [await left(at), await left(at)];
  const waiting = await left();
  expect((await make(ctx, waiting, packZip)).state).toBe('asked');
  for (const one of busy) await lay({ ...whole, id: one.id });
  await ground.tick();
  expect((await read(imo, waiting)).state).toBe('ready');
});
