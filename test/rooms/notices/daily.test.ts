/** Letters of the calendar: who is told on which day of what is overdue, due soon, handed in, waiting too long. */
import { afterAll, expect, test } from 'vitest';
import type { Settings } from '../../../functions/contract/settings/municipality.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { find, learn } from '../../../functions/domain/settings.ts';
import { touch } from '../../../functions/domain/stamp.ts';
import { accept, handIn, item, map, owed, review } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { postOf } from './post.ts';

const ground = await stand({ day: '2021-05-17' });
afterAll(ground.stop);
const [lyceum, uo, imo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('uo'),
  ground.as('imo'),
]);
const post = postOf(ground);
/** On a day: what came, without the letters about tasks that were issued. */
async function on(day: string) {
  ground.day(day);
  return (await post.fresh()).filter(({ subject }) => !subject.startsWith('Выданы'));
}
const heads = (all: Awaited<ReturnType<typeof on>>) =>
  all.map((one) => `${post.nameOf(one)}: ${one.subject}`).sort();

test('on Monday 17 May 2021 seven debts are told in five letters, to coordinators and offices', async () => {
  const all = await on('2021-05-17');
  expect(heads(all)).toEqual([
    'centr: Не сдано: 2 отчёта',
    'licey4: Не сдано: 2 отчёта',
    'metodist: Не сдано: 1 отчёт',
    'nachalnik.imo: Не сдано: 1 отчёт',
    'uo: Не сдано: 2 отчёта',
  ]);
  expect(all.find(({ to }) => to.startsWith('licey4'))?.text).toBe(
    [
      'МБОУ Лицей № 4. По состоянию на 17 мая 2021 г.:',
      '1. П. 1.3 за 2020 год, срок был 31.12.2020. Нужно: публикация на сайте.',
      '2. П. 3.1 за 2020 год, срок был 31.12.2020. Нужно: школьная дорожная карта.',
      '',
      'Исполнено раньше, но не внесено? Внесите с датой исполнения: опозданием это не считается.',
      'Не проводилось? Нажмите «Не проводилось» и укажите основание.',
      'http://localhost:3000/roadmaps/2020-2022/tasks',
    ].join('\n'),
  );
});

test('once a day, however often the schedule comes', async () => {
  await Promise.all([ground.tick(), ground.tick()]);
  expect(heads(await on('2021-05-17'))).toEqual([]);
});

test('those who owe are reminded on request, once a day, and not of what they were told today', async () => {
  const remind = (who: typeof imo, body = {}) => who.post(`${map}/reminders`, body);
  expect(said(await remind(lyceum))).toBe('403 forbidden');
  // The digest of this Monday has said it.
  expect(said(await remind(uo, { side: 'lyceum-4' }))).toBe('202');
  expect(heads(await on('2021-05-17'))).toEqual([]);
  ground.day('2021-05-20');
  await post.fresh();
  const first = await remind(uo, { side: 'lyceum-4' });
  expect([said(first), first.body]).toEqual(['202', { reports: 2 }]);
  expect(heads(await post.fresh())).toEqual(['licey4: Не сдано: 2 отчёта']);
  const again = await remind(imo, { side: 'lyceum-4' });
  expect([said(again), again.body.state]).toEqual(['409 state', 'reminded']);
  expect(said(await remind(imo))).toBe('202');
  expect(heads(await post.fresh()).map((one) => one.split(':')[0])).toEqual([
    ...['centr', 'metodist', 'nachalnik.imo', 'uo'],
  ]);
  ground.day('2021-05-17');
});

test('no digest on other days; what came is told to those who judge on the next working day', async () => {
  await handIn(lyceum, owed.publication, [item()]);
  const all = await on('2021-05-18');
  expect(heads(all)).toEqual([
    'metodist: На проверке новое: 1 отчёт',
    'nachalnik.imo: На проверке новое: 1 отчёт',
  ]);
  expect(all[0]?.text).toContain('МБОУ Лицей № 4, отчёт по п. 1.3 за 2021 год, 2-й рабочий день');
  expect(heads(await on('2021-05-19'))).toEqual([]);
});

test('on 24 May the authority alone is reminded of 4.7, five working days before its term', async () => {
  expect(heads(await on('2021-05-21'))).toEqual([]);
  const all = heads(await on('2021-05-24'));
  expect(all.filter((one) => one.includes('Срок'))).toEqual([
    'uo: Срок 31.05.2021: отчёт по п. 4.7 за 2021 год',
  ]);
  // The same Monday has its digest.
  expect(all.filter((one) => one.includes('Не сдано'))).toHaveLength(5);
  expect(heads(await on('2021-05-25'))).toEqual([]);
});

test('what waits longer than five working days is told on Monday; what is accepted, to nobody', async () => {
  const all = heads(await on('2021-05-31'));
  expect(all.filter((one) => one.includes('дольше'))).toEqual([
    'metodist: Ждут решения дольше 5 дней: 1 отчёт',
    'nachalnik.imo: Ждут решения дольше 5 дней: 1 отчёт',
  ]);
  const { items } = (
    await lyceum.get<{ task: { items: { id: string }[] } }>(
      `/roadmaps/2020-2022/tasks/${owed.publication}`,
    )
  ).body.task;
  await review(imo, owed.publication, [accept(items[0]?.id ?? '')]);
  await post.fresh();
  const later = heads(await on('2021-06-07'));
  expect(later.filter((one) => one.includes('дольше'))).toEqual([]);
});

test('whoever handed in, though it waits, is not reminded; a run that missed the day reminds on the next', async () => {
  const answer = await handIn(uo, owed.schools, [
    item({
      indicator: '1.1/1',
      kind: 'school-list',
      counts: 2,
      fulfilled: '2021-06-01',
      link: 'https://uo.example/spisok',
    }),
  ]);
  expect(answer.status).toBe(200);
  const all = await on('2021-12-27');
  const soon = heads(all).filter((one) => one.includes('Срок 31.12.2021'));
  expect(soon.map((one) => one.split(':')[0])).toEqual([
    'centr',
    'licey4',
    'metodist',
    'nachalnik.imo',
    'uo',
  ]);
  const ofUo = all.find(({ to, subject }) => to.startsWith('uo') && subject.startsWith('Срок'));
  expect(ofUo?.text).not.toContain('П. 1.1 ');
});

test('how many days before is the municipality’s to say', async () => {
  const ctx = contextOf(ground.house);
  const place = (await find(ctx)) as Settings;
  await learn(ctx, { ...place, remindDays: 10 });
  await touch(ctx);
  // Of 31 December 2022, a Saturday: ten working days before it, and no other term is near.
  const all = heads(await on('2022-12-16'));
  expect(all.some((one) => one.startsWith('licey4: Срок 31.12.2022'))).toBe(true);
});
