/** What a version of a plan makes of tasks that were issued: what changes, falls away, comes back; nothing handed in is touched. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lifted } from '../../functions/contract/roadmaps/older.ts';
import { type Roadmap, RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import type { School } from '../../functions/contract/schools/school.ts';
import { taskId } from '../../functions/contract/tasks/ids.ts';
import { obligations } from '../../functions/contract/tasks/obligations.ts';
import { changeOf, foretold } from '../../functions/contract/tasks/revising.ts';
import type { KeptTask } from '../../functions/contract/tasks/task.ts';

const file = new URL('../../infra/data/roadmap-2020-2022.json', import.meta.url);
const plan: Roadmap = {
  ...RoadmapDocument.parse(lifted(JSON.parse(readFileSync(file, 'utf8')))),
  version: 1,
};
const school = (id: string, years = [2020, 2021, 2022]): School => ({
  id,
  name: `Школа ${id}`,
  support: years.map((year) => ({ year, categories: [], basis: 'Приказ' })),
  version: 1,
});
const schools = [school('a'), school('b')];
const at = '2021-05-15T09:00:00.000Z';
const issued = obligations(plan, schools).map(
  (one): KeptTask => ({ ...one, acts: [], issuedAt: at, version: 1 }),
);
const handIn: KeptTask['acts'][number] = {
  ...{ act: 'hand-in', id: 'h', by: { id: 'p', name: 'Координатор', side: 'a' }, at, print: '' },
  items: [],
};
const without = (measure: string): Roadmap => ({
  ...plan,
  measures: plan.measures.filter(({ id }) => id !== measure),
});
const withCell = (measure: string, period: string, cell: object): Roadmap => ({
  ...plan,
  measures: plan.measures.map((one) =>
    one.id === measure
      ? {
          ...one,
          indicators: one.indicators.map((each) => ({
            ...each,
            cells: {
              ...each.cells,
              [period]: { ...(each.cells[period] ?? { raw: '', is: 'count', value: 1 }), ...cell },
            },
          })),
        }
      : one,
  ),
});

describe('a version that says the same', () => {
  test('changes nothing', () => {
    const change = changeOf(plan, schools);
    expect(issued.map((task) => change(task, at)).filter(Boolean)).toEqual([]);
    expect(foretold(plan, schools, issued)).toEqual({
      appear: [],
      move: [],
      change: [],
      fall: [],
      decided: [],
    });
  });

  test('takes nothing from a school that left the list, and asks it for nothing new', () => {
    const left = [school('a'), school('b', [2020])];
    expect(foretold(plan, left, issued)).toMatchObject({ appear: [], fall: [] });
    expect(foretold(plan, left, []).appear.filter(({ owes }) => owes === 'b')).toHaveLength(
      issued.filter(({ owes, period }) => owes === 'b' && period === '2020').length,
    );
  });
});

describe('a version that asks for less', () => {
  test('takes off what it asks for no more, and says in which there is evidence', () => {
    const handed = issued.map((task) =>
      taskId(task) === 'a.2021.1.3' ? { ...task, acts: [handIn] } : task,
    );
    const { appear, change, fall } = foretold(without('1.3'), schools, handed);
    expect([appear, change]).toEqual([[], []]);
    expect(fall.map(({ id }) => id).sort()).toEqual(
      ['2020', '2021', '2022'].flatMap((year) => [`a.${year}.1.3`, `b.${year}.1.3`]).sort(),
    );
    expect(fall.filter(({ kept }) => kept).map(({ id }) => id)).toEqual(['a.2021.1.3']);
  });

  test('marks it with the instant, once, and keeps everything of it', () => {
    const change = changeOf(without('1.3'), schools);
    const task = issued.find((one) => taskId(one) === 'a.2021.1.3') as KeptTask;
    const dropped = change(task, at) as KeptTask;
    expect(dropped).toEqual({ ...task, dropped: at });
    expect(change(dropped, '2022-01-01T00:00:00.000Z')).toBeUndefined();
    expect(changeOf(plan, schools)(dropped, at)).toEqual(task);
  });
});

describe('a version that asks for something else', () => {
  test('changes term and target, and foretells the day that was', () => {
    const next = withCell('1.2', '2021', { due: '2021-04-30', value: 3 });
    const { change } = foretold(next, schools, issued);
    expect(change).toEqual([
      {
        id: 'imo.2021.1.2',
        owes: 'imo',
        period: '2021',
        measure: '1.2',
        due: '2021-04-30',
        before: '2021-02-28',
      },
    ]);
    const task = issued.find((one) => taskId(one) === 'imo.2021.1.2') as KeptTask;
    expect(changeOf(next, schools)(task, at)?.indicators[0]?.target).toBe(3);
  });

  test('issues what it asks for anew, also of who else owes it now', () => {
    const owed: Roadmap = {
      ...plan,
      measures: plan.measures.map((one) => (one.id === '1.3' ? { ...one, owes: 'imo' } : one)),
    };
    const { appear, fall } = foretold(owed, schools, issued);
    expect(appear.map(({ id }) => id).sort()).toEqual([
      'imo.2020.1.3',
      'imo.2021.1.3',
      'imo.2022.1.3',
    ]);
    expect(fall).toHaveLength(6);
  });

  test('tells a term that went to another period as moved, and where evidence stays behind', () => {
    const cells = plan.measures.find(({ id }) => id === '3.1')?.indicators[0]?.cells ?? {};
    expect(Object.keys(cells)).toContain('2020');
    const { 2020: first, ...rest } = cells;
    const next: Roadmap = {
      ...plan,
      measures: plan.measures.map((one) =>
        one.id === '3.1'
          ? {
              ...one,
              indicators: one.indicators.map((each) => ({
                ...each,
                cells: { ...rest, 2021: { ...first, due: '2021-06-30' } as never },
              })),
            }
          : one,
      ),
    };
    const handed = issued.map((task) =>
      taskId(task) === 'a.2020.3.1' ? { ...task, acts: [handIn] } : task,
    );
    const { appear, move, change, fall } = foretold(next, schools, handed);
    expect([appear, change, fall]).toEqual([[], [], []]);
    expect(move.map(({ id, due, from }) => [id, due, from.id, from.due, from.kept])).toEqual([
      ['a.2021.3.1', '2021-06-30', 'a.2020.3.1', '2020-12-31', true],
      ['b.2021.3.1', '2021-06-30', 'b.2020.3.1', '2020-12-31', false],
    ]);
  });

  test('tells what was decided for one task alone, and whether it holds: naming the cell ends it', () => {
    const by = { id: 'm', name: 'Методист', side: 'uo' };
    const extended: KeptTask['acts'] = [
      { act: 'extend', id: 'e', by, at, print: '', due: '2021-08-01', of: '2021-02-28' },
      { act: 'retarget', id: 't', by, at, print: '', indicator: '1.2/1', target: 5, of: 1 },
    ];
    const own = issued.map((task) =>
      taskId(task) === 'imo.2021.1.2' ? { ...task, acts: extended } : task,
    );
    const of = (next: Roadmap) =>
      foretold(next, schools, own).decided.map(({ id, act, lapses }) => [id, act, lapses]);
    const [term, target] = ['extend', 'retarget'].map((act) => ['imo.2021.1.2', act]);
    expect(of(plan)).toEqual([
      [...(term ?? []), false],
      [...(target ?? []), false],
    ]);
    expect(of(withCell('1.2', '2021', { due: '2021-04-30' }))).toEqual([
      [...(term ?? []), true],
      [...(target ?? []), false],
    ]);
    expect(of(withCell('1.2', '2021', { value: 3 }))).toEqual([
      [...(term ?? []), false],
      [...(target ?? []), true],
    ]);
  });

  test('whatever it takes and gives, the tasks in force are those that it asks for', () => {
    const some = fc.subarray(plan.measures.map(({ id }) => id));
    fc.assert(
      fc.property(some, some, (first, second) => {
        const of = (ids: string[]) => ({
          ...plan,
          measures: plan.measures.filter(({ id }) => ids.includes(id)),
        });
        const before = obligations(of(first), schools).map(
          (one): KeptTask => ({ ...one, acts: [], issuedAt: at, version: 1 }),
        );
        const change = changeOf(of(second), schools);
        const kept = before.map((task) => change(task, at) ?? task);
        const { appear } = foretold(of(second), schools, before);
        const force = [
          ...kept.filter(({ dropped }) => !dropped).map(taskId),
          ...appear.map(({ id }) => id),
        ];
        expect(force.sort()).toEqual(obligations(of(second), schools).map(taskId).sort());
        expect(kept).toHaveLength(before.length);
      }),
      { numRuns: 60 },
    );
  });
});
