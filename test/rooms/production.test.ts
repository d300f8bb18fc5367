/** Production is told no day: today is what the clock shows in Moscow, and at midnight there everything is a day later. */
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Site } from '../../functions/contract/site.ts';
import type { Summary } from '../../functions/contract/summaries/summary.ts';
import { handIn, item, map, owed } from '../acts.ts';
import { fields, said, stand } from '../ground.ts';
import { give } from './people/keeping.ts';

const ground = await stand({ mode: 'production' });
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
});
const half = 1800_000;

/** Half an hour before midnight, and midnight: a run of half an hour would not come over it by itself. */
const evening = 23 * half;
const midnight = 24 * half;

test('the home page names no day of a demonstration, and goes over to the next day', async () => {
  const home = async () => (await ground.client().get<Site>('/site')).body;
  ground.time.shift = evening;
  expect(await home()).toMatchObject({ today: '2021-05-15', demonstration: null });
  ground.time.shift = midnight;
  expect(await home()).toMatchObject({ today: '2021-05-16', demonstration: null });
});

test('what is dated tomorrow is ahead in the evening, and is taken after midnight', async () => {
  const tomorrow = () => [item({ fulfilled: '2021-05-16' })];
  ground.time.shift = evening;
  const lyceum = await ground.as('lyceum');
  expect(fields(await handIn(lyceum, owed.publication, tomorrow()))).toEqual([
    'items.0.fulfilled future',
  ]);
  ground.time.shift = midnight;
  expect(said(await handIn(lyceum, owed.publication, tomorrow()))).toBe('200');
});

test('a right holds through its last day, and no longer', async () => {
  const admin = await ground.as('admin');
  const { id } = await ground.as('guest');
  await give(admin, id, { role: 'guest', until: '2021-05-15' });
  ground.time.shift = evening;
  const guest = await ground.as('guest');
  expect(said(await guest.get(map))).toBe('200');
  ground.time.shift = midnight;
  expect(said(await guest.get(map))).toBe('401 signed-out');
});

test('the night’s summary of a day is made when that day is over', async () => {
  const nights = async () => {
    await ground.tick();
    const imo = await ground.as('imo');
    const { body } = await imo.get<{ summaries: Summary[] }>(`${map}/summaries`);
    return body.summaries.filter((one) => one.nightly).map((one) => one.asOf);
  };
  ground.time.shift = evening;
  expect(await nights()).toEqual(['2021-05-14']);
  ground.time.shift = midnight;
  expect(await nights()).toEqual(['2021-05-15', '2021-05-14']);
});
