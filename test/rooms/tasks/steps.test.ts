/**
 * What is decided and said of a task itself, through the door: another term, another target, words. Refusals first; then what
 * lists and progress make of it.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { accept, upload, uuid } from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';
import { pdf } from '../../papers.ts';
import { measure } from '../../plans.ts';
import { at, due, ours, ownPlan, papers, theirs } from './own.ts';

const ground = await stand();
afterAll(ground.stop);
const [lyceum, centre, imo, uo, guest] = await Promise.all([
  ground.as('lyceum'),
  ground.as('centre'),
  ground.as('imo'),
  ground.as('uo'),
  ground.as('guest'),
]);

const { open, step, send, judge, briefOf, stateOf, cellNow } = await ownPlan(ground, imo, [
  measure('1', papers(2)),
  measure('2', papers(4)),
  measure('5', papers(1), { owes: 'imo', executorsRaw: 'ИМО' }),
  measure('7', papers(2, { due: undefined }), {
    terms: [{ id: '2021', period: '2021', words: 'по графику', from: null, due: null }],
  }),
]);

describe('who may not', () => {
  const extend = { act: 'extend', due: '2021-06-30' };

  test('a school gives itself no time, no other target, no end, and leaves no note of the office', async () => {
    const acts = [
      extend,
      { act: 'retarget', indicator: '1/1', target: 1 },
      { act: 'end' },
      { act: 'note' },
    ];
    for (const act of acts)
      expect(said(await step(lyceum, at(ours, 1), act))).toBe('403 forbidden');
  });

  test('no office decides so of what it owes itself; another one does', async () => {
    for (const act of [extend, { act: 'end' }])
      expect(said(await step(imo, at('imo', 5), act))).toBe('403 own-work');
    expect(said(await step(uo, at('imo', 5), extend))).toBe('200');
  });

  test('a cause is given by whoever owes it; nobody says anything of what they may not see', async () => {
    expect(said(await step(uo, at(ours, 1), { act: 'explain' }))).toBe('403 forbidden');
    expect(said(await step(centre, at(ours, 1), { act: 'say' }))).toBe('404 absent');
    expect(said(await step(guest, at(ours, 1), { act: 'say' }))).toBe('403 forbidden');
  });

  test('not without a reason; not of another version; not a day that is over, nor the very same', async () => {
    const refused = async (body: object) => fields(await step(imo, at(ours, 1), body));
    expect(await refused({ ...extend, comment: ' ' })).toEqual(['comment required']);
    expect(await refused({ act: 'extend', due: '2021-05-14' })).toEqual(['due past']);
    expect(await refused({ act: 'extend', due: '2021-02-30' })).toEqual(['due day']);
    expect(await refused({ act: 'retarget', indicator: '9/1', target: 1 })).toEqual([
      'indicator unknown',
    ]);
    expect(await refused({ act: 'retarget', indicator: '1/1', target: 1 })).toEqual([
      'target same',
    ]);
    expect(await refused({ act: 'retarget', indicator: '1/1', target: 0 })).toEqual([
      'target target',
    ]);
    expect(said(await step(imo, at(ours, 1), extend, { ifMatch: '"999"' }))).toBe('412 stale');
    expect((await open(imo, at(ours, 1))).body.task.acts).toEqual([]);
  });
});

describe('another term', () => {
  test('is of that one task, is seen by both sides, and nobody is late before it', async () => {
    expect(await stateOf(at(ours, 1))).toBe('overdue');
    const answer = await step(imo, at(ours, 1), { act: 'extend', due: '2021-06-30' });
    expect(said(answer)).toBe('200');
    const { task } = (await open(lyceum, at(ours, 1))).body;
    expect(task).toMatchObject({
      due: '2021-06-30',
      extended: { before: due, comment: 'Так решили', by: { side: 'imo' } },
    });
    expect(task.acts.at(-1)).toMatchObject({ act: 'extend', due: '2021-06-30', of: due });
    expect([await stateOf(at(ours, 1)), await stateOf(at(theirs, 1))]).toEqual(['open', 'overdue']);
    const { one } = await send(centre, at(theirs, 1));
    await judge(at(theirs, 1), accept(one.id));
    expect(await cellNow(1)).toMatchObject({ state: 'in-progress', fact: 1, plan: 2 });
  });

  test('comes once, whatever clicks there are, and is another one with another day', async () => {
    const more = { id: uuid(), ifMatch: (await open(imo, at(ours, 1))).etag ?? '' };
    const body = { act: 'extend', due: '2021-07-15' };
    const all = await Promise.all([1, 2, 3].map(() => step(imo, at(ours, 1), body, more)));
    expect(all.map(said)).toEqual(['200', '200', '200']);
    const { acts } = (await open(imo, at(ours, 1))).body.task;
    expect(acts.filter(({ id }) => id === more.id)).toHaveLength(1);
    expect(said(await step(imo, at(ours, 1), { ...body, due: '2021-07-16' }, more))).toBe(
      '409 conflict',
    );
  });

  test('is the first where the plan leaves it to ИМО, and may stand before what was said', async () => {
    expect((await open(lyceum, at(ours, 7))).body.task.due).toBeNull();
    expect(said(await step(imo, at(ours, 7), { act: 'extend', due: '2021-05-31' }))).toBe('200');
    const { task } = (await open(lyceum, at(ours, 7))).body;
    expect([task.due, task.extended?.before]).toEqual(['2021-05-31', null]);
  });
});

describe('another target', () => {
  test('is wanted of that one alone; the plan stays as it is, and nobody is asked to revise it', async () => {
    expect((await briefOf(at(ours, 2))).indicators[0]?.target).toBe(2);
    expect(
      said(await step(imo, at(ours, 2), { act: 'retarget', indicator: '2/1', target: 1 })),
    ).toBe('200');
    const { task } = (await open(lyceum, at(ours, 2))).body;
    expect(task.indicators[0]).toMatchObject({ target: 1, retargeted: { before: 2 } });
    expect(await cellNow(2)).toMatchObject({ plan: 4, issued: 4, wanted: 4 });
    for (const [who, side] of [
      [lyceum, ours],
      [centre, theirs],
      [centre, theirs],
    ] as const) {
      const { one } = await send(who, at(side, 2));
      await judge(at(side, 2), accept(one.id));
    }
    expect(await stateOf(at(ours, 2))).toBe('done');
    expect(await cellNow(2)).toMatchObject({ state: 'done', fact: 3 });
  });
});

describe('words', () => {
  test('of both sides are read by both, with their files; a note of the office by the office alone', async () => {
    const paper = await upload(lyceum, ours, pdf('Вопрос'));
    const documents = [{ document: paper.body.id, owner: ours }];
    expect(
      said(await step(lyceum, at(ours, 1), { act: 'say', comment: 'Какой нужен год?', documents })),
    ).toBe('200');
    expect(said(await step(imo, at(ours, 1), { act: 'say', comment: '2021-й.' }))).toBe('200');
    expect(said(await step(uo, at(ours, 1), { act: 'note', comment: 'Позвонить им' }))).toBe('200');
    const words = async (who: Client) =>
      (await open(who, at(ours, 1))).body.task.acts.slice(-3).map((act) => act.comment);
    expect(await words(imo)).toEqual(['Какой нужен год?', '2021-й.', 'Позвонить им']);
    expect((await words(lyceum)).slice(-2)).toEqual(['Какой нужен год?', '2021-й.']);
    expect(await words(guest)).not.toContain('Позвонить им');
    const foreign = await step(centre, at(theirs, 1), { act: 'say', comment: 'Вот', documents });
    expect(fields(foreign)).toEqual(['documents.0 unknown']);
  });
});
