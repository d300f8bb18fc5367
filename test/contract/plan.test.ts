/** The arithmetic of a plan: what a cell says, how totals read, when a term ends, where a cell stands. Nothing is guessed. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lifted } from '../../functions/contract/roadmaps/older.ts';
import {
  countsSchools,
  isOfSchools,
  marksOf,
  readAggregation,
  targetOf,
} from '../../functions/contract/roadmaps/plan.ts';
import { RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';
import { cellStates, stateOf } from '../../functions/contract/roadmaps/states.ts';
import { progressOf } from '../../functions/contract/tasks/progress.ts';
import { byLabel } from '../../functions/contract/tasks/urgency.ts';

const roadmap = RoadmapDocument.parse(
  lifted(
    JSON.parse(
      readFileSync(new URL('../../infra/data/roadmap-2020-2022.json', import.meta.url), 'utf8'),
    ),
  ),
);
const indicators = roadmap.measures.flatMap((measure) => measure.indicators);

describe('a total', () => {
  const read = (total: number, atLeast: boolean, ...years: (number | null)[]) =>
    readAggregation({ value: total, ...(atLeast && { sense: 'at-least' as const }) }, years);

  test('that fits no reading disagrees, and is marked, never mended', () => {
    expect(read(5, false, 1, 1, 1)).toEqual({
      aggregation: 'sum',
      confirmed: false,
      disagrees: true,
    });
    expect(read(3, true, 1, 1, 0)).toMatchObject({ disagrees: true });
    const made = structuredClone(indicators[3]) as (typeof indicators)[number];
    made.planned = { raw: '5', value: 5 };
    made.aggregation = 'sum';
    expect(marksOf(made)).toEqual(['disagrees']);
  });

  test('in the document: 11 sums, 6 of each year and unconfirmed, none disagrees', () => {
    const reading = indicators.map((one) =>
      readAggregation(
        one.planned ?? { value: null },
        Object.values(one.cells).map((cell) => cell.value),
      ),
    );
    expect(reading.map((one) => one.aggregation)).toEqual(indicators.map((one) => one.aggregation));
    expect(reading.map((one) => one.confirmed)).toEqual(indicators.map((one) => one.confirmed));
    expect(reading.filter((one) => one.disagrees)).toEqual([]);
    const each = indicators.filter((one) => one.aggregation === 'each');
    expect(each.map((one) => one.id)).toEqual([
      '1.1/1',
      '1.3/1',
      '3.5/1',
      '4.1/1',
      '4.5/1',
      '4.7/1',
    ]);
    expect(indicators).toHaveLength(17);
    for (const one of indicators)
      expect(marksOf(one)).toEqual(each.includes(one) ? ['unconfirmed'] : []);
  });

  test('is a sum whenever the years add up, and an empty year adds nothing', () => {
    const years = fc.array(fc.option(fc.nat(50), { nil: null }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(years, fc.boolean(), (cells, atLeast) => {
        const sum = cells.reduce<number>((all, one) => all + (one ?? 0), 0);
        expect(read(sum, atLeast, ...cells)).toEqual({
          aggregation: 'sum',
          confirmed: true,
          disagrees: false,
        });
      }),
    );
  });

  test('of years counts years that were reached, and a surplus of one does not fill another', () => {
    const tally = (period: string, accepted: number) => ({
      period,
      indicator: '1.1/1',
      target: 2,
      accepted,
      waiting: 0,
      inTime: 0,
    });
    const totals = (aggregation: 'each' | 'sum') => {
      const [measure, ...rest] = structuredClone(roadmap.measures);
      if (measure?.indicators[0]) measure.indicators[0].aggregation = aggregation;
      const plan = { ...roadmap, measures: measure ? [measure, ...rest] : rest };
      return progressOf(plan, [tally('2020', 9), tally('2021', 1)], '2021-05-15')[0]?.total;
    };
    expect(totals('each')).toEqual({ fact: 1, of: 3, unit: 'years' });
    expect(totals('sum')).toEqual({ fact: 10, of: 2, unit: 'items' });
  });
});

describe('a term and a target', () => {
  test('a term is the last day of the month that is named, else of the year', () => {
    const due = (id: string, period: string) =>
      indicators.find((one) => one.id === id)?.cells[period]?.due;
    expect(due('1.2/1', '2021')).toBe('2021-02-28');
    expect(due('4.7/1', '2022')).toBe('2022-05-31');
    expect(due('1.1/1', '2020')).toBe('2020-12-31');
    expect(due('1.2/1', '2020')).toBeUndefined();
  });

  test('an empty cell, a dash and a 0 that says none ask for nothing; what does not divide asks one of each', () => {
    const cell = (value: number | null, is: 'count' | 'zero' | 'empty' | 'dash' = 'count') => ({
      raw: '',
      is,
      value,
    });
    const target = (value: number | null, schools: number | null) =>
      targetOf('papers', cell(value), schools);
    expect([target(null, null), targetOf('papers', cell(0, 'zero'), 2)]).toEqual([0, 0]);
    expect(targetOf('papers', cell(null, 'dash'), 2)).toBe(0);
    expect([target(2, 2), target(4, 2), target(2, 3), target(2, 0)]).toEqual([1, 2, 1, 1]);
    expect(target(4, null)).toBe(4);
  });

  test('only «количество школ» counts schools', () => {
    expect(indicators.filter(countsSchools).map((one) => one.id)).toEqual(['1.1/1']);
  });

  test('a share is of schools by its name, whatever schools are called', () => {
    const is = (name: string, asks: 'share' | 'number' = 'share') => isOfSchools({ name, asks });
    const of = [
      'Доля школ, составивших планы',
      'Количество/доля школ, обновляющих раздел',
      'Доля сельских школ с наставником',
      'доля общеобразовательных организаций',
      'Доля ОО',
    ];
    expect(of.filter((name) => !is(name))).toEqual([]);
    const other = ['Доля школьников', 'Доля учителей школ', 'Доля участников ОГЭ', 'Число школ'];
    expect(other.filter((name) => is(name))).toEqual([]);
    expect(is('Доля школ', 'number')).toBe(false);
  });

  test('numbers stand as people read them: 1.10 after 1.9, «8а» after 8', () => {
    const labels = ['8а', '1.10', '8', '1.9', '2.1', '1.1', '9'];
    expect(labels.sort(byLabel)).toEqual(['1.1', '1.9', '1.10', '2.1', '8', '8а', '9']);
  });
});

describe('the state of a cell', () => {
  const day = fc.constantFrom('2021-05-30', '2021-05-31', '2021-06-01');
  const cell = fc
    .tuple(fc.option(fc.nat(5), { nil: null }), fc.nat(7), fc.nat(4), fc.nat(4), day)
    .map(([plan, fact, inTime, more, asOf]) => ({
      plan,
      fact,
      inTime,
      waiting: inTime + more,
      due: '2021-05-31',
      asOf,
    }));

  test('is one of the seven, whatever the figures', () => {
    fc.assert(
      fc.property(cell, (one) => {
        expect(cellStates).toContain(stateOf(one));
      }),
    );
  });

  test('never gets worse when one more is accepted', () => {
    const rank = {
      done: 6,
      'handed-in': 5,
      partial: 4,
      'in-progress': 3,
      'not-due': 2,
      'not-done': 1,
      'not-planned': 0,
      // No cell alone comes to these: only acts upon its tasks do.
      'not-held': 0,
      dropped: 0,
    };
    fc.assert(
      fc.property(cell, (one) => {
        const [before, after] = [stateOf(one), stateOf({ ...one, fact: one.fact + 1 })];
        // What waited fully in time and then is accepted in part is in part done: it was never done before.
        if (before !== 'handed-in') expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
        if (before === 'done') expect(after).toBe('done');
      }),
      { numRuns: 2000 },
    );
  });

  test('by the day: before the term nothing is «не выполнено», after it nothing is «в работе»', () => {
    fc.assert(
      fc.property(cell, (one) => {
        const bad =
          one.asOf <= one.due ? ['not-done', 'partial', 'handed-in'] : ['in-progress', 'not-due'];
        expect(bad).not.toContain(stateOf(one));
      }),
    );
  });

  test('what was sent in time and waits is never «не выполнено»', () => {
    const late = { plan: 2, due: '2021-05-31', asOf: '2021-06-01' };
    expect(stateOf({ ...late, fact: 0, waiting: 1, inTime: 1 })).toBe('handed-in');
    expect(stateOf({ ...late, fact: 1, waiting: 1, inTime: 1 })).toBe('handed-in');
    expect(stateOf({ ...late, fact: 1, waiting: 0, inTime: 0 })).toBe('partial');
    expect(stateOf({ ...late, fact: 0, waiting: 2, inTime: 0 })).toBe('not-done');
    expect(stateOf({ ...late, plan: 0, fact: 3, waiting: 0, inTime: 0 })).toBe('not-planned');
  });
});
