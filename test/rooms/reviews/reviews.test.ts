/**
 * Only what another person accepted is a fact. Nobody accepts their own, nothing is decided twice, and a task stays
 * open until its target is met.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { stateOfTask } from '../../../functions/contract/tasks/counting.ts';
import type { Brief, TaskView } from '../../../functions/contract/tasks/task.ts';
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
import { fields, said, stand } from '../../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');
const imo = await ground.as('imo');
const imo2 = await ground.as('imo2');
const uo = await ground.as('uo');

const states = (task: TaskView) => task.items.map((one) => one.state);
const briefOf = async (task: string): Promise<Brief> => {
  const { body } = await imo.get<{ tasks: Brief[] }>(`${map}/tasks`);
  return body.tasks.find((brief) => brief.id === task) as Brief;
};
const stateOf = async (task: string) => stateOfTask(await briefOf(task), '2021-05-15');

describe('what may not be decided is refused', () => {
  const mine = item({ indicator: '3.3/1', kind: 'analytical-note' });

  test('nobody accepts or returns what they handed in themselves', async () => {
    await handIn(imo, owed.notes, [mine]);
    expect(said(await review(imo, owed.notes, [accept(mine.id)]))).toBe('403 own-work');
    expect(said(await review(imo, owed.notes, [giveBack(mine.id)]))).toBe('403 own-work');
    expect(states((await open(imo, owed.notes)).body.task)).toEqual(['waiting']);
  });

  test('a return names a reason, and «other» needs a comment', async () => {
    const bare = await review(uo, owed.notes, [{ item: mine.id, verdict: 'returned' }]);
    expect([said(bare), ...fields(bare)]).toEqual(['422 invalid', 'decisions.0.reason required']);
    for (const comment of [undefined, '', '  \n']) {
      const other = await review(uo, owed.notes, [
        { ...giveBack(mine.id, 'other'), ...(comment !== undefined && { comment }) },
      ]);
      expect(fields(other)).toEqual(['decisions.0.comment required']);
    }
    expect(fields(await review(uo, owed.notes, [giveBack(mine.id, 'ugly')]))).toHaveLength(1);
  });

  test('decisions are limited, each names one item that is there', async () => {
    expect(said(await review(uo, owed.notes, []))).toBe('422 invalid');
    expect(fields(await review(uo, owed.notes, [accept(uuid())]))).toEqual([
      'decisions.0.item unknown',
    ]);
    expect(fields(await review(uo, owed.notes, [accept(mine.id), giveBack(mine.id)]))).toEqual([
      'decisions.0.item unknown',
      'decisions.1.item unknown',
    ]);
    const many = Array.from({ length: 51 }, () => accept(mine.id));
    expect(said(await review(uo, owed.notes, many))).toBe('422 invalid');
  });

  test('428 without If-Match, 412 when stale, 400 with characters that cannot be kept', async () => {
    const decisions = [accept(mine.id)];
    expect(said(await review(uo, owed.notes, decisions, { ifMatch: undefined }))).toBe(
      '428 unversioned',
    );
    expect(said(await review(uo, owed.notes, decisions, { ifMatch: '"1"' }))).toBe('412 stale');
    const poison = [{ ...giveBack(mine.id), comment: 'a\u0000' }];
    expect(said(await review(uo, owed.notes, poison))).toBe('400 unreadable');
  });

  test('a school reviews nothing, not even in a task where it takes part', async () => {
    expect(said(await review(lyceum, owed.meetings, [accept(uuid())]))).toBe('403 forbidden');
  });

  test('a second methodist and another office may accept what an office handed in', async () => {
    const second = item({ indicator: '3.3/1', kind: 'analytical-note' });
    await handIn(imo, owed.notes, [second]);
    expect(said(await review(imo2, owed.notes, [accept(mine.id)]))).toBe('200');
    expect(said(await review(uo, owed.notes, [accept(second.id)]))).toBe('200');
    expect(await stateOf(owed.notes)).toBe('done');
  });

  test('what was decided is not decided again', async () => {
    const again = await review(uo, owed.notes, [giveBack(mine.id)]);
    expect([said(again), again.body.state]).toEqual(['409 state', 'accepted']);
  });
});

describe('a decision is made once', () => {
  test('of three verdicts at once one is made, the others are told so', async () => {
    const one = item();
    await handIn(centre, owed.centrePublication, [one]);
    const { etag: ifMatch } = await open(imo, owed.centrePublication);
    const answers = await Promise.all([
      review(imo, owed.centrePublication, [accept(one.id)], { ifMatch }),
      review(imo2, owed.centrePublication, [giveBack(one.id)], { ifMatch }),
      review(uo, owed.centrePublication, [giveBack(one.id, 'unsigned')], { ifMatch }),
    ]);
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses[0]).toBe(200);
    for (const status of statuses.slice(1)) expect([409, 412]).toContain(status);
    const { task } = (await open(imo, owed.centrePublication)).body;
    expect(task.acts.filter((act) => act.act === 'review')).toHaveLength(1);
  });

  test('the same id again gives the same answer, with another body it is 409', async () => {
    const one = item();
    await handIn(lyceum, owed.publication, [one]);
    const id = uuid();
    const first = await review(imo, owed.publication, [giveBack(one.id)], { id });
    const again = await review(imo, owed.publication, [giveBack(one.id)], { id, ifMatch: '"1"' });
    expect([said(again), again.body]).toEqual(['200', first.body]);
    const other = await review(imo, owed.publication, [accept(one.id)], { id });
    expect(said(other)).toBe('409 conflict');
  });

  test('20 clicks at once on «Принять» are one decision', async () => {
    const one = item();
    await handIn(lyceum, owed.publication, [one]);
    const { etag: ifMatch } = await open(imo, owed.publication);
    const id = uuid();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        review(imo, owed.publication, [accept(one.id)], { id, ifMatch }),
      ),
    );
    expect(new Set(answers.map(said))).toEqual(new Set(['200']));
    const { acts } = (await open(imo, owed.publication)).body.task;
    expect(acts.filter((act) => act.id === id)).toHaveLength(1);
  });
});

describe('what was returned is mended, and only that', () => {
  const task = owed.selfAssessment;
  const note = (more = {}) => item({ indicator: '2.3/1', kind: 'summary-note', ...more });
  const [good, bad] = [note(), note()];

  test('a verdict per item: one accepted, one returned with reason and comment', async () => {
    await handIn(lyceum, task, [good, bad]);
    const answer = await review(imo, task, [
      accept(good.id),
      { ...giveBack(bad.id, 'outdated'), comment: 'Нужна редакция 2021 года' },
    ]);
    expect(states(answer.body.task)).toEqual(['accepted', 'returned']);
    expect(answer.body.task.items[1]?.verdict).toMatchObject({
      reason: 'outdated',
      comment: 'Нужна редакция 2021 года',
      by: { name: 'Методист ИМО', side: 'imo' },
    });
    // One was wanted, and is accepted: nothing is owed any more, whatever was returned besides.
    expect(await stateOf(task)).toBe('done');
  });

  test('what was accepted, waits, or is of another kind cannot be replaced', async () => {
    const wrong = await handIn(lyceum, task, [note({ replaces: good.id })]);
    expect(fields(wrong)).toEqual(['items.0.replaces replaces']);
    await handIn(lyceum, owed.publication, [item()]);
    const { items } = (await open(lyceum, owed.publication)).body.task;
    const waiting = items.find((one) => one.state === 'waiting')?.id as string;
    const still = await handIn(lyceum, owed.publication, [item({ replaces: waiting })]);
    expect(fields(still)).toEqual(['items.0.replaces replaces']);
  });

  test('the mended item waits anew, the returned one stays to be seen with its verdict', async () => {
    const mended = note({ replaces: bad.id });
    const answer = await handIn(lyceum, task, [mended]);
    expect(states(answer.body.task)).toEqual(['accepted', 'replaced', 'waiting']);
    expect(answer.body.task.items[1]?.verdict?.reason).toBe('outdated');
    const twice = await handIn(lyceum, task, [note({ replaces: bad.id })]);
    expect(fields(twice)).toEqual(['items.0.replaces replaces']);
    const done = await review(imo2, task, [accept(mended.id)]);
    expect(states(done.body.task)).toEqual(['accepted', 'replaced', 'accepted']);
    expect(await stateOf(task)).toBe('done');
  });

  test('everything that waits is accepted at once by one decision', async () => {
    const three = [item(), item(), item()];
    await handIn(centre, owed.centrePublication, three);
    const answer = await review(
      uo,
      owed.centrePublication,
      three.map((one) => accept(one.id)),
    );
    expect(said(answer)).toBe('200');
    expect(states(answer.body.task).slice(-3)).toEqual(['accepted', 'accepted', 'accepted']);
  });
});

describe('a task stays open until its target is met', () => {
  test('two protocols of one year may come months apart (1.4)', async () => {
    const may = minutes({ fulfilled: '2021-05-14' });
    await handIn(imo, owed.meetings, [may]);
    expect(await stateOf(owed.meetings)).toBe('open');
    expect(said(await review(imo, owed.meetings, [accept(may.id)]))).toBe('403 own-work');
    expect(said(await review(uo, owed.meetings, [accept(may.id)]))).toBe('200');
    expect(await stateOf(owed.meetings)).toBe('open');
    ground.day('2021-11-20');
    const autumn = minutes({ fulfilled: '2021-11-19' });
    expect(said(await handIn(imo, owed.meetings, [autumn]))).toBe('200');
    await review(uo, owed.meetings, [accept(autumn.id)]);
    ground.day('2021-05-15');
    expect(await stateOf(owed.meetings)).toBe('done');
  });

  test('two kinds of evidence are two questions (2.1): one answered, the task is open', async () => {
    const order = item({ indicator: '2.1/1', kind: 'order', fulfilled: '2020-12-20' });
    const list = item({ indicator: '2.1/1', kind: 'school-list', fulfilled: '2020-12-20' });
    await handIn(uo, owed.group, [order]);
    await review(imo, owed.group, [accept(order.id)]);
    expect((await briefOf(owed.group)).indicators[0]).toMatchObject({ target: 1, accepted: 0 });
    expect(await stateOf(owed.group)).toBe('overdue');
    await handIn(uo, owed.group, [list]);
    await review(imo, owed.group, [accept(list.id)]);
    expect((await briefOf(owed.group)).indicators[0]).toMatchObject({ target: 1, accepted: 1 });
    expect(await stateOf(owed.group)).toBe('done');
  });

  test('«На проверке» holds what waits, the longest first, and lets it go when judged', async () => {
    const queue = async () => {
      const { body } = await uo.get<{ tasks: Brief[] }>(`${map}/queue`);
      return body.tasks;
    };
    const package1 = item({ indicator: '4.1/1', kind: 'toolkit' });
    await handIn(imo, owed.audit, [package1]);
    const waiting = await queue();
    const since = waiting.map((brief) => brief.waitingSince as string);
    expect(since).toEqual([...since].sort());
    expect(waiting.at(-1)).toMatchObject({
      id: owed.audit,
      waitingFrom: [{ name: 'Методист ИМО' }],
    });
    await review(uo, owed.audit, [giveBack(package1.id)]);
    expect((await queue()).map((brief) => brief.id)).not.toContain(owed.audit);
  });
});

test('what was returned as one kind is not mended by another, though both are wanted', async () => {
  const uo = await ground.as('uo');
  const of = (kind: 'order' | 'school-list', more = {}) =>
    item({ indicator: '2.1/1', kind, fulfilled: '2020-11-10', ...more });
  const [order, list] = [of('order'), of('school-list')];
  await handIn(uo, owed.group, [order, list]);
  await review(imo, owed.group, [giveBack(order.id)]);
  const wrong = await handIn(uo, owed.group, [of('school-list', { replaces: order.id })]);
  expect(fields(wrong)).toEqual(['items.0.replaces replaces']);
  const twice = [of('order', { replaces: order.id }), of('order', { replaces: order.id })];
  expect(fields(await handIn(uo, owed.group, twice))).toEqual([
    'items.0.replaces replaces',
    'items.1.replaces replaces',
  ]);
  expect(said(await handIn(uo, owed.group, [of('order', { replaces: order.id })]))).toBe('200');
});
