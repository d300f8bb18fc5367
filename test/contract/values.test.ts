/**
 * Values that are reported beside papers: what they make together, when a target is met, what is never added up. Figures are
 * those that people would check by hand.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, marksOf, meets, type Value } from '../../functions/contract/roadmaps/plan.ts';
import type { Aggregation, Asks, Cell } from '../../functions/contract/roadmaps/roadmap.ts';
import { factWords, planWords, totalWords } from '../../functions/contract/summaries/figures.ts';
import { progressOf } from '../../functions/contract/tasks/progress.ts';
import type { Tally } from '../../functions/contract/tasks/tally.ts';
import {
  atLeast,
  atMost,
  cell,
  indicator,
  measure,
  owing,
  plan,
  reported,
  share,
} from '../plans.ts';

const after = '2023-01-10';
type How = { asks?: Asks; aggregation?: Aggregation; planned?: number };

/** A row with a cell for 2021 and, if there is one, for 2022. */
function rowOf(cells: Cell[], tallies: Tally[], asOf = after, how: How = {}) {
  const { asks = 'share', aggregation = 'level', planned } = how;
  const of = Object.fromEntries(cells.map((one, place) => [String(2021 + place), one]));
  const total = planned === undefined ? {} : { planned: { raw: `${planned}`, value: planned } };
  const asked = plan([measure('1.1', [indicator(of, { asks, aggregation, ...total })])]);
  const [row] = progressOf(asked, tallies, asOf);
  if (!row) throw new Error('no row');
  return row;
}
const cellOf = (...args: Parameters<typeof rowOf>) => rowOf(...args).cells[0];

describe('a share of several schools', () => {
  const five = [
    [3, 42],
    [5, 38],
    [2, 51],
    [0, 20],
    [4, 49],
  ].map(([count = 0, of]) => reported(count, of));

  test('is Σ of Σ, never the mean of percentages: 14 of 200 are 7,0 %, not 6,5 %', () => {
    const found = cellOf([share(atMost(10))], five);
    expect(found).toMatchObject({
      ...{ fact: 7, value: { count: 14, of: 200 }, state: 'done' },
      ...{ plan: 10, sense: 'at-most' },
    });
    expect(factWords(found?.fact ?? null, { asks: 'share' })).toBe('7,0\u00a0%');
    expect(planWords(10, 'at-most', { asks: 'share' })).toBe('не более 10\u00a0%');
  });

  test('«не менее 80 %»: 90 of 100 and 42 of 50 are 88,0 %, not 87', () => {
    const two = [reported(90, 100), reported(42, 50)];
    expect(cellOf([share(atLeast(80))], two)).toMatchObject({
      ...{ fact: 88, value: { count: 132, of: 150 }, state: 'done' },
    });
    expect(cellOf([share(atLeast(88.1))], two)?.state).toBe('not-done');
  });

  test('that is over «не более» is not met, however many have reported', () => {
    expect(cellOf([share(atMost(6.9))], five)?.state).toBe('not-done');
    expect(cellOf([share(atMost(7))], five)?.state).toBe('done');
  });

  test('of those who have not reported is not known: what lacks decides, then the value', () => {
    const four = [...five.slice(0, 4), owing()];
    expect(cellOf([share(atMost(10))], four)).toMatchObject({ fact: 6.6, state: 'partial' });
    expect(cellOf([share(atMost(10))], four, '2021-12-31')?.state).toBe('in-progress');
    expect(cellOf([share(atMost(10))], [owing(), owing()])).toMatchObject({
      ...{ fact: null, state: 'not-done' },
    });
    expect(cellOf([share(atMost(10))], [owing()], '2021-12-31')?.state).toBe('not-due');
  });

  test('missed within its term is in work, for another report may come', () => {
    expect(cellOf([share(atMost(5))], five, '2021-12-31')?.state).toBe('in-progress');
    expect(cellOf([share(atMost(5))], five, '2022-01-01')?.state).toBe('not-done');
  });

  test('which everybody owes whole is met by each, not by all together', () => {
    const each = { ...share(atLeast(80)), each: true };
    expect(cellOf([each], [reported(100, 100), reported(7, 10)])).toMatchObject({
      ...{ fact: 97.3, state: 'not-done' },
    });
    expect(cellOf([each], [reported(100, 100), reported(8, 10)])?.state).toBe('done');
  });
});

describe('a number', () => {
  const number: How = { asks: 'number' };
  const vacancies = [1, 2, 0, 1, 1].map((count) => reported(count));

  test('of schools adds up: vacancies 1, 2, 0, 1, 1 are 5, against 5', () => {
    expect(cellOf([atMost(5)], vacancies, after, number)).toMatchObject({
      ...{ fact: 5, plan: 5, state: 'done' },
    });
    expect(cellOf([atMost(4)], vacancies, after, number)?.state).toBe('not-done');
  });

  test('0 may be the target: 0 meets it, 1 does not', () => {
    expect(cellOf([atMost(0)], [reported(0)], after, number)).toMatchObject({
      ...{ fact: 0, plan: 0, state: 'done' },
    });
    expect(cellOf([atMost(0)], [reported(1)], after, number)?.state).toBe('not-done');
    expect(cellOf([atMost(0)], [owing()], after, number)).toMatchObject({
      ...{ fact: null, state: 'not-done' },
    });
  });

  test('of a dash, a zero or an empty cell is not asked for', () => {
    for (const is of ['zero', 'dash', 'empty'] as const)
      expect(cellOf([cell(0, { is })], [], after, number)?.state).toBe('not-planned');
  });

  test('is added without the dust of fractions', () => {
    const tenths = [reported(0.1), reported(0.2)];
    expect(cellOf([atLeast(0.3)], tenths, after, number)).toMatchObject({
      ...{ fact: 0.3, state: 'done' },
    });
  });

  test('which everybody owes whole is met by each', () => {
    const each = { ...atLeast(2), each: true };
    expect(cellOf([each], [reported(5), reported(0)], after, number)?.state).toBe('not-done');
    expect(cellOf([each], [reported(2), reported(3)], after, number)?.state).toBe('done');
  });
});

describe('a yes', () => {
  const yes: How = { asks: 'yes', aggregation: 'each' };
  const mark = cell(1, { raw: '+', is: 'yes' });

  test('of everybody is a yes; one no is a no, in the cell, in words and over the years', () => {
    const all = rowOf([mark], [reported(1), reported(1)], after, yes);
    expect(all.cells[0]).toMatchObject({ fact: 1, plan: 1, state: 'done' });
    expect(all.total).toEqual({ fact: 1, of: 1, unit: 'years' });
    const one = rowOf([mark], [reported(1), reported(0)], after, yes);
    expect(one.cells[0]).toMatchObject({ fact: 0, state: 'not-done' });
    expect(one.total).toEqual({ fact: 0, of: 1, unit: 'years' });
    expect([1, 0, null].map((fact) => factWords(fact, yes as { asks: Asks }))).toEqual([
      'да',
      'нет',
      '—',
    ]);
  });
});

describe('a pair («5/100»: units and per cent)', () => {
  const values = [
    { unit: 'ед.', value: 5 },
    { unit: '%', value: 100 },
  ];
  const pair = cell(5, { raw: '5/100', is: 'pair', values, sense: 'at-least' });

  test('is met by both of its values, in the cell and over the years', () => {
    const met = rowOf([pair], [reported(3, 3), reported(2, 2)], after, { aggregation: 'each' });
    expect(met.cells[0]).toMatchObject({ fact: 100, plan: 100, state: 'done' });
    for (const lacking of [
      [reported(3, 3), reported(1, 1)],
      [reported(4, 5), reported(2, 2)],
    ]) {
      const row = rowOf([pair], lacking, after, { aggregation: 'each' });
      expect(row.cells[0]?.state).toBe('not-done');
      expect(row.total.fact).toBe(0);
    }
  });
});

describe('over periods', () => {
  const both = [
    reported(20, undefined, { period: '2021' }),
    reported(27, undefined, { period: '2022' }),
  ];
  const of = (aggregation: Aggregation, tallies = both, more: How = {}) =>
    rowOf([atLeast(18), atLeast(25)], tallies, after, { asks: 'number', aggregation, ...more });

  test('levels and what holds the years before are never added up: the last one known stands', () => {
    for (const aggregation of ['level', 'cumulative'] as const) {
      const row = of(aggregation);
      expect(row.total).toEqual({ fact: 27, of: 25, unit: 'level' });
      expect(totalWords({ ...row, asks: 'number', atLeast: false })).toBe(
        '27 при плане не менее 25',
      );
      expect(of(aggregation, both.slice(0, 1)).total).toEqual({ fact: 20, of: 18, unit: 'level' });
      expect(of(aggregation, []).total).toEqual({ fact: null, of: 25, unit: 'level' });
    }
  });

  test('papers that hold those of the years before are not added up either', () => {
    const papers = (accepted: number, period: string) => owing({ accepted, target: 5, period });
    const of = (first: number, second: number) =>
      rowOf([cell(3), cell(5)], [papers(first, '2021'), papers(second, '2022')], after, {
        ...{ asks: 'papers', aggregation: 'cumulative' },
      }).total;
    expect(of(3, 5)).toEqual({ fact: 5, of: 5, unit: 'level' });
    expect(of(3, 0)).toEqual({ fact: 3, of: 3, unit: 'level' });
  });

  test('numbers of a sum add up, against the total of the document or of the years', () => {
    expect(of('sum').total).toEqual({ fact: 47, of: 43, unit: 'items' });
    expect(of('sum', both, { planned: 50 }).total).toEqual({ fact: 47, of: 50, unit: 'items' });
    expect(of('sum', both.slice(1)).total.fact).toBe(27);
  });

  test('shares never add up, whatever the table says of its total: periods that were reached', () => {
    const shares = [reported(9, 10), reported(1, 10, { period: '2022' })];
    const row = rowOf([share(atLeast(80)), share(atLeast(80))], shares, after, {
      aggregation: 'sum',
    });
    expect(row.total).toEqual({ fact: 1, of: 2, unit: 'years' });
  });

  test('what is demanded anew counts the years in which it was met, and no surplus fills another', () => {
    expect(of('each').total).toEqual({ fact: 2, of: 2, unit: 'years' });
    const surplus = [reported(99), reported(1, undefined, { period: '2022' })];
    expect(of('each', surplus).total).toEqual({ fact: 1, of: 2, unit: 'years' });
  });

  test('a total of a level is never told to disagree', () => {
    const level = indicator(
      { 2021: cell(18), 2022: cell(25) },
      { planned: { raw: '25', value: 25 }, aggregation: 'level' },
    );
    expect(marksOf(level)).toEqual([]);
    expect(marksOf({ ...level, aggregation: 'sum' })).toEqual(['disagrees']);
  });
});

describe('whatever is reported', () => {
  const value: fc.Arbitrary<Value> = fc
    .tuple(fc.nat(500), fc.nat(500))
    .map(([part, rest]) => ({ count: part, of: part + rest }));
  const values = fc.array(value, { minLength: 1, maxLength: 12 });

  test('a share lies between the least and the greatest of its parts, whatever their order', () => {
    fc.assert(
      fc.property(values, fc.nat(), (all, by) => {
        const fact = joined('share', all);
        const turned = [...all.slice(by % all.length), ...all.slice(0, by % all.length)];
        expect(joined('share', turned)).toBe(fact);
        const parts = all.flatMap((one) => joined('share', [one]) ?? []);
        if (fact === null) expect(parts).toEqual([]);
        else {
          expect(fact).toBeGreaterThanOrEqual(Math.min(...parts));
          expect(fact).toBeLessThanOrEqual(Math.max(...parts));
        }
      }),
    );
  });

  test('a share is joined of halves as of the whole: groups never weigh more than people', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        const sum = (all: Value[]): Value => ({
          count: all.reduce((n, { count }) => n + count, 0),
          of: all.reduce((n, { of = 0 }) => n + of, 0),
        });
        expect(joined('share', [sum(one), sum(other)])).toBe(joined('share', [...one, ...other]));
      }),
    );
  });

  test('numbers are joined in any order, and nothing is not 0', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (all) => {
        const of = (some: number[]) =>
          joined(
            'number',
            some.map((count) => ({ count })),
          );
        expect(of([...all].reverse())).toBe(of(all));
        expect(of([...all, 0])).toBe(of(all));
      }),
    );
    for (const asks of ['number', 'share', 'yes'] as const) expect(joined(asks, [])).toBeNull();
    expect(joined('share', [{ count: 0, of: 0 }])).toBeNull();
  });

  test('a target is met by itself, and better never stops meeting it', () => {
    const sense = fc.constantFrom('exactly', 'at-least', 'at-most', undefined);
    fc.assert(
      fc.property(fc.integer(), fc.nat(), sense, (target, more, one) => {
        expect(meets(target, target, one)).toBe(true);
        const better = one === 'at-most' ? target - more : target + more;
        expect(meets(better, target, one)).toBe(true);
        const worse = one === 'at-most' ? target + more : target - more;
        expect(meets(worse, target, one)).toBe(more === 0);
      }),
    );
  });
});
