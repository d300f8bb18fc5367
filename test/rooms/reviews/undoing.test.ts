/** Taking back: what one's side sent, by that side, before it is accepted; an acceptance, by those who judge, with the reason. */
import { afterAll, describe, expect, test } from 'vitest';
import { stateOfTask } from '../../../functions/contract/tasks/counting.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import {
  accept,
  type Decided,
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
import { type Client, fields, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const head = await ground.as('head');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const imo2 = await ground.as('imo2');
const uo = await ground.as('uo');

type More = { id?: string; comment?: string; ifMatch?: string; side?: string };
const undo = (act: 'withdraw' | 'reopen') =>
  async function undo(who: Client, task: string, items: string[], more: More = {}) {
    const { id = uuid(), ifMatch = (await open(who, task)).etag, ...rest } = more;
    const body = { act, id, items, ...rest };
    return who.post<Decided>(`${map}/tasks/${task}/acts`, body, { ifMatch });
  };
const withdraw = undo('withdraw');
const reopen = undo('reopen');
const states = async (who: Client, task: string) =>
  (await open(who, task)).body.task.items.map(({ id, state }) => [id, state]);
const briefOf = async (task: string) => {
  const { body } = await imo.get<{ tasks: Brief[] }>(`${map}/tasks`);
  return body.tasks.find(({ id }) => id === task) as Brief;
};
const queued = async () => {
  const { body } = await imo.get<{ tasks: Brief[] }>(`${map}/queue`);
  return body.tasks.map(({ id }) => id);
};

describe('what was sent is taken back', () => {
  const task = owed.publication;
  const [one, two] = [item(), item()];

  test('by no other school, not by those who judge, not over another version, not without one', async () => {
    expect(said(await handIn(lyceum, task, [one, two]))).toBe('200');
    const foreign = { ifMatch: '"2"' };
    expect(said(await withdraw(centre, task, [one.id], foreign))).toBe('404 absent');
    expect(said(await withdraw(imo, task, [one.id]))).toBe('403 forbidden');
    expect(said(await withdraw(lyceum, task, [one.id], { ifMatch: '"1"' }))).toBe('412 stale');
    const body = { act: 'withdraw', id: uuid(), items: [one.id] };
    expect(said(await lyceum.post(`${map}/tasks/${task}/acts`, body))).toBe('428 unversioned');
    expect(await states(lyceum, task)).toEqual([one, two].map(({ id }) => [id, 'waiting']));
  });

  test('not what is not there; nothing of a request of which one part is refused', async () => {
    const answer = await withdraw(lyceum, task, [one.id, uuid()]);
    expect([said(answer), ...fields(answer)]).toEqual(['422 invalid', 'items.1 unknown']);
    expect(await states(lyceum, task)).toEqual([one, two].map(({ id }) => [id, 'waiting']));
  });

  test('by anybody of the side that sent it: it counts no more, waits no more, and stands in the history', async () => {
    const answer = await withdraw(head, task, [one.id], { comment: 'Не та страница' });
    expect(said(answer)).toBe('200');
    expect(answer.body.task.items[0]).toMatchObject({
      state: 'withdrawn',
      withdrawn: { comment: 'Не та страница', by: { name: 'Директор МБОУ Лицей № 4' } },
    });
    expect(answer.body.task.acts.at(-1)).toMatchObject({ act: 'withdraw', items: [one.id] });
    expect((await briefOf(task)).indicators[0]).toMatchObject({ accepted: 0, waiting: 1 });
    await withdraw(lyceum, task, [two.id]);
    expect(await queued()).not.toContain(task);
    expect(said(await review(imo, task, [accept(two.id)]))).toBe('409 state');
  });

  test('once: the same request again is the same answer, another one is told the state', async () => {
    const three = item();
    await handIn(lyceum, task, [three]);
    const more = { id: uuid(), ifMatch: (await open(lyceum, task)).etag };
    const answers = await Promise.all(
      [1, 2, 3].map(() => withdraw(lyceum, task, [three.id], more)),
    );
    expect(answers.map(said)).toEqual(['200', '200', '200']);
    const again = await withdraw(lyceum, task, [three.id]);
    expect([said(again), again.body.state]).toEqual(['409 state', 'withdrawn']);
    const { acts } = (await open(lyceum, task)).body.task;
    expect(acts.filter(({ id }) => id === more.id)).toHaveLength(1);
    expect(said(await withdraw(lyceum, task, [two.id], { ...more }))).toBe('409 conflict');
  });

  test('never once it is accepted', async () => {
    const four = item();
    await handIn(lyceum, task, [four]);
    await review(imo, task, [accept(four.id)]);
    expect(said(await withdraw(lyceum, task, [four.id]))).toBe('409 state');
  });
});

describe('what was returned need not be mended', () => {
  const task = owed.selfAssessment;
  const note = (more = {}) => item({ indicator: '2.3/1', kind: 'summary-note', ...more });

  test('the side takes it back, and the task asks for a new one, not for a mended one', async () => {
    const bad = note();
    await handIn(lyceum, task, [bad]);
    await review(imo, task, [giveBack(bad.id)]);
    expect(stateOfTask(await briefOf(task), '2021-05-15')).toBe('returned');
    expect(said(await withdraw(lyceum, task, [bad.id]))).toBe('200');
    expect(stateOfTask(await briefOf(task), '2021-05-15')).toBe('open');
    const mending = await handIn(lyceum, task, [note({ replaces: bad.id })]);
    expect(fields(mending)).toEqual(['items.0.replaces replaces']);
  });

  test('a mending that is taken back leaves the returned one to be mended again', async () => {
    const bad = note();
    await handIn(lyceum, task, [bad]);
    await review(imo, task, [giveBack(bad.id)]);
    const mending = note({ replaces: bad.id });
    await handIn(lyceum, task, [mending]);
    await withdraw(lyceum, task, [mending.id]);
    expect(await states(lyceum, task)).toContainEqual([bad.id, 'returned']);
    expect(said(await handIn(lyceum, task, [note({ replaces: bad.id })]))).toBe('200');
  });
});

describe('an acceptance is taken back', () => {
  const task = owed.centrePublication;
  const one = item();

  test('by no school, by no guest, not without a reason, not of what was not accepted', async () => {
    await handIn(centre, task, [one]);
    const why = { comment: 'Страница закрыта' };
    const early = await reopen(imo, task, [one.id], why);
    expect([said(early), early.body.state]).toEqual(['409 state', 'waiting']);
    await review(imo, task, [accept(one.id)]);
    expect(said(await reopen(centre, task, [one.id], why))).toBe('403 forbidden');
    expect(said(await reopen(await ground.as('guest'), task, [one.id], why))).toBe('403 forbidden');
    const silent = await reopen(imo, task, [one.id], { comment: '  ' });
    expect([said(silent), ...fields(silent)]).toEqual(['422 invalid', 'comment required']);
  });

  test('the item waits again, is counted no more, and the reason is seen by both sides', async () => {
    const answer = await reopen(imo2, task, [one.id], { comment: 'Страница закрыта' });
    expect(said(answer)).toBe('200');
    const [seen] = (await open(centre, task)).body.task.items;
    expect(seen).toMatchObject({ state: 'waiting', reopened: { comment: 'Страница закрыта' } });
    expect(seen).not.toHaveProperty('verdict');
    expect((await briefOf(task)).indicators[0]).toMatchObject({ accepted: 0, waiting: 1 });
    expect(await queued()).toContain(task);
  });

  test('what was taken back is decided anew, and both decisions stand in the history', async () => {
    expect(said(await review(imo, task, [giveBack(one.id, 'outdated')]))).toBe('200');
    const { items, acts } = (await open(centre, task)).body.task;
    expect(items[0]).toMatchObject({ state: 'returned', verdict: { reason: 'outdated' } });
    expect(acts.map(({ act }) => act)).toEqual(['hand-in', 'review', 'reopen', 'review']);
  });

  test('nobody takes back the acceptance of what they handed in themselves', async () => {
    const own = minutes();
    await handIn(imo, owed.meetings, [own]);
    await review(uo, owed.meetings, [accept(own.id)]);
    const why = { comment: 'Передумали' };
    expect(said(await reopen(imo, owed.meetings, [own.id], why))).toBe('403 own-work');
    expect(said(await reopen(imo2, owed.meetings, [own.id], why))).toBe('200');
  });
});

describe('an office’s task', () => {
  const task = owed.meetings;

  test('lets no school mend or take back what the office sent, though it sees it returned', async () => {
    const ofOffice = minutes();
    await handIn(imo, task, [ofOffice]);
    await review(uo, task, [giveBack(ofOffice.id)]);
    expect(await states(lyceum, task)).toContainEqual([ofOffice.id, 'returned']);
    const mending = await handIn(lyceum, task, [minutes({ replaces: ofOffice.id })]);
    expect(fields(mending)).toEqual(['items.0.replaces replaces']);
    const taken = await withdraw(lyceum, task, [ofOffice.id]);
    expect([said(taken), ...fields(taken)]).toEqual(['422 invalid', 'items.0 unknown']);
    expect(said(await handIn(imo2, task, [minutes({ replaces: ofOffice.id })]))).toBe('200');
  });

  test('is not filled by one side for all: each has room of its own, and what counts no more is freed', async () => {
    const many = Array.from({ length: 50 }, () => minutes());
    expect(said(await handIn(centre, task, many))).toBe('200');
    const over = await handIn(centre, task, [minutes()]);
    expect([said(over), over.body.reason]).toEqual(['413 too-large', 'items']);
    const own = minutes();
    expect(said(await handIn(lyceum, task, [own]))).toBe('200');
    await review(uo, task, [giveBack(own.id), giveBack(many[0]?.id as string)]);
    expect(said(await handIn(centre, task, [minutes({ replaces: many[0]?.id as string })]))).toBe(
      '200',
    );
    await withdraw(centre, task, [many[1]?.id as string]);
    expect(said(await handIn(centre, task, [minutes()]))).toBe('200');
  });
});
