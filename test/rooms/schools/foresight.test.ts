/** What will follow is told before it is saved, and is what follows; a list is saved school by school, once. */
import { afterAll, expect, test } from 'vitest';
import { compare, leaving } from '../../../functions/contract/schools/compared.ts';
import { readPasted } from '../../../functions/contract/schools/pasted.ts';
import type { School, SchoolInput } from '../../../functions/contract/schools/school.ts';
import { appearWords } from '../../../functions/contract/schools/words.ts';
import { type Foresight, mostForeseen } from '../../../functions/contract/tasks/foresight.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { handIn, item, map, owed } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const uo = await ground.as('uo');
const lyceum = await ground.as('lyceum');
const registry = async () => (await uo.get<{ schools: School[] }>('/schools')).body.schools;
const briefs = async () => (await uo.get<{ tasks: Brief[] }>(`${map}/tasks`)).body.tasks;
const foresee = async (schools: SchoolInput[]) =>
  (await uo.post<Foresight>('/schools/foresight', { schools })).body.plans;
const put = (school: SchoolInput, version = 0) =>
  uo.put<School>('/schools', { school }, { ifMatch: `"${version}"` });

const list =
  'МБОУ СОШ № 5\t2021–2022\tШНОР\tПриказ УО от 15.05.2021 № 100\nСОШ № 7\t2022\tШНСУ\tПриказ УО от 15.05.2021 № 100';
const compared = async () =>
  compare(readPasted(list).rows, await registry(), { years: [], basis: '' }, {});
const entries = async () => (await compared()).entries;

test('nobody foresees for nobody, nor for more than one request may hold', async () => {
  const one = { id: 'x', name: 'x', support: [] };
  expect(fields(await uo.post('/schools/foresight', { schools: [] }))).toEqual([
    'schools required',
  ]);
  const many = Array.from({ length: mostForeseen + 1 }, () => one);
  expect(fields(await uo.post('/schools/foresight', { schools: many }))).toEqual([
    'schools too-many',
  ]);
  expect(said(await lyceum.post('/schools/foresight', { schools: [one] }))).toBe('403 forbidden');
  const twice = {
    ...one,
    support: [2021, 2021].map((year) => ({ year, categories: [], basis: 'П' })),
  };
  expect(fields(await put(twice))).toEqual(['school.support twice']);
});

test('what is told before it is saved is what is issued afterwards, and nothing was written by asking', async () => {
  const inputs = (await entries()).map(({ input }) => input);
  expect(inputs.map(({ id }) => id)).toEqual(['sosh-5', 'sosh-7']);
  const before = await briefs();
  const [plan] = await foresee(inputs);
  expect(await briefs()).toEqual(before);
  expect((await registry()).length).toBe(2);
  for (const input of inputs) expect(said(await put(input))).toBe('200');
  await ground.idle();
  const fresh = (await briefs()).filter(({ id }) => !before.some((one) => one.id === id));
  const count = (school: string, year: number) =>
    fresh.filter((one) => one.owes === school && one.within === String(year)).length;
  for (const { school, appear } of plan?.schools ?? [])
    for (const told of appear) expect(count(school, told.year)).toBe(told.count);
  const told = plan?.schools.flatMap(({ appear }) => appear.map((one) => one.count)) ?? [];
  expect(told.reduce((all, one) => all + one)).toBe(fresh.length);
  expect(fresh.length).toBeGreaterThan(3);
});

test('it is told in words: how many, and since when', async () => {
  const appear = [
    { year: 2025, count: 9 },
    { year: 2024, count: 5 },
  ];
  const plain = (words: string) => words.replaceAll('\u00a0', ' ');
  expect(plain(appearWords('Лицей № 4', appear))).toBe(
    'Лицей № 4: 14 отчётов с 2024 года по 2025 год',
  );
  expect(plain(appearWords('Лицей № 4', appear.slice(1)))).toBe('Лицей № 4: 5 отчётов за 2024 год');
});

test('the same list again changes nothing, and a lost answer is given again', async () => {
  const again = await entries();
  expect(again.map(({ says }) => says)).toEqual(['same', 'same']);
  expect(await foresee(again.map(({ input }) => input))).toMatchObject([{ schools: [] }]);
  const [first] = again;
  const answer = await put(first?.input as SchoolInput);
  expect([said(answer), answer.etag]).toEqual(['200', '"1"']);
  expect(answer.body.changed?.by.name).toBe('Специалист управления образования');
  expect(said(await put({ ...(first?.input as SchoolInput), name: 'Другая' }))).toBe('412 stale');
});

test('a school that leaves is asked for nothing new; what it owes and handed in stays and is read', async () => {
  await handIn(lyceum, owed.publication, [item()]);
  const before = await briefs();
  const school = (await registry()).find(({ id }) => id === 'lyceum-4') as School;
  const gone = leaving(school, [2021, 2022]);
  expect(gone.support.map(({ year }) => year)).toEqual([2020]);
  const [plan] = await foresee([gone]);
  expect(plan?.schools).toMatchObject([{ school: 'lyceum-4', appear: [] }]);
  const own = before.filter(({ owes, within }) => owes === 'lyceum-4' && within > '2020');
  expect(plan?.schools[0]?.stay).toBe(own.length);
  expect(own.length).toBeGreaterThan(0);
  expect(said(await put(gone, school.version))).toBe('200');
  await ground.tick();
  expect(await briefs()).toEqual(before);
  expect(said(await lyceum.get(`${map}/tasks/${owed.publication}`))).toBe('200');
  // Whoever comes back owes what was issued already, and nothing twice.
  const { version: _, changed: __, ...back } = school;
  expect(await foresee([back])).toMatchObject([{ schools: [] }]);
});

test('a hostile list harms nothing: what is not a school is told, names stay text', async () => {
  const { rows, told } = readPasted('=1+1\n<b>СОШ</b>\nСОШ "); DROP TABLE\n');
  expect(told.map(({ why }) => why)).toEqual(['formula', 'markup']);
  const [entry] = compare(rows, await registry(), { years: [], basis: '' }, {}).entries;
  expect(said(await put(entry?.input as SchoolInput))).toBe('200');
  expect(said(await put({ id: 'x', name: 'СОШ\u0000', support: [] }))).toBe('400 unreadable');
});
