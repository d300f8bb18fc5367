/**
 * A plan of one's own, through the door: schools report a share, a number, a yes and a pair beside their papers, the office
 * accepts, and progress, summary and its sheets say what came of it. Nobody types a fact.
 */
import { readSheet } from 'read-excel-file/node';
import { afterAll, describe, expect, test } from 'vitest';
import type { Indicator } from '../../functions/contract/roadmaps/roadmap.ts';
import type { ItemInput } from '../../functions/contract/submissions/submission.ts';
import type { Content, Summary } from '../../functions/contract/summaries/summary.ts';
import type { IndicatorProgress } from '../../functions/contract/tasks/cells.ts';
import type { Brief, TaskView } from '../../functions/contract/tasks/task.ts';
import { contextOf } from '../../functions/domain/context.ts';
import * as roadmaps from '../../functions/domain/roadmaps/approving.ts';
import { recountAll } from '../../functions/domain/tasks/issuing.ts';
import { accept, giveBack, item, uuid } from '../acts.ts';
import { type Client, fields, said, stand } from '../ground.ts';
import { atLeast, atMost, cell, indicator, measure, plan, share } from '../plans.ts';

const ground = await stand();
afterAll(ground.stop);
const imo = await ground.as('imo');
const lyceum = await ground.as('lyceum');
const centre = await ground.as('centre');

const due = '2021-04-30';
const asks = (more: Partial<Indicator>, of: Parameters<typeof indicator>[0]) => [
  indicator(of, { aggregation: 'level', ...more }),
];
const values = [
  { unit: 'ед.', value: 2 },
  { unit: '%', value: 100 },
];
const { version: _, ...own } = plan(
  [
    measure('1', asks({ asks: 'share', name: 'Доля' }, { 2021: share({ ...atMost(10), due }) })),
    measure('2', asks({ asks: 'number', unit: 'ед.' }, { 2021: { ...atMost(0), due } })),
    measure('3', asks({ asks: 'yes' }, { 2021: cell(1, { raw: '+', is: 'yes', due }) })),
    measure('4', asks({ asks: 'share' }, { 2021: { ...atLeast(2), is: 'pair', values, due } })),
    measure('5', asks({ aggregation: 'sum' }, { 2021: cell(2, { due }), 2022: cell(2) })),
    measure('6', asks({ asks: 'number' }, { 2021: { ...atLeast(20), due } })),
    measure(
      '7',
      asks({ asks: 'share', name: 'Доля школ с планами' }, { 2021: { ...atLeast(100), due } }),
    ),
  ],
  { id: 'values', title: 'План с показателями' },
);
const path = '/roadmaps/values';
await roadmaps.load(contextOf(ground.house), own);
await imo.post(`${path}/approval`, undefined, { ifMatch: '"1"' });
await ground.idle();

type Said = ItemInput['value'];
const paper = (n: number, value: Said, more: Partial<ItemInput> = {}) =>
  item({
    ...{ indicator: `${n}/1`, kind: 'report', fulfilled: '2021-04-20' },
    ...(value && { value }),
    ...more,
  });
const taskOf = (side: string, n: number) => `${side}.2021.${n}`;
async function send(who: Client, task: string, items: ItemInput[]) {
  const { etag } = await who.get(`${path}/tasks/${task}`);
  return who.post<{ task: TaskView }>(
    `${path}/tasks/${task}/submissions`,
    { id: uuid(), items },
    { ifMatch: etag },
  );
}
async function decide(task: string, decisions: ReturnType<typeof accept>[]) {
  const { etag } = await imo.get(`${path}/tasks/${task}`);
  return imo.post(`${path}/tasks/${task}/reviews`, { id: uuid(), decisions }, { ifMatch: etag });
}
/** A school reports, the office accepts. */
async function reports(who: Client, side: string, n: number, value: Said) {
  const one = paper(n, value);
  expect(said(await send(who, taskOf(side, n), [one]))).toBe('200');
  expect(said(await decide(taskOf(side, n), [accept(one.id)]))).toBe('200');
}
const rowsNow = async () =>
  (await imo.get<{ indicators: IndicatorProgress[] }>(`${path}/progress`)).body.indicators;
const cellNow = async (n: number) =>
  (await rowsNow()).find(({ indicator }) => indicator === `${n}/1`)?.cells[0];

describe('what is no value is refused, with a word at its field', () => {
  const refused = async (n: number, value: unknown) =>
    fields(await send(lyceum, taskOf('lyceum-4', n), [paper(n, value as Said)]));

  test('none where one is asked for', async () => {
    for (const n of [1, 2, 3, 4])
      expect(await refused(n, undefined)).toEqual(['items.0.value value']);
  });

  test('a share with no whole, of 0, below 0, greater than its whole', async () => {
    for (const value of [{ count: 3 }, { count: 0, of: 0 }, { count: -1, of: 10 }])
      expect(await refused(1, value)).toEqual(['items.0.value value']);
    expect(await refused(1, { count: 43, of: 42 })).toEqual(['items.0.value share']);
  });

  test('a number with a whole, a yes that is half', async () => {
    expect(await refused(2, { count: 1, of: 5 })).toEqual(['items.0.value value']);
    for (const value of [{ count: 0.5 }, { count: 2 }, { count: 1, of: 1 }])
      expect(await refused(3, value)).toEqual(['items.0.value value']);
  });

  test('a word, «NaN», a figure as text, one beyond all measure', async () => {
    for (const count of ['NaN', '5', null, 1e10])
      expect(await refused(2, { count })).toEqual(['items.0.value.count value']);
    expect(await refused(1, { count: 1, of: 'сорок' })).toEqual(['items.0.value.of value']);
    expect(await refused(1, { count: 1, of: -1 })).toEqual(['items.0.value.of value']);
  });

  test('a value where papers alone are asked for', async () => {
    expect(await refused(5, { count: 1 })).toEqual(['items.0.value unknown']);
  });

  test('and nothing of it was kept', async () => {
    for (const one of await rowsNow())
      expect(one.cells[0]).toMatchObject({ waiting: 0, fact: one.indicator === '5/1' ? 0 : null });
  });
});

describe('what schools owe', () => {
  test('one value of each, with the words of the plan', async () => {
    const { tasks } = (await imo.get<{ tasks: Brief[] }>(`${path}/tasks`)).body;
    expect(tasks).toHaveLength(16);
    const { task } = (
      await lyceum.get<{ task: TaskView }>(`${path}/tasks/${taskOf('lyceum-4', 1)}`)
    ).body;
    expect(task.indicators).toMatchObject([
      { asks: 'share', plan: 'не более 10 %', target: 1, countsSchools: false },
    ]);
    expect(task).toMatchObject({ due, label: '1', words: '2021 год', papers: ['отчёт'] });
  });
});

describe('what came of it', () => {
  test('a share is of all schools together; what waits is no fact', async () => {
    await reports(lyceum, 'lyceum-4', 1, { count: 3, of: 42 });
    const waits = paper(1, { count: 30, of: 38 });
    await send(centre, taskOf('education-centre', 1), [waits]);
    expect(await cellNow(1)).toMatchObject({
      ...{ fact: 7.1, value: { count: 3, of: 42 }, waiting: 1, state: 'handed-in' },
    });
    await decide(taskOf('education-centre', 1), [giveBack(waits.id)]);
    expect((await cellNow(1))?.fact).toBe(7.1);
    const mended = paper(1, { count: 5, of: 38 }, { replaces: waits.id });
    await send(centre, taskOf('education-centre', 1), [mended]);
    await decide(taskOf('education-centre', 1), [accept(mended.id)]);
    expect(await cellNow(1)).toMatchObject({
      ...{ fact: 10, value: { count: 8, of: 80 }, plan: 10, sense: 'at-most', state: 'done' },
    });
  });

  test('a target of 0 is met by 0, and missed by 1', async () => {
    await reports(lyceum, 'lyceum-4', 2, { count: 0 });
    expect(await cellNow(2)).toMatchObject({ fact: 0, state: 'partial' });
    await reports(centre, 'education-centre', 2, { count: 1 });
    expect(await cellNow(2)).toMatchObject({ fact: 1, plan: 0, state: 'not-done' });
  });

  test('of what was accepted twice that stands which was fulfilled last', async () => {
    const [late, early] = [
      paper(2, { count: 0 }, { fulfilled: '2021-04-25' }),
      paper(2, { count: 7 }, { fulfilled: '2021-04-10' }),
    ];
    const task = taskOf('education-centre', 2);
    await send(centre, task, [late, early]);
    await decide(task, [accept(late.id), accept(early.id)]);
    expect(await cellNow(2)).toMatchObject({ fact: 0, state: 'done' });
  });

  test('one no of two schools is a no', async () => {
    await reports(lyceum, 'lyceum-4', 3, { count: 1 });
    await reports(centre, 'education-centre', 3, { count: 0 });
    expect(await cellNow(3)).toMatchObject({ fact: 0, state: 'not-done' });
  });

  test('a share of schools is asked of a school as a yes or no of itself: one of two is half', async () => {
    const demand = async (n: number) =>
      (await lyceum.get<{ task: TaskView }>(`${path}/tasks/${taskOf('lyceum-4', n)}`)).body.task
        .indicators[0];
    expect([(await demand(7))?.ofSchools, (await demand(1))?.ofSchools]).toEqual([true, undefined]);
    await reports(lyceum, 'lyceum-4', 7, { count: 1, of: 1 });
    await reports(centre, 'education-centre', 7, { count: 0, of: 1 });
    expect(await cellNow(7)).toMatchObject({ fact: 50, value: { count: 1, of: 2 } });
  });

  test('a pair is told by the units of its values', async () => {
    const { task } = (
      await lyceum.get<{ task: TaskView }>(`${path}/tasks/${taskOf('lyceum-4', 4)}`)
    ).body;
    expect(task.indicators[0]?.plan).toBe('2 ед. и 100 %');
  });

  test('a pair is met by both of its values', async () => {
    await reports(lyceum, 'lyceum-4', 4, { count: 1, of: 1 });
    await reports(centre, 'education-centre', 4, { count: 1, of: 1 });
    expect(await cellNow(4)).toMatchObject({ fact: 100, plan: 100, state: 'done' });
  });

  test('a number of all schools adds up', async () => {
    await reports(lyceum, 'lyceum-4', 6, { count: 12.5 });
    await reports(centre, 'education-centre', 6, { count: 7.5 });
    expect(await cellNow(6)).toMatchObject({ fact: 20, plan: 20, state: 'done' });
  });

  test('rows tell what tasks tell: counted anew, nothing differs', async () => {
    await ground.idle();
    expect(await recountAll(contextOf(ground.house), 'values')).toEqual([]);
  });
});

describe('a summary', () => {
  let record: Summary;
  const file = async (format: string) => {
    const at = `${path}/summaries/${record.day}/${record.id}/files/${format}`;
    const { body } = await imo.get<{ url: string }>(at);
    return Buffer.from(await (await fetch(body.url)).arrayBuffer());
  };

  test('says each fact in its unit, its parts and the papers behind it', async () => {
    const asked = await imo.post<Summary>(`${path}/summaries`, { id: uuid(), asOf: '2021-05-14' });
    expect(said(asked)).toBe('202');
    record = asked.body;
    await ground.idle();
    const content: Content = JSON.parse((await file('json')).toString());
    const cellOf = (n: number) => content.rows.find((row) => row.measure === String(n))?.cells[0];
    expect(cellOf(1)).toMatchObject({
      ...{ raw: 'не более 10 %', plan: 10, fact: 10, value: { count: 8, of: 80 }, deviation: 0 },
      proofs: [{ value: { count: 5, of: 38 } }, { value: { count: 3, of: 42 } }],
    });
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => cellOf(n)?.state)).toEqual([
      'done',
      'done',
      'not-done',
      'done',
      'not-done',
      'done',
      'not-done',
    ]);
    expect(content.rows.map(({ total }) => total.unit)).toEqual([
      ...['level', 'level', 'level', 'level', 'items', 'level', 'level'],
    ]);
  });

  test('of a day before they were fulfilled knows none of them', async () => {
    const asked = await imo.post<Summary>(`${path}/summaries`, { id: uuid(), asOf: '2021-04-09' });
    const kept = record;
    record = asked.body;
    await ground.idle();
    const content: Content = JSON.parse((await file('json')).toString());
    expect(content.rows.map(({ cells }) => cells[0]?.fact)).toEqual([
      null,
      null,
      null,
      null,
      0,
      null,
      null,
    ]);
    record = kept;
  });

  test('its sheets say the same: per cent, parts, a no; in Excel, Word and CSV', async () => {
    const csv = (await file('csv')).toString();
    const line = (n: number) => csv.split('\r\n').find((one) => one.includes(`;${n}.;`));
    expect(line(1)).toContain(';не более 10 %;10;30.04.2021;10;8 из 80;0;0;Выполнено;');
    expect(line(3)).toContain(';Не выполнено;');
    const sheet = (await readSheet(await file('xlsx'), 1)).flat().map(String);
    expect(sheet).toContain('10,0\u00a0%');
    expect(sheet).toContain('нет');
    expect((await file('docx')).length).toBeGreaterThan(5000);
  });
});
