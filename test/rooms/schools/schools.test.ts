/** A school that comes later gets its tasks, and the plan says that it was made for fewer: nothing is silently «сверх плана». */
import { afterAll, expect, test } from 'vitest';
import type { School } from '../../../functions/contract/schools/school.ts';
import type { IndicatorProgress } from '../../../functions/contract/tasks/cells.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { accept, handIn, item, map, owed, review } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const imo = await ground.as('imo');
const lyceum = await ground.as('lyceum');

const third = {
  id: 'school-7',
  name: 'МБОУ СОШ № 7',
  support: [{ year: 2021, categories: ['shnor'], basis: 'Приказ от 15.05.2021 № 100' }],
};
const keep = (school: object, ifMatch?: string, who = imo) =>
  who.put<School>('/schools', { school }, { ifMatch });
const briefs = async () => (await imo.get<{ tasks: Brief[] }>(`${map}/tasks`)).body.tasks;
const cell = async (indicator: string, year: number) => {
  const { body } = await imo.get<{ indicators: IndicatorProgress[] }>(`${map}/progress`);
  return body.indicators
    .find((one) => one.indicator === indicator)
    ?.cells.find((one) => one.period === String(year));
};

test('an id that is an office’s, or cannot stand in an address, is refused', async () => {
  for (const id of ['imo', 'uo', 'tutors'])
    expect(fields(await keep({ ...third, id }, '"0"'))).toEqual(['school.id reserved']);
  for (const id of ['', 'a#b', 'Школа', 'a.b', 'x'.repeat(61), '-a', '../x'])
    expect(fields(await keep({ ...third, id }, '"0"'))[0]).toBe('school.id id');
});

test('support is by year, each with the order behind it', async () => {
  const support = (more: object) =>
    keep({ ...third, support: [{ ...third.support[0], ...more }] }, '"0"');
  expect(fields(await support({ basis: ' ' }))).toEqual(['school.support.0.basis required']);
  expect(fields(await support({ year: 1999 }))).toEqual(['school.support.0.year year']);
  expect(fields(await support({ categories: ['vip'] }))[0]).toMatch(
    'school.support.0.categories.0',
  );
});

test('428 without If-Match, 412 over what somebody else changed, 403 for a school', async () => {
  expect(said(await keep(third))).toBe('428 unversioned');
  expect(said(await keep({ ...third, id: 'lyceum-4' }, '"0"'))).toBe('412 stale');
  expect(said(await keep({ ...third, id: 'lyceum-4' }, '"7"'))).toBe('412 stale');
  expect(said(await keep(third, '"0"', lyceum))).toBe('403 forbidden');
  expect(await briefs()).toHaveLength(35);
});

test('a third school gets its own tasks of its years, and nobody else’s change', async () => {
  const before = await briefs();
  const answer = await keep(third, '"0"');
  expect([said(answer), answer.etag]).toEqual(['200', '"1"']);
  await ground.idle();
  const after = await briefs();
  const fresh = after.filter((brief) => !before.some((one) => one.id === brief.id));
  expect(fresh.map((brief) => brief.id)).toEqual(['school-7.2021.1.3', 'school-7.2021.2.3']);
  expect(fresh.every((brief) => brief.indicators[0]?.target === 1)).toBe(true);
  expect(after.filter((brief) => !fresh.includes(brief))).toEqual(before);
});

test('the plan says so: what was issued is not what was planned', async () => {
  expect(await cell('1.3/1', 2021)).toMatchObject({ plan: 2, issued: 3, fact: 0 });
  expect(await cell('1.3/1', 2022)).toMatchObject({ plan: 2, issued: 2 });
});

test('a surplus of one school does not hide what another owes', async () => {
  const two = [item(), item()];
  await handIn(lyceum, owed.publication, two);
  await review(
    imo,
    owed.publication,
    two.map((one) => accept(one.id)),
  );
  expect(await cell('1.3/1', 2021)).toMatchObject({ fact: 2, state: 'in-progress' });
});

test('changing a school issues nothing twice, and taking its support away takes nothing back', async () => {
  const renamed = await keep({ ...third, name: 'МБОУ СОШ № 7 имени кого-то' }, '"1"');
  expect(said(renamed)).toBe('200');
  await ground.idle();
  expect(await briefs()).toHaveLength(37);
  expect(said(await keep({ ...third, support: [] }, '"2"'))).toBe('200');
  await ground.idle();
  expect(await briefs()).toHaveLength(37);
  const { body } = await lyceum.get<{ schools: School[] }>('/schools');
  expect(body.schools.map((school) => school.id)).toEqual([
    'education-centre',
    'lyceum-4',
    'school-7',
  ]);
});

test('after a change whoever asks for several lists at once reads the registry once', async () => {
  const { schools } = (await imo.get<{ schools: School[] }>('/schools')).body;
  const { version, ...school } = schools.find(({ id }) => id === 'lyceum-4') as School;
  expect(said(await keep(school, `"${version}"`))).toBe('200');
  await ground.idle();
  // The session, a page of the school's own and one of the offices', and the registry's three.
  expect((await lyceum.get(`${map}/tasks`)).calls).toBe(6);
  expect((await lyceum.get(`${map}/tasks`)).calls).toBe(3);
});
