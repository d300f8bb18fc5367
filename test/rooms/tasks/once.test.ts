/**
 * Steps upon a task under faults (rows A8, B1 to B4 of the battery): each is done once, whatever answer is lost, however often and
 * at once it is asked for; of several at once on one version one is done.
 */
import { afterAll, afterEach, expect, test } from 'vitest';
import { uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { measure } from '../../plans.ts';
import { at, ours, ownPlan, papers } from './own.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => ground.table.fault('none'));
const [lyceum, imo, uo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('imo'),
  ground.as('uo'),
]);
const { open, step, path } = await ownPlan(ground, imo, [
  measure('1', papers(2)),
  measure('2', papers(2)),
]);
const acts = async (task: string) => (await open(imo, task)).body.task.acts;

const steps = [
  ['extend', { act: 'extend', due: '2021-06-30' }, imo],
  ['retarget', { act: 'retarget', indicator: '1/1', target: 5 }, imo],
  ['explain', { act: 'explain', until: '2021-06-20' }, lyceum],
  ['say', { act: 'say' }, lyceum],
  ['note', { act: 'note' }, uo],
  ['end', { act: 'end' }, imo],
  ['resume', { act: 'resume' }, imo],
] as const;

test.each(steps)(
  '%s whose answer was lost is done once, and says the same again',
  async (name, body, who) => {
    const task = at(ours, 1);
    const before = await acts(task);
    const { etag } = await open(imo, task);
    const id = uuid();
    const again = () => step(who, task, body, { id, ifMatch: etag });
    ground.table.lose('PutItem');
    const first = await again();
    ground.table.fault('none');
    expect(said(first)).toBe('200');
    const twenty = await Promise.all(Array.from({ length: 20 }, again));
    for (const one of twenty) expect([said(one), one.etag]).toEqual(['200', first.etag]);
    const other = await step(who, task, { ...body, comment: 'Другое' }, { id, ifMatch: etag });
    expect(said(other)).toBe('409 conflict');
    const now = await acts(task);
    expect(now.slice(before.length).map(({ act }) => act)).toEqual([name]);
  },
);

test('of three terms given at once one stands, and the others are told that they are stale', async () => {
  const task = at(ours, 2);
  const { etag } = await open(imo, task);
  const dues = ['2021-06-10', '2021-06-11', '2021-06-12'];
  const all = await Promise.all(
    dues.map((due, n) => step(n === 1 ? uo : imo, task, { act: 'extend', due }, { ifMatch: etag })),
  );
  expect(all.map(said).sort()).toEqual(['200', '412 stale', '412 stale']);
  const won = dues[all.findIndex((one) => said(one) === '200')];
  expect((await open(imo, task)).body.task.due).toBe(won);
  expect((await imo.get<{ task: unknown }>(`${path}/tasks/${task}`)).status).toBe(200);
});
