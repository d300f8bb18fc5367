/** What an answer changes, of every question that the six tables ask. */
import { expect, test } from 'vitest';
import { read } from '../../../functions/contract/reading/read.ts';
import type { Answers, Reading } from '../../../functions/contract/reading/reading.ts';
import type { Indicator, Measure } from '../../../functions/contract/roadmaps/roadmap.ts';
import { known, right, tasks } from './expected.ts';
import { gridIn } from './grids.ts';

async function answered(name: string, answers: Answers): Promise<Reading> {
  const made = read(await gridIn(name, 'docx'), known(right(name).schools), answers);
  if ('unread' in made) throw new Error(made.unread.words);
  return made;
}
const of = ({ measures }: Reading, id: string) => measures.find((one) => one.id === id) as Measure;
const first = (made: Reading, id: string) => of(made, id).indicators[0] as Indicator;
const values = (made: Reading, id: string) =>
  Object.values(first(made, id).cells).map(({ value }) => value);
const senses = (made: Reading, id: string) =>
  Object.values(first(made, id).cells).map(({ sense }) => sense);

test('totals: each year anew, or added up', async () => {
  const made = await answered('00-seed', { 'each-year:1.1': 'sum', 'each-year:3.5': 'each-year' });
  expect(first(made, '1.1')).toMatchObject({ aggregation: 'sum', confirmed: true });
  expect(first(made, '3.5')).toMatchObject({ aggregation: 'each', confirmed: true });
  expect(first(made, '4.5')).toMatchObject({ aggregation: 'each', confirmed: false });
});

test('who owes', async () => {
  const made = await answered('00-seed', { 'who-owes:2.3': 'each-school' });
  expect(of(made, '2.3').owes).toBe('each-school');
  expect(tasks(made, 2).total).toBe(35);
});

test('unknown executors: an office, tutors, all schools, a body, a school of the registry, a text', async () => {
  const ask = async (who: string) =>
    of(await answered('02-quarters', { 'unknown-executor:цоко': who }), '6');
  expect((await ask('imo')).owes).toBe('imo');
  expect((await ask('tutors')).executors[0]).toEqual({ raw: 'ЦОКО', is: 'tutors' });
  expect((await ask('school')).owes).toBe('each-school');
  expect((await ask('add')).owes).toBe('tsoko');
  expect((await ask('lyceum-4')).owes).toBe('lyceum-4');
  // A text owes nothing: the next one does.
  expect(await ask('text')).toMatchObject({
    owes: 'each-school',
    executors: [{ is: 'text' }, { is: 'school' }],
  });
  const both = await answered('03-terms', { 'unknown-executor:рмк': 'uo' });
  expect(of(both, '1.2').executors[1]).toEqual({
    raw: 'районный методический кабинет (РМК)',
    is: 'uo',
  });
  expect(of(both, '2.1').owes).toBe('uo');
});

test('a named school: added, or another', async () => {
  const added = await answered('02-quarters', {});
  expect(added.bodies).toContainEqual({
    id: 'mbou-gimnaziya-2',
    name: 'МБОУ Гимназия № 2',
    by: 'uo',
  });
  const id = added.questions.find(({ code }) => code === 'named-school')?.id as string;
  expect(id).toBe('named-school:мбоу гимназия № 2');
  expect(of(await answered('02-quarters', { [id]: 'uo' }), '5').owes).toBe('uo');
  const registered = read(
    await gridIn('02-quarters', 'docx'),
    { ...known(2), schools: [{ id: 'gymnasium-2', name: 'МБОУ Гимназия № 2' }] },
    {},
  );
  if ('unread' in registered) throw new Error();
  expect(of(registered, '5')).toMatchObject({
    owes: 'gymnasium-2',
    executors: [{ is: 'gymnasium-2' }],
  });
  expect(registered.questions.map(({ code }) => code)).not.toContain('named-school');
});

test('levels, directions, zeros, pairs', async () => {
  const as = await answered('04-levels', {
    'cumulative:2.2': false,
    'direction:1.3': 'at-least',
    'zero-is-target:2.1': false,
    'pair:ед./%': false,
    'share-of-each': 'imo-reports',
  });
  expect(first(as, '2.2')).toMatchObject({ aggregation: 'sum', confirmed: true });
  expect(senses(as, '1.3')).toEqual(['at-least', 'at-least', 'at-least']);
  expect(first(as, '2.1').cells['2027']).toEqual({ raw: '0', is: 'zero', value: 0 });
  expect(values(as, '3.1')).toEqual([null, null, null]);
  expect(of(as, '1.1').owes).toBe('imo');
  const shares = await answered('01-halfyears', {
    'cumulative:2.2': false,
    'direction:3.2': 'at-least',
  });
  expect(first(shares, '2.2')).toMatchObject({ aggregation: 'each', confirmed: true });
  expect(first(shares, '3.2').cells['2023-H1']?.sense).toBe('at-least');
});

test('marks and what recurs in cells', async () => {
  const made = await answered('02-quarters', { marks: false, 'recurrence:ежемесячно': 'per-year' });
  expect(values(made, '2')).toEqual([null, null, null, null]);
  expect(values(made, '4')).toEqual([null, null, null, 1]);
  expect(values(made, '3')).toEqual([3, 3, 3, 3]);
});

test('figures in results', async () => {
  const made = await answered('03-terms', {
    'number-in-text': false,
    'number-in-text:справка по каждой школе': 2,
  });
  expect(first(made, '2.2')).toMatchObject({ asks: 'papers', confirmed: true });
  expect(values(made, '3.1')).toEqual([2, 2, 2]);
  expect(
    (await answered('03-terms', {})).measures.find(({ id }) => id === '2.2')?.indicators[0],
  ).toMatchObject({ asks: 'share', confirmed: false });
});

test('how often, of any measure that recurs', async () => {
  expect(tasks(await answered('03-terms', {}), 4).byOwner['each-school']).toBe(80);
  const half = await answered('03-terms', { 'frequency:3.2': 'half-yearly' });
  expect(of(half, '3.2').terms?.map(({ due }) => due)).toEqual([
    '2024-07-05',
    '2025-01-05',
    '2025-07-05',
    '2026-01-05',
    '2026-07-05',
    '2027-01-05',
  ]);
  expect(of(half, '3.2').terms?.map(({ period }) => period)).toEqual([
    '2024',
    '2024',
    '2025',
    '2025',
    '2026',
    '2026',
  ]);
  expect(tasks(half, 4).byOwner['each-school']).toBe(56);
  const id = 'many-tasks:ежеквартально, до 5 числа месяца, следующего за отчетным кварталом';
  expect(of(await answered('03-terms', { [id]: 'yearly' }), '3.2').terms).toHaveLength(3);
});

test('terms: by an event, elsewhere, standing, months, school years', async () => {
  const made = await answered('03-terms', {
    'relative-term:в течение 10 рабочих дней после утверждения документа': '2024-05-01',
    'term-elsewhere:по графику института развития образования': '2025-06-30',
    'standing:постоянно': 'once',
    'month-without-year:сентябрь': '2025',
    'school-year': '06-30',
    'duplicate-number:1.3': '1.4',
  });
  expect(of(made, '1.3').terms?.[0]).toMatchObject({ due: '2024-05-01', period: '2024' });
  expect(of(made, '1.4').title).toContain('Заключение соглашений');
  expect(of(made, '2.2').terms?.[0]?.due).toBe('2025-06-30');
  expect(of(made, '3.3').terms).toHaveLength(1);
  expect(of(made, '3.5').terms?.map(({ due }) => due)).toEqual(['2025-09-30']);
  expect(of(made, '2.3').terms?.map(({ due }) => due)).toEqual(['2025-06-30', '2026-06-30']);
});

test('a school: its year, its quarters, what was moved, what is weekly', async () => {
  const quarters = ['2025-10-24', '2025-12-26', '2026-03-20', '2026-05-26'];
  const moved = 'moved:перенесено на 01.03.2026';
  const made = await answered('05-school', {
    'school-year': '05-26',
    'school-quarters': quarters,
    [moved]: 'move',
    'recurrence:еженедельно': 'per-month',
  });
  expect(made.span).toEqual(['2025-09-01', '2026-05-26']);
  expect(of(made, '4').terms?.map(({ due }) => due)).toEqual(quarters);
  expect(of(made, '5').terms?.[0]?.due).toBe('2026-03-01');
  expect(of(made, '7').terms).toHaveLength(9);
  expect(made.owner).toBe('mbou-klyucheborskaya-sosh');
});

test('an answer that means nothing changes nothing, and an answered question says so', async () => {
  const made = await answered('02-quarters', {
    'marks:no': true,
    nonsense: 'x',
    'frequency:1': 'never',
    'school-year': '99-99',
  });
  expect(made.measures).toEqual((await answered('02-quarters', {})).measures);
  const said = await answered('02-quarters', { marks: true });
  expect(said.questions.find(({ id }) => id === 'marks')?.answer).toBe(true);
  expect(first(said, '1').confirmed).toBe(true);
});
