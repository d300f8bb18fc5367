/** «Не проводилось», an end by the office, a cause: what lists, progress and the summary make of a task that lacks something. */
import { afterAll, describe, expect, test } from 'vitest';
import type { Content, Summary } from '../../../functions/contract/summaries/summary.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { recountAll } from '../../../functions/domain/tasks/issuing.ts';
import { accept, uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { measure } from '../../plans.ts';
import { at, bare, ours, ownPlan, papers, theirs } from './own.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, centre, imo] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
]);
const { path, open, step, send, judge, stateOf, cellNow } = await ownPlan(ground, imo, [
  measure('3', papers(2)),
  measure('4', papers(2)),
  measure('6', papers(2)),
]);

describe('what was not held', () => {
  test('needs no paper, and words where the ground is none of those named', async () => {
    const { ground: _, ...nothing } = bare;
    expect(fields((await send(lyceum, at(ours, 3), nothing)).answer)).toEqual([
      'items.0.link no-evidence',
    ]);
    expect(fields((await send(lyceum, at(ours, 3), { ...bare, ground: 'other' })).answer)).toEqual([
      'items.0.note required',
    ]);
  });

  test('waits for a decision, and once accepted is counted apart, never as missed', async () => {
    const { one, answer } = await send(lyceum, at(ours, 3), {
      ...{ ...bare, note: 'Приказ № 7', ground: 'cancelled' },
    });
    expect(said(answer)).toBe('200');
    expect(await stateOf(at(ours, 3))).toBe('waiting');
    expect(
      (await imo.get<{ tasks: Brief[] }>(`${path}/queue`)).body.tasks.map(({ id }) => id),
    ).toContain(at(ours, 3));
    await judge(at(ours, 3), accept(one.id));
    expect([await stateOf(at(ours, 3)), await stateOf(at(theirs, 3))]).toEqual([
      'not-held',
      'overdue',
    ]);
    expect(await cellNow(3)).toMatchObject({ state: 'not-done', fact: 0, notHeld: 1 });
    const sent = await send(centre, at(theirs, 3));
    await judge(at(theirs, 3), accept(sent.one.id));
    expect(await cellNow(3)).toMatchObject({ state: 'done', fact: 1, notHeld: 1 });
  });

  test('of everybody is a cell of its own state', async () => {
    for (const [who, side] of [
      [lyceum, ours],
      [centre, theirs],
    ] as const) {
      const { one } = await send(who, at(side, 6), bare);
      await judge(at(side, 6), accept(one.id));
    }
    expect(await cellNow(6)).toMatchObject({ state: 'not-held', fact: 0, notHeld: 2 });
  });
});

describe('an end', () => {
  test('by the office: nothing is handed in or owed any more, until it is resumed', async () => {
    expect(said(await step(imo, at(ours, 4), { act: 'resume' }))).toBe('409 state');
    expect(said(await step(imo, at(ours, 4), { act: 'end' }))).toBe('200');
    expect([await stateOf(at(ours, 4)), (await open(lyceum, at(ours, 4))).body.task.shut]).toEqual([
      'ended',
      'ended',
    ]);
    expect(said((await send(lyceum, at(ours, 4))).answer)).toBe('409 state');
    expect(said(await step(imo, at(theirs, 4), { act: 'end' }))).toBe('200');
    expect((await cellNow(4))?.state).toBe('dropped');
    expect(said(await step(lyceum, at(ours, 4), { act: 'say', comment: 'Почему?' }))).toBe('200');
    expect(said(await step(imo, at(ours, 4), { act: 'resume' }))).toBe('200');
    expect(await stateOf(at(ours, 4))).toBe('overdue');
    expect(said((await send(lyceum, at(ours, 4))).answer)).toBe('200');
  });
});

describe('what lists and the summary say', () => {
  test('a cause and the day by which it will be there stand beside the debt', async () => {
    await step(centre, at(theirs, 4), { act: 'say' });
    await step(imo, at(theirs, 4), { act: 'resume' });
    await step(centre, at(theirs, 4), {
      act: 'explain',
      comment: 'Болел учитель',
      until: '2021-06-01',
    });
    const asked = await imo.post<Summary>(`${path}/summaries`, { id: uuid(), asOf: '2021-05-14' });
    await ground.idle();
    const at2 = `${path}/summaries/${asked.body.day}/${asked.body.id}/files/json`;
    const { url } = (await imo.get<{ url: string }>(at2)).body;
    const content = (await (await fetch(url)).json()) as Content;
    const debts = content.debts.map((one) => [one.task, one.cause, one.until]);
    expect(debts).toContainEqual([at(theirs, 4), 'Болел учитель', '2021-06-01']);
    const ofTasks = content.matrix.flatMap(({ tasks }) => tasks);
    expect(ofTasks.find(({ task }) => task === at(ours, 3))?.state).toBe('not-held');
    const row = content.rows.find((one) => one.measure === '4');
    expect(row?.cells[0]?.causes).toMatchObject([{ cause: 'Болел учитель', until: '2021-06-01' }]);
    expect(content.rows.find((one) => one.measure === '6')?.cells[0]).toMatchObject({
      ...{ state: 'not-held', notHeld: 2, proofs: [], deviation: null },
    });
  });

  test('rows tell what tasks tell: counted anew, nothing differs', async () => {
    const now = async () => (await imo.get(`${path}/progress`)).body;
    const before = await now();
    await recountAll(contextOf(ground.house), 'own');
    expect(await now()).toEqual(before);
  });
});
