/** Who owes what of a plan: a school's own, a body outside, half-years; how much of it each, and by when. */
import { describe, expect, test } from 'vitest';
import type { Period, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { taskId } from '../../functions/contract/tasks/ids.ts';
import { obligations } from '../../functions/contract/tasks/obligations.ts';
import { cell, indicator, measure, plan, school } from '../plans.ts';

const halves: Period[] = [
  { id: '2024-H1', words: '2024 год, I полугодие', from: '2024-01-01', to: '2024-06-30' },
  { id: '2024-H2', words: '2024 год, II полугодие', from: '2024-07-01', to: '2024-12-31' },
];
const ids = (of: Roadmap, schools = [school('a'), school('b')]) =>
  obligations(of, schools).map((one) => taskId(one));

describe('who owes', () => {
  test('what a body outside is named for, its office hands in', () => {
    const bodies = [{ id: 'tmpmk', name: 'ТПМПК', by: 'imo' }];
    const of = plan([measure('1.1', [indicator({ 2021: cell(1) })], { owes: 'tmpmk' })], {
      bodies,
    });
    expect(ids(of)).toEqual(['imo.2021.1.1']);
  });

  test('in a school’s own plan that school alone, whether it is supported or not', () => {
    const of = plan([measure('1.1', [indicator({ 2021: cell(4) })])], { owner: 'b' });
    const schools = [school('a'), school('b', [])];
    expect(ids(of, schools)).toEqual(['b.2021.1.1']);
    expect(obligations(of, schools)[0]?.indicators[0]?.target).toBe(4);
  });

  test('of half-years and school years, schools that are supported in the year in which one begins', () => {
    const cells = { '2024-H1': cell(2), '2024-H2': cell(2) };
    const of = plan([measure('1.1', [indicator(cells)])], { periods: halves });
    expect(ids(of, [school('a', [2024]), school('b', [2025])])).toEqual([
      'a.2024-H1.1.1',
      'a.2024-H2.1.1',
    ]);
    const year = {
      id: '2024-25',
      words: '2024/25 учебный год',
      from: '2024-09-01',
      to: '2025-05-31',
    };
    const school24 = plan([measure('1.1', [indicator({ '2024-25': cell(1) })])], {
      periods: [year],
    });
    expect(ids(school24, [school('a', [2024]), school('b', [2025])])).toEqual(['a.2024-25.1.1']);
  });

  test('each the whole of a mark, a recurrence, a yes, and of «от каждой школы»; a count is shared', () => {
    const targets = (one: Parameters<typeof cell>[1]) =>
      obligations(plan([measure('1.1', [indicator({ 2021: cell(4, one) })])]), [
        school('a'),
        school('b'),
      ]).map(({ indicators: [first] }) => first?.target);
    for (const is of ['mark', 'recurring', 'yes'] as const) expect(targets({ is })).toEqual([4, 4]);
    expect(targets({ each: true })).toEqual([4, 4]);
    expect(targets({})).toEqual([2, 2]);
  });

  test('a value is asked for once of each, however great it is', () => {
    for (const asks of ['number', 'share', 'yes'] as const) {
      const of = plan([measure('1.1', [indicator({ 2021: cell(80) }, { asks })])]);
      expect(obligations(of, [school('a'), school('b')]).map((one) => one.indicators[0])).toEqual([
        expect.objectContaining({ target: 1 }),
        expect.objectContaining({ target: 1 }),
      ]);
    }
  });

  test('the day of a task is the earliest of what it asks for', () => {
    const of = plan([
      measure(
        '1.1',
        [
          indicator({ 2021: cell(1, { due: '2021-09-01' }) }),
          indicator({ 2021: cell(1, { due: '2021-02-28' }) }),
          indicator({ 2021: cell(0, { is: 'dash', due: '2021-01-10' }) }),
        ],
        { owes: 'imo' },
      ),
    ]);
    expect(obligations(of, [])).toMatchObject([{ due: '2021-02-28' }]);
    expect(obligations(of, [])[0]?.indicators).toHaveLength(2);
  });
});
