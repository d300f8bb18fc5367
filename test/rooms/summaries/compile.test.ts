/**
 * Compiling, as a pure rule: what a summary says of plan and fact, of who owes, and of what is a debt. The road map is the
 * real one; tasks are made by hand.
 */
import { describe, expect, test } from 'vitest';
import type { Roadmap } from '../../../functions/contract/roadmaps/roadmap.ts';
import type { Item, Task } from '../../../functions/contract/tasks/task.ts';
import { compile } from '../../../functions/domain/summaries/compile.ts';
import { roadmap as document } from '../../../infra/data/reference.ts';
import { uuid } from '../../acts.ts';

const roadmap: Roadmap = { ...document, version: 1 };
const at = '2021-05-11T09:00:00.000Z';
const by = { id: 'p', name: 'Координатор', side: 'lyceum-4' };
const item = (state: Item['state'], more: Partial<Item> = {}): Item => ({
  id: uuid(),
  indicator: '1.3/1',
  kind: 'publication',
  fulfilled: '2021-05-10',
  counts: 1,
  documents: [],
  submission: 's',
  by,
  at,
  since: at,
  state,
  ...(state === 'accepted' || state === 'returned'
    ? { verdict: { verdict: state, review: 'r', by, at, reason: 'incomplete' as const } }
    : {}),
  ...more,
});
const task = (owes: string, items: Item[], more: Partial<Task> = {}): Task => ({
  id: `${owes}.2021.1.3`,
  owes,
  owner: owes,
  period: '2021',
  words: '2021 год',
  begins: '2021-01-01',
  kinds: {},
  within: '2021',
  measure: '1.3',
  label: '1.3',
  labelRaw: '1.3',
  section: 0,
  papers: [],
  title: 'Самооценка',
  executors: ['school'],
  due: '2021-12-31',
  roadmap: '2020-2022',
  indicators: [
    {
      id: '1.3/1',
      name: 'Публикация',
      target: 1,
      kinds: ['publication'],
      countsSchools: false,
      asks: 'papers',
      unit: null,
      plan: '2',
    },
  ],
  items,
  acts: [],
  issuedAt: '2020-01-01T00:00:00.000Z',
  version: 1,
  ...more,
});
const said = (tasks: Task[], asOf = '2022-01-31') =>
  compile({ name: 'город' }, roadmap, tasks, asOf);
const cellOf = (tasks: Task[], asOf?: string) =>
  said(tasks, asOf)
    .rows.find((row) => row.indicator === '1.3/1')
    ?.cells.find((cell) => cell.period === '2021');
const kinds = (tasks: Task[], asOf?: string) => said(tasks, asOf).debts.map(({ kind }) => kind);

describe('the matrix', () => {
  const two = { ...task('lyceum-4', []).indicators[0], id: '1.3/2' } as Task['indicators'][number];
  const both = (items: Item[]) =>
    task('lyceum-4', items, { indicators: [...task('lyceum-4', []).indicators, two] });

  test('lets no surplus of one indicator stand for what another lacks', () => {
    const surplus = both([item('accepted'), item('accepted'), item('accepted')]);
    expect(said([surplus]).matrix[0]?.tasks[0]).toMatchObject({
      target: 2,
      accepted: 3,
      state: 'partial',
    });
    const whole = both([item('accepted'), item('accepted', { indicator: '1.3/2' })]);
    expect(said([whole]).matrix[0]?.tasks[0]?.state).toBe('done');
  });

  test('has a row for each who owes, in one order whatever the order of the tasks', () => {
    const tasks = [task('lyceum-4', []), task('education-centre', [])];
    const owners = (all: Task[]) => said(all).matrix.map(({ owes }) => owes);
    expect(owners(tasks)).toEqual(owners([...tasks].reverse()));
    expect(said(tasks)).toEqual(said([...tasks].reverse()));
  });
});

describe('a debt', () => {
  test('is what lacks past its term, and nothing that waits for review', () => {
    expect(kinds([task('lyceum-4', [])])).toEqual(['overdue']);
    expect(kinds([task('lyceum-4', [item('waiting')])])).toEqual([]);
    expect(kinds([task('lyceum-4', [item('accepted')])])).toEqual([]);
    expect(kinds([task('lyceum-4', [])], '2021-12-31')).toEqual([]);
  });

  test('is what was returned as long as the target is not met, with the reason', () => {
    const owed = said([task('lyceum-4', [item('returned')])], '2021-06-01').debts;
    expect(owed).toMatchObject([{ kind: 'returned', reason: 'incomplete' }]);
    expect(kinds([task('lyceum-4', [item('returned'), item('accepted')])])).toEqual([]);
    for (const state of ['replaced', 'withdrawn'] as const)
      expect(kinds([task('lyceum-4', [item(state)])], '2021-06-01')).toEqual([]);
  });
});

describe('a fact', () => {
  test('is what was accepted and fulfilled by the day, and each has its proof', () => {
    const items = [item('accepted'), item('accepted', { fulfilled: '2021-06-01' })];
    expect(cellOf([task('lyceum-4', items)], '2021-05-31')).toMatchObject({ fact: 1 });
    const cell = cellOf([task('lyceum-4', items)]);
    expect([cell?.fact, cell?.proofs.map((proof) => proof.item)]).toEqual([
      2,
      items.map(({ id }) => id),
    ]);
  });

  test('is nothing that waits, was returned, mended or taken back', () => {
    const states = ['waiting', 'returned', 'replaced', 'withdrawn'] as const;
    const cell = cellOf([
      task(
        'lyceum-4',
        states.map((state) => item(state)),
      ),
    ]);
    expect([cell?.fact, cell?.proofs, cell?.waiting]).toEqual([0, [], 1]);
  });
});
