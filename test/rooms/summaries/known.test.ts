/**
 * «По данным на»: a summary says what was known at the instant when it was asked for, however late it is made: later acts
 * and later tasks did not exist then. As in production: the clock is real, not that of a demonstration.
 */
import { afterAll, expect, test } from 'vitest';
import type { School } from '../../../functions/contract/schools/school.ts';
import { accept, handIn, item, map, owed, review } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { leaverOn, sealedBy } from './sealed.ts';

const ground = await stand({ mode: 'production' });
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const { contentOf } = sealedBy(imo);
const leave = leaverOn(ground);
const accepted = async (who: typeof lyceum, task: string) => {
  const one = item();
  expect(said(await handIn(who, task, [one]))).toBe('200');
  await review(imo, task, [accept(one.id)]);
};

test('what was accepted or issued after it was asked for is not in it', async () => {
  await accepted(lyceum, owed.publication);
  const asked = await leave({}, '2021-05-14');
  ground.time.shift += 60_000;
  await accepted(centre, owed.centrePublication);
  const school: Omit<School, 'version'> = {
    id: 'school-7',
    name: 'МБОУ СОШ № 7',
    support: [{ year: 2021, categories: ['shnor'], basis: 'Приказ от 15.05.2021' }],
  };
  const body = { school, roadmap: '2020-2022' };
  expect(said(await imo.put('/schools', body, { ifMatch: '"0"' }))).toBe('200');
  await ground.idle();
  expect((await imo.get(`${map}/tasks?side=school-7`)).text).toContain('school-7.2021.1.3');

  await ground.tick();
  const content = await contentOf(asked);
  const cell = content.rows
    .find((row) => row.indicator === '1.3/1')
    ?.cells.find((one) => one.period === '2021');
  expect(cell?.proofs).toHaveLength(1);
  expect(cell?.fact).toBe(1);
  expect(content.matrix.map(({ owes }) => owes)).not.toContain('school-7');

  const now = await leave({}, '2021-05-14');
  await ground.tick();
  const later = await contentOf(now);
  expect(later.matrix.map(({ owes }) => owes)).toContain('school-7');
  expect(later.rows.find((row) => row.indicator === '1.3/1')?.cells[1]?.fact).toBe(2);
});
