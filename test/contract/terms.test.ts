/** When a measure is to be done: by periods of a plan, by terms of its own, by a day that nobody has set yet; and by whom. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodOf } from '../../functions/contract/roadmaps/current.ts';
import type { Measure, Period, Roadmap } from '../../functions/contract/roadmaps/roadmap.ts';
import { dueOf, placesOf, termOf, termsOf } from '../../functions/contract/roadmaps/terms.ts';
import { stateOfTask } from '../../functions/contract/tasks/counting.ts';
import { taskId, taskParts } from '../../functions/contract/tasks/ids.ts';
import { enteredLater, fulfilledLate } from '../../functions/contract/tasks/lateness.ts';
import { obligations } from '../../functions/contract/tasks/obligations.ts';
import { progressOf } from '../../functions/contract/tasks/progress.ts';
import { byUrgency, leftOf } from '../../functions/contract/tasks/urgency.ts';
import { dueWords, periodHead, taskWords } from '../../functions/contract/words.ts';
import {
  atLeast,
  cell,
  indicator,
  measure,
  owing,
  plan,
  reported,
  school,
  term,
} from '../plans.ts';

const halves: Period[] = [
  { id: '2024-H1', words: '2024 год, I полугодие', from: '2024-01-01', to: '2024-06-30' },
  { id: '2024-H2', words: '2024 год, II полугодие', from: '2024-07-01', to: '2024-12-31' },
];
const quarters = [
  term('2021-Q1', '2021', '2021-03-31', '2021-01-01'),
  term('2021-Q2', '2021', '2021-06-30', '2021-04-01'),
  term('2021-Q3', '2021', '2021-09-30', '2021-07-01'),
  term('2021-Q4', '2021', '2021-12-31', '2021-10-01'),
];
const quarterly = (cells: number[], more: Partial<Measure> = {}): Roadmap => {
  const of = Object.fromEntries(cells.map((value, at) => [quarters[at]?.id, cell(value)]));
  return plan([measure('1.1', [indicator(of)], { owes: 'imo', terms: quarters, ...more })]);
};
const ids = (of: Roadmap, schools = [school('a'), school('b')]) =>
  obligations(of, schools).map((one) => taskId(one));
const columnOf = (of: Roadmap, tallies: Parameters<typeof progressOf>[1], asOf: string) =>
  progressOf(of, tallies, asOf)[0]?.cells[0];

describe('terms of a measure', () => {
  test('are the periods of the plan where it names none', () => {
    const own = measure('1.1', []);
    expect(termsOf({ periods: halves }, own)).toEqual([
      expect.objectContaining({ id: '2024-H1', period: '2024-H1', due: '2024-06-30' }),
      expect.objectContaining({ id: '2024-H2', from: '2024-07-01', due: '2024-12-31' }),
    ]);
    expect(termOf({ periods: halves }, own, '2024-H3')).toBeUndefined();
    expect(termOf({ periods: halves }, undefined, '2024-H1')).toBeUndefined();
  });

  test('begin no earlier and end no later than the document says', () => {
    const own = measure('1.1', [], { span: ['2024-02-10', '2024-09-01'] });
    expect(termsOf({ periods: halves }, own).map(({ from, due }) => [from, due])).toEqual([
      ['2024-02-10', '2024-06-30'],
      ['2024-07-01', '2024-09-01'],
    ]);
  });

  test('lie within their periods, in their order, whatever span a measure has', () => {
    const day = fc
      .integer({ min: 0, max: 720 })
      .map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        const span = [one, other].sort() as [string, string];
        const terms = termsOf({ periods: halves }, measure('1.1', [], { span }));
        expect(terms.map(({ id }) => id)).toEqual(halves.map(({ id }) => id));
        for (const [place, { from, due }] of terms.entries()) {
          expect((from ?? '') >= (halves[place]?.from ?? '')).toBe(true);
          expect((due ?? '') <= (halves[place]?.to ?? '')).toBe(true);
        }
      }),
    );
  });

  test('a cell names another day than its term', () => {
    expect(dueOf({ due: '2024-06-30' }, { due: '2024-05-01' })).toBe('2024-05-01');
    expect(dueOf({ due: null }, { due: '2024-05-01' })).toBe('2024-05-01');
    expect([dueOf({ due: null }, {}), dueOf({ due: '2024-06-30' }, undefined)]).toEqual([
      null,
      '2024-06-30',
    ]);
  });

  test('stand in the order of the plan; what it does not know comes last', () => {
    const places = placesOf(plan([measure('10', []), measure('2', [])], { periods: halves }));
    expect(['2', '10', '1'].sort((a, b) => places.measure(a) - places.measure(b))).toEqual([
      '10',
      '2',
      '1',
    ]);
    expect([places.period('2024-H2'), places.period('2021')]).toEqual([1, 2]);
  });
});

describe('quarters within a year', () => {
  const four = quarterly([1, 1, 1, 1]);
  const of = (period: string, accepted: number) => owing({ period, accepted });

  test('make a task each, with the day of each, and none where nothing is asked', () => {
    expect(ids(four)).toEqual(quarters.map(({ id }) => `imo.${id}.1.1`));
    expect(obligations(four, []).map(({ due }) => due)).toEqual(quarters.map(({ due }) => due));
    const zero = { ...cell(0), is: 'zero' as const };
    const gap = plan([
      measure('1.1', [indicator({ '2021-Q1': cell(1), '2021-Q2': zero })], {
        ...{ owes: 'imo', terms: quarters },
      }),
    ]);
    expect(ids(gap)).toEqual(['imo.2021-Q1.1.1']);
    expect(taskParts('imo.2021-Q1.1.1')).toMatchObject({ period: '2021-Q1', measure: '1.1' });
  });

  test('stand in one column, counted together', () => {
    const done = ['2021-Q1', '2021-Q2'].map((id) => of(id, 1));
    const rest = ['2021-Q3', '2021-Q4'].map((id) => of(id, 0));
    const column = (day: string) => columnOf(four, [...done, ...rest], day);
    expect(column('2021-07-01')).toMatchObject({
      ...{ period: '2021', plan: 4, fact: 2, issued: 4, wanted: 4, due: '2021-12-31' },
      ...{ state: 'in-progress' },
    });
    expect(column('2021-10-01')?.state).toBe('partial');
    expect(column('2022-01-01')?.state).toBe('partial');
    expect(columnOf(four, [...done, of('2021-Q3', 1), of('2021-Q4', 1)], '2022-01-01')?.state).toBe(
      'done',
    );
    expect(columnOf(four, [], '2021-01-10')?.state).toBe('not-due');
    expect(columnOf(four, [], '2022-01-10')?.state).toBe('not-done');
  });

  test('a surplus of one quarter does not fill another', () => {
    const tallies = [of('2021-Q1', 4), ...quarters.slice(1).map(({ id }) => of(id, 0))];
    expect(columnOf(four, tallies, '2022-01-01')).toMatchObject({ fact: 4, state: 'partial' });
  });

  test('the column ends with the last term that asks for something', () => {
    const first = plan([
      measure('1.1', [indicator({ '2021-Q1': cell(1) })], { owes: 'imo', terms: quarters }),
    ]);
    expect(columnOf(first, [], '2021-04-01')).toMatchObject({
      ...{ plan: 1, due: '2021-03-31', state: 'not-done' },
    });
  });

  test('levels and what is demanded anew stand where the last report says, never added up', () => {
    const cells = Object.fromEntries(quarters.map(({ id }, at) => [id, atLeast(10 * (at + 1))]));
    const values = (
      asks: 'number' | 'share',
      aggregation: 'level' | 'cumulative' | 'each' | 'sum',
    ) =>
      plan([
        measure('1.1', [indicator(cells, { asks, aggregation })], {
          ...{ owes: 'imo', terms: quarters },
        }),
      ]);
    const two = [
      reported(11, undefined, { period: '2021-Q1' }),
      reported(21, undefined, { period: '2021-Q2' }),
      owing({ period: '2021-Q3' }),
      owing({ period: '2021-Q4' }),
    ];
    for (const aggregation of ['level', 'cumulative', 'each'] as const)
      expect(columnOf(values('number', aggregation), two, '2021-07-01')).toMatchObject({
        ...{ fact: 21, value: { count: 21 }, plan: 40, state: 'in-progress' },
      });
    expect(columnOf(values('number', 'sum'), two, '2021-07-01')).toMatchObject({
      ...{ fact: 32, plan: 100 },
    });
    const shares = two.map((one) =>
      one.value ? { ...one, value: { ...one.value, of: 30 } } : one,
    );
    expect(columnOf(values('share', 'sum'), shares, '2021-07-01')?.fact).toBe(70);
  });

  test('the words of a task say its term, not its year', () => {
    const of = (words: string) => taskWords({ label: '1.1', words }).replaceAll('\u00a0', ' ');
    expect(of('I квартал 2021 г.')).toBe('п. 1.1 за I квартал 2021 г.');
    expect(of('до 1 марта 2024 г.')).toBe('п. 1.1 до 1 марта 2024 г.');
    expect(of('по графику')).toBe('п. 1.1, по графику');
    expect(['2021 год', '2023 год, I полугодие'].map(periodHead)).toEqual([
      '2021 г.',
      '2023 год, I полугодие',
    ]);
  });
});

describe('a day that nobody has set', () => {
  const open = plan([
    measure('1.1', [indicator({ once: cell(1) })], {
      ...{ owes: 'imo', terms: [term('once', '2021', null, null)] },
    }),
  ]);
  const late = '2099-01-01';
  const brief = { ...owing(), id: '1.1/1' };
  const task = { due: null, begins: null, returned: 0, waiting: 0, indicators: [brief] };

  test('is never over: not the task, not the cell, not what was handed in', () => {
    expect(obligations(open, [])).toMatchObject([{ due: null, period: 'once' }]);
    expect(columnOf(open, [owing({ period: 'once' })], late)).toMatchObject({
      ...{ due: null, state: 'not-due', plan: 1 },
    });
    expect(stateOfTask(task, late)).toBe('open');
    const item = { fulfilled: '2030-01-01', at: '2031-01-01T00:00:00.000Z' };
    expect([enteredLater(item, null), fulfilledLate(item, null)]).toEqual([false, false]);
    expect(dueWords(null)).toBe('назначает ИМО.');
  });

  test('comes after all that has one, and is late for nobody', () => {
    const of = (due: string | null, label: string) => ({
      task: { due, label },
      state: 'open' as const,
    });
    const list = [of(null, '1.1'), of('2024-12-31', '1.10'), of('2024-12-31', '1.9')];
    expect([...list].sort(byUrgency).map(({ task }) => task.label)).toEqual(['1.9', '1.10', '1.1']);
    const returned = { task: { due: null, label: '1.1' }, state: 'returned' as const };
    expect(leftOf([returned], late)).toMatchObject({ returned: 1, late: 0 });
  });

  test('set by a cell, it is a day like any other', () => {
    const named = plan([
      measure('1.1', [indicator({ once: cell(1, { due: '2021-03-01' }) })], {
        ...{ owes: 'imo', terms: [term('once', '2021', null, null)] },
      }),
    ]);
    expect(obligations(named, [])[0]?.due).toBe('2021-03-01');
    expect(columnOf(named, [owing({ period: 'once' })], '2021-03-02')?.state).toBe('not-done');
  });
});

describe('the period of a day', () => {
  test('holds it, or is the next, or the last', () => {
    expect(periodOf(halves, '2024-06-30')?.id).toBe('2024-H1');
    expect(periodOf(halves, '2024-07-01')?.id).toBe('2024-H2');
    expect(periodOf(halves, '2020-01-01')?.id).toBe('2024-H1');
    expect(periodOf(halves, '2030-01-01')?.id).toBe('2024-H2');
    expect(periodOf([], '2030-01-01')).toBeUndefined();
  });
});
