/** A demonstration stands on the day that it is told: the real clock goes on, and no day comes after it. */
import { afterAll, afterEach, expect, test } from 'vitest';
import type { Site } from '../../functions/contract/site.ts';
import type { Summary } from '../../functions/contract/summaries/summary.ts';
import { accept, handIn, item, map, owed, review, uuid } from '../acts.ts';
import { stand } from '../ground.ts';
import { sealedBy } from './summaries/sealed.ts';

const ground = await stand({ mode: 'demonstration' });
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
});
const hour = 3600_000;

test('the home page says on which day it stands, and says the same when days have passed', async () => {
  const home = async () => (await ground.client().get<Site>('/site')).body;
  const day = { today: '2021-05-15', demonstration: '2021-05-15' };
  expect(await home()).toMatchObject(day);
  ground.time.shift = 5 * 24 * hour;
  expect(await home()).toMatchObject(day);
});

test('what was known by day is known when the real midnight has passed', async () => {
  const lyceum = await ground.as('lyceum');
  const list = item({ indicator: '1.3/1', fulfilled: '2021-05-14' });
  await handIn(lyceum, owed.publication, [list]);
  await review(await ground.as('imo'), owed.publication, [accept(list.id)]);

  const said = async () => {
    const imo = await ground.as('imo');
    const { body } = await imo.post<Summary>(`${map}/summaries`, {
      id: uuid(),
      asOf: '2021-05-15',
    });
    await ground.idle();
    return sealedBy(imo).contentOf(body);
  };
  const day = await said();
  const row = day.rows.find((one) => one.indicator === '1.3/1');
  expect(row?.cells.find((cell) => cell.period === '2021')?.fact).toBe(1);
  // From noon to one o'clock in the night: by the clock of the domain that is earlier in the same day.
  ground.time.shift = 13 * hour;
  expect(await said()).toEqual(day);
});
