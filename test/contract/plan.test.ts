/** The arithmetic of a plan: what a cell says, how totals read, when a term ends, where a cell stands. Nothing is guessed. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byNumber } from '../../functions/contract/roadmaps/numbers.ts';
import {
  cellStates,
  countsSchools,
  dueOf,
  marksOf,
  type Reading,
  readAggregation,
  readCell,
  stateOf,
  targetOf,
  totalOf,
  writeCell,
} from '../../functions/contract/roadmaps/plan.ts';
import { RoadmapDocument } from '../../functions/contract/roadmaps/roadmap.ts';

const roadmap = RoadmapDocument.parse(
  JSON.parse(
    readFileSync(new URL('../../infra/data/roadmap-2020-2022.json', import.meta.url), 'utf8'),
  ),
);
const indicators = roadmap.measures.flatMap((measure) => measure.indicators);

describe('a cell', () => {
  test.each([
    'раз в год',
    '2 школы',
    'не менее',
    '1 (',
    '1 (май',
    '-1',
    '1,5',
    '1;x',
    '1 2',
    '1 (май) (июнь)',
    '1 ( )',
    '1000000000',
  ])('that cannot be read is not guessed: «%s»', (raw) => {
    expect(readCell(raw)).toBeNull();
  });

  test('garbage never throws, and what is read is written and read again the same', () => {
    const piece = fc.constantFrom(
      'не менее ',
      '1',
      '22',
      ' (',
      ')',
      'май',
      'раз в год',
      ';',
      ' ',
      'Ё',
      '\u0000',
      '(',
    );
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(garbage, (raw) => {
        const read = readCell(raw);
        if (read) expect(readCell(writeCell(read))).toEqual(read);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is written is read back: values, floors, months, remarks, several in one', () => {
    const bracket = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((month) => ({ month, remark: null })),
      fc
        .constantFrom('раз в год', 'по плану', 'до 1 сентября')
        .map((remark) => ({ month: null, remark })),
      fc.constant({ month: null, remark: null }),
    );
    const reading: fc.Arbitrary<Reading> = fc
      .tuple(fc.nat(999_999), fc.boolean(), bracket)
      .map(([value, atLeast, rest]) => ({ value, atLeast, ...rest }));
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 4 }), (readings) => {
        expect(readCell(writeCell(readings))).toEqual(readings);
      }),
    );
  });

  test('that is empty is not 0', () => {
    expect(readCell('')?.[0]?.value).toBeNull();
    expect(readCell(' ')?.[0]?.value).toBeNull();
    expect(readCell('0')?.[0]?.value).toBe(0);
    expect(writeCell(readCell('') as Reading[])).toBe('');
  });

  test('reads as people write: «не менее 1», «1 (февраль)», «1 (раз в год)», «1;4»', () => {
    expect(readCell('Не менее 1')).toEqual([
      { value: 1, atLeast: true, month: null, remark: null },
    ]);
    expect(readCell('1 (Февраль)')).toEqual([{ value: 1, atLeast: false, month: 2, remark: null }]);
    expect(readCell('1 (раз в год)')?.[0]).toMatchObject({ month: null, remark: 'раз в год' });
    expect(readCell('1; 4')?.map((one) => one.value)).toEqual([1, 4]);
  });

  test('of the document says what its raw text says, in every row and year', () => {
    for (const measure of roadmap.measures)
      for (const [place, indicator] of measure.indicators.entries()) {
        const at = (raw: string) => {
          const read = readCell(raw) ?? [];
          return read[read.length > 1 ? place : 0];
        };
        expect(at(indicator.planned.raw)).toMatchObject({
          value: indicator.planned.value,
          atLeast: indicator.planned.atLeast,
        });
        for (const cell of Object.values(indicator.years))
          expect(at(cell.raw)).toMatchObject({ value: cell.value, month: cell.month });
      }
  });
});

describe('a total', () => {
  const read = (total: number, atLeast: boolean, ...years: (number | null)[]) =>
    readAggregation({ value: total, atLeast }, years);

  test('that fits no reading disagrees, and is marked, never mended', () => {
    expect(read(5, false, 1, 1, 1)).toEqual({
      aggregation: 'sum',
      confirmed: false,
      disagrees: true,
    });
    expect(read(3, true, 1, 1, 0)).toMatchObject({ disagrees: true });
    const made = structuredClone(indicators[3]) as (typeof indicators)[number];
    made.planned = { raw: '5', value: 5, atLeast: false };
    made.aggregation = 'sum';
    expect(marksOf(made)).toEqual(['disagrees']);
  });

  test('in the document: 11 sums, 6 of each year and unconfirmed, none disagrees', () => {
    const reading = indicators.map((one) =>
      readAggregation(
        one.planned,
        Object.values(one.years).map((cell) => cell.value),
      ),
    );
    expect(reading.map((one) => one.aggregation)).toEqual(indicators.map((one) => one.aggregation));
    expect(reading.map((one) => one.confirmed)).toEqual(indicators.map((one) => one.confirmed));
    expect(reading.filter((one) => one.disagrees)).toEqual([]);
    const each = indicators.filter((one) => one.aggregation === 'each-year');
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
    const years = [
      { plan: 2, fact: 9 },
      { plan: 2, fact: 1 },
      { plan: null, fact: 3 },
    ];
    const planned = { value: 2 };
    expect(totalOf({ aggregation: 'each-year', planned }, years)).toEqual({
      fact: 1,
      of: 2,
      unit: 'years',
    });
    expect(totalOf({ aggregation: 'sum', planned }, years)).toEqual({
      fact: 13,
      of: 2,
      unit: 'items',
    });
  });
});

describe('a term and a target', () => {
  test('a term is the last day of the month that is named, else of the year', () => {
    expect(dueOf(2021, { month: 2 })).toBe('2021-02-28');
    expect(dueOf(2024, { month: 2 })).toBe('2024-02-29');
    expect(dueOf(2021, { month: 5 })).toBe('2021-05-31');
    expect(dueOf(2021, { month: null })).toBe('2021-12-31');
  });

  test('an empty cell and 0 ask for nothing; what does not divide asks one of each', () => {
    expect([targetOf(null, null), targetOf(0, 2)]).toEqual([0, 0]);
    expect([targetOf(2, 2), targetOf(4, 2), targetOf(2, 3), targetOf(2, 0)]).toEqual([1, 2, 1, 1]);
    expect(targetOf(4, null)).toBe(4);
  });

  test('only «количество школ» counts schools', () => {
    expect(indicators.filter(countsSchools).map((one) => one.id)).toEqual(['1.1/1']);
  });

  test('numbers stand as people read them: 1.10 after 1.9, and the order is one', () => {
    expect(['1.10', '1.9', '2.1', '1.1'].sort(byNumber)).toEqual(['1.1', '1.9', '1.10', '2.1']);
    const number = fc
      .array(fc.nat(12), { minLength: 2, maxLength: 3 })
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(Math.sign(byNumber(a, b))).toBe(-Math.sign(byNumber(b, a)) + 0);
      }),
    );
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
