/** Where the plan asks for the sign-off of the head: what a coordinator sends waits for it, and goes on when it is signed. */
import { afterAll, expect, test } from 'vitest';
import type { Brief, TaskView } from '../../../functions/contract/tasks/task.ts';
import { accept, uuid } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { measure } from '../../plans.ts';
import { at, ours, ownPlan, papers, theirs } from './own.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, head, centre, imo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('head'),
  ground.as('centre'),
  ground.as('imo'),
]);
const { path, open, send, judge, stateOf } = await ownPlan(ground, imo, [
  measure('1', papers(2), { signOff: true }),
  measure('2', papers(2)),
  measure('3', papers(2), { signOff: true }),
]);
const queued = async () =>
  (await imo.get<{ tasks: Brief[] }>(`${path}/queue`)).body.tasks.map(({ id }) => id);
async function deed(who: Client, task: string, act: string, item: string) {
  const { etag } = await open(imo, task);
  const body = { act, id: uuid(), items: [item] };
  return who.post<{ task: TaskView }>(`${path}/tasks/${task}/acts`, body, { ifMatch: etag });
}

test('what a coordinator sends waits for the head, and not for the office', async () => {
  const { one, answer } = await send(lyceum, at(ours, 1));
  expect(answer.body.task).toMatchObject({ signOff: true, items: [{ state: 'signing' }] });
  expect(await queued()).not.toContain(at(ours, 1));
  expect(await stateOf(at(ours, 1))).toBe('signing');
  expect(said(await judge(at(ours, 1), accept(one.id)))).toBe('409 state');
  for (const who of [lyceum, centre, imo])
    expect(said(await deed(who, at(ours, 1), 'sign', one.id))).toMatch(/^4/);
});

test('the head signs it, and then it waits for the office since that instant', async () => {
  const [item] = (await open(head, at(ours, 1))).body.task.items;
  const answer = await deed(head, at(ours, 1), 'sign', item?.id ?? '');
  expect(said(answer)).toBe('200');
  expect(answer.body.task.items[0]).toMatchObject({
    state: 'waiting',
    signed: { by: { name: 'Директор МБОУ Лицей № 4' } },
  });
  expect(await queued()).toContain(at(ours, 1));
  expect(said(await deed(head, at(ours, 1), 'sign', item?.id ?? ''))).toBe('409 state');
  expect(said(await judge(at(ours, 1), accept(item?.id ?? '')))).toBe('200');
});

test('what the head hands in goes on at once; so does what needs no sign-off', async () => {
  expect((await send(head, at(ours, 3))).answer.body.task.items[0]?.state).toBe('waiting');
  expect((await send(lyceum, at(ours, 2))).answer.body.task.items[0]?.state).toBe('waiting');
});

test('what is not signed can be taken back by the side that sent it', async () => {
  const { one } = await send(centre, at(theirs, 3));
  expect(said(await deed(centre, at(theirs, 3), 'withdraw', one.id))).toBe('200');
  expect(await stateOf(at(theirs, 3))).toBe('overdue');
});
