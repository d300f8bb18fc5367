/** Whoever got a right is told by letter, once; whoever asked for a summary, when it is there. */
import { afterAll, expect, test } from 'vitest';
import { map, uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { postOf } from './post.ts';

const ground = await stand();
afterAll(ground.stop);
const [admin, imo] = await Promise.all([ground.as('admin'), ground.as('imo')]);
const post = postOf(ground);
await post.fresh();

test('a newcomer is told which right, and how one signs in; the same request again is no second letter', async () => {
  const body = {
    ...{ id: uuid(), email: 'novyj@opora.example', name: 'Новый координатор' },
    right: { role: 'school', schools: ['lyceum-4'], until: '2021-12-31' },
  };
  expect(said(await admin.post('/people', body))).toBe('200');
  expect(said(await admin.post('/people', body))).toBe('200');
  const [one, ...others] = await post.fresh();
  expect([one?.to, one?.subject, others.length]).toEqual([
    'novyj@opora.example',
    'Вам открыт доступ в «Опору»',
    0,
  ]);
  expect(one?.text).toContain('Координатор школы: МБОУ Лицей № 4, до 31 декабря 2021 г.');
  expect(one?.text).toContain('http://localhost:3000/sign-in');
});

test('a summary that somebody asked for is told to them; the night’s to nobody', async () => {
  const id = uuid();
  await imo.post(`${map}/summaries`, { id, asOf: '2021-05-14' });
  const all = await post.fresh();
  expect(all.map((one) => `${post.nameOf(one)}: ${one.subject}`)).toEqual([
    'metodist: Сводка готова: по состоянию на 14.05.2021',
  ]);
  expect(all[0]?.text).toContain(`${map}/summaries/2021-05-15/${id}`);
});
