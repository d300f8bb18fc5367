/** Letters that follow from acts: to those whom an act concerns, once, whatever the post and the schedule do. */
import { afterAll, describe, expect, test } from 'vitest';
import {
  accept,
  giveBack,
  handIn,
  item,
  map,
  minutes,
  open,
  owed,
  review,
  uuid,
} from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { postOf } from './post.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, imo, uo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('imo'),
  ground.as('uo'),
]);
const post = postOf(ground);
await post.fresh();
const task = owed.publication;
const site = 'http://localhost:3000';
async function step(who: typeof lyceum, body: object, on: string = task) {
  const { etag } = await open(imo, on);
  return who.post(`${map}/tasks/${on}/acts`, { id: uuid(), ...body }, { ifMatch: etag });
}

describe('a return', () => {
  const bad = item();

  test('what is handed in tells nobody at once', async () => {
    await handIn(lyceum, task, [bad]);
    expect(await post.heads()).toEqual([]);
  });

  test('is told to the coordinator of that school alone: what, why, where, by when', async () => {
    const why = { ...giveBack(bad.id), comment: 'Нет раздела о планируемых результатах' };
    await review(imo, task, [why]);
    const all = await post.fresh();
    expect(all.map(({ to }) => to)).toEqual(['licey4@opora.example']);
    expect(all[0]?.subject).toBe('Вернули отчёт по п. 1.3 за 2021 год');
    expect(all[0]?.text).toBe(
      [
        'МБОУ Лицей № 4, отчёт по п. 1.3 за 2021 год: возвращён 1 документ из 1.',
        '',
        'Публикация на сайте (https://лицей4.рф/самооценка): неполные сведения.',
        '«Нет раздела о планируемых результатах»',
        '',
        `Исправить: ${site}/roadmaps/2020-2022/tasks/lyceum-4.2021.1.3#${bad.id}`,
        'Срок прежний: 31 декабря 2021 г. Принятое заново сдавать не нужно.',
      ].join('\n'),
    );
  });

  test('nothing is told twice, however often the schedule comes and whoever counts anew', async () => {
    await ground.schedule({ job: 'recount', roadmap: '2020-2022', owes: 'lyceum-4' });
    await Promise.all([ground.tick(), ground.tick(), ground.tick()]);
    expect(await post.heads()).toEqual([]);
  });

  test('mended and accepted is told, and that nothing lacks', async () => {
    const good = item({ replaces: bad.id });
    await handIn(lyceum, task, [good]);
    await review(imo, task, [accept(good.id)]);
    const [one, ...others] = await post.fresh();
    expect(others).toEqual([]);
    expect(one?.subject).toBe('Приняли отчёт по п. 1.3 за 2021 год');
    expect(one?.text).toContain('принят 1 документ из 1.');
    expect(one?.text).toContain('Больше по этому отчёту ничего не нужно.');
  });

  test('an acceptance that is taken back is told with its reason', async () => {
    const items = (await open(imo, task)).body.task.items.filter(
      ({ state }) => state === 'accepted',
    );
    await step(imo, {
      act: 'reopen',
      items: items.map(({ id }) => id),
      comment: 'Страница закрыта',
    });
    const [one] = await post.fresh();
    expect([one?.to, one?.text.includes('«Страница закрыта»')]).toEqual([
      'licey4@opora.example',
      true,
    ]);
  });
});

describe('what is decided and said', () => {
  test('another term goes to whoever owes it; a note of the office to nobody', async () => {
    await step(imo, { act: 'extend', due: '2021-12-01', comment: 'Ремонт' });
    await step(uo, { act: 'note', comment: 'Позвонить' });
    const [one, ...others] = await post.fresh();
    expect([one?.to, one?.subject, others.length]).toEqual([
      'licey4@opora.example',
      'Назначен срок: отчёт по п. 1.3 за 2021 год',
      0,
    ]);
    expect(one?.text).toContain('1 декабря 2021 г. (был 31 декабря 2021 г.)');
    expect(one?.text).toContain('«Ремонт»');
  });

  test('a message of the school goes to those who judge, theirs to the school; nobody reads their own', async () => {
    await step(lyceum, { act: 'say', comment: 'Какой год?' });
    expect(await post.heads()).toEqual([
      'metodist: Сообщение: отчёт по п. 1.3 за 2021 год',
      'nachalnik.imo: Сообщение: отчёт по п. 1.3 за 2021 год',
    ]);
    await step(imo, { act: 'say', comment: '2021-й.' });
    expect(await post.heads()).toEqual(['licey4: Сообщение: отчёт по п. 1.3 за 2021 год']);
  });

  test('a school’s part in an office’s report is told to the school', async () => {
    const paper = minutes();
    await handIn(lyceum, owed.meetings, [paper]);
    await post.fresh();
    await review(imo, owed.meetings, [giveBack(paper.id, 'wrong-document')]);
    expect(await post.heads()).toEqual(['licey4: Вернули отчёт по п. 1.4 за 2021 год']);
  });
});

test('a message of another office goes to those who owe it too', async () => {
  const answer = await step(uo, { act: 'say', comment: 'Проверьте дату' });
  expect(said(answer)).toBe('200');
  expect(await post.heads()).toEqual(['licey4: Сообщение: отчёт по п. 1.3 за 2021 год']);
});

test('in an office’s report a school’s question comes to the office and the judges, the answer to whom asked', async () => {
  await step(lyceum, { act: 'say', comment: 'Нужен ли протокол?' }, owed.meetings);
  expect(await post.heads()).toEqual([
    'metodist: Сообщение: отчёт по п. 1.4 за 2021 год',
    'nachalnik.imo: Сообщение: отчёт по п. 1.4 за 2021 год',
    'uo: Сообщение: отчёт по п. 1.4 за 2021 год',
  ]);
  await step(imo, { act: 'say', comment: 'Нужен.' }, owed.meetings);
  expect(await post.heads()).toEqual([
    'licey4: Сообщение: отчёт по п. 1.4 за 2021 год',
    'uo: Сообщение: отчёт по п. 1.4 за 2021 год',
  ]);
});

test('nobody is told what they did themselves, whatever rights they have', async () => {
  const admin = await ground.as('admin');
  const { body, etag } = await admin.get<{ version: number }>(`/people/${imo.id}`);
  expect(body.version).toBeGreaterThan(0);
  const right = { role: 'school', schools: ['lyceum-4'] };
  const given = await admin.post(
    `/people/${imo.id}/acts`,
    { act: 'grant', id: uuid(), right },
    { ifMatch: etag },
  );
  expect(said(given)).toBe('200');
  expect(await post.heads()).toEqual(['metodist: Вам открыт доступ в «Опору»']);
  await step(imo, { act: 'extend', due: '2021-12-15', comment: 'Ещё две недели', side: 'imo' });
  expect(await post.heads()).toEqual(['licey4: Назначен срок: отчёт по п. 1.3 за 2021 год']);
});
