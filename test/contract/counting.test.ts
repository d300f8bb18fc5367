/** How evidence counts: a fact is the count of accepted items, by the day of fulfilment. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearPeriod } from '../../functions/contract/roadmaps/older.ts';
import {
  briefOf,
  countOf,
  mostItems,
  overfills,
  stateOfTask,
  tally,
} from '../../functions/contract/tasks/counting.ts';
import { enteredLater, fulfilledLate } from '../../functions/contract/tasks/lateness.ts';
import { cellOf } from '../../functions/contract/tasks/progress.ts';
import type { Tally } from '../../functions/contract/tasks/tally.ts';
import type { Item, Task } from '../../functions/contract/tasks/task.ts';

const by = { id: 'p', name: 'Координатор', side: 'lyceum-4' };
let count = 0;
const item = (more: Partial<Item> = {}): Item => ({
  id: `i${count++}`,
  indicator: '1.3/1',
  kind: 'publication',
  fulfilled: '2021-05-10',
  counts: 1,
  documents: [],
  submission: 's',
  by,
  at: '2021-05-11T09:00:00.000Z',
  state: 'waiting',
  since: more.at ?? '2021-05-11T09:00:00.000Z',
  ...more,
});
const judged = (verdict: 'accepted' | 'returned', at = '2021-05-12T09:00:00.000Z') => ({
  state: verdict,
  verdict: { review: 'r', by, at, verdict },
});
const asked = { asks: 'papers' as const, unit: null, plan: '2' };
const demand = { id: '1.3/1', kinds: ['publication' as const] };
const task = (items: Item[], more: Partial<Task> = {}): Task => ({
  roadmap: '2020-2022',
  id: 'lyceum-4.2021.1.3',
  owes: 'lyceum-4',
  owner: 'МБОУ Лицей № 4',
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
  due: '2021-05-31',
  indicators: [{ ...demand, name: 'Публикация', target: 2, countsSchools: false, ...asked }],
  items,
  acts: [],
  issuedAt: '2020-01-01T00:00:00.000Z',
  version: 1,
  ...more,
});

const anyItem = fc
  .record({
    fulfilled: fc.constantFrom('2021-05-01', '2021-05-31', '2021-06-01'),
    counts: fc.integer({ min: 1, max: 3 }),
    at: fc.constantFrom('2021-05-11T09:00:00.000Z', '2021-06-11T09:00:00.000Z'),
    verdict: fc.constantFrom('accepted', 'returned', undefined),
    judgedAt: fc.constantFrom('2021-06-12T09:00:00.000Z', '2021-07-12T09:00:00.000Z'),
  })
  .map(({ verdict, judgedAt, ...rest }) =>
    item({ ...rest, ...(verdict && judged(verdict as 'accepted', judgedAt)) }),
  );

describe('an item', () => {
  test('late is by the day of fulfilment, «внесено позднее» by the day of typing, at the Moscow midnight', () => {
    const due = '2021-05-31';
    const typed = (at: string, fulfilled = due) => item({ at, fulfilled });
    expect(enteredLater(typed('2021-05-31T20:59:59.999Z'), due)).toBe(false);
    expect(enteredLater(typed('2021-05-31T21:00:00.000Z'), due)).toBe(true);
    expect(enteredLater(typed('2021-07-01T00:00:00.000Z', '2021-06-01'), due)).toBe(false);
    expect([
      fulfilledLate(typed('', due), due),
      fulfilledLate(typed('', '2021-06-01'), due),
    ]).toEqual([false, true]);
  });
});

describe('a count', () => {
  test('of several kinds is of whole sets: the least of them', () => {
    const both = { id: '2.1/1', kinds: ['order' as const, 'school-list' as const] };
    const order = item({ indicator: '2.1/1', kind: 'order', counts: 2 });
    const list = item({ indicator: '2.1/1', kind: 'school-list' });
    expect([countOf(both, []), countOf(both, [order]), countOf(both, [order, list])]).toEqual([
      0, 0, 1,
    ]);
    expect(countOf(both, [order, list, { ...list, id: 'x' }])).toBe(2);
    expect(countOf(both, [item(), { ...order, indicator: '1.3/1' }])).toBe(0);
  });

  test('of what is accepted is the sum of accepted items, and what waits comes on top', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 10 }), (items) => {
        const sum = (state: string) =>
          items.filter((one) => one.state === state).reduce((all, one) => all + one.counts, 0);
        const counts = tally({ due: '2021-05-31' }, demand, items);
        expect(counts).toMatchObject({ accepted: sum('accepted'), waiting: sum('waiting') });
        expect(counts.inTime).toBeLessThanOrEqual(counts.waiting);
        const early = tally({ due: '2021-05-31' }, demand, items, '2021-05-31');
        expect(early.accepted).toBeLessThanOrEqual(counts.accepted);
        expect(early.inTime).toBe(early.waiting);
      }),
    );
  });

  test('of a cell lets no surplus of one hide what another owes', () => {
    const indicator = {
      id: '1.3/1',
      name: 'Публикация',
      unit: null,
      asks: 'papers' as const,
      planned: { raw: '2', value: 2 },
      aggregation: 'each' as const,
      confirmed: false,
      evidenceKinds: ['publication'],
      cells: {
        '2021': { raw: '2', is: 'count' as const, value: 2, sense: 'exactly' as const },
      },
    };
    const plan = { periods: [yearPeriod(2021)] };
    const measure = {
      id: '1.3',
      label: '1.3',
      labelRaw: '1.3',
      section: 0,
      title: 'Самооценка',
      result: 'Публикация',
      executorsRaw: 'ОО',
      executors: [{ raw: 'ОО', is: 'school' }],
      owes: 'each-school',
      indicators: [indicator],
    };
    const of = (tallies: Tally[], asOf: string) =>
      cellOf(plan, measure, indicator, '2021', tallies, asOf);
    const one = {
      period: '2021',
      indicator: '1.3/1',
      target: 1,
      accepted: 5,
      waiting: 0,
      inTime: 0,
    };
    const other = { ...one, accepted: 0 };
    const cell = of([one, other], '2022-01-10');
    expect(cell).toMatchObject({ fact: 5, issued: 2, state: 'partial' });
    expect(of([one, { ...one, accepted: 1 }], '2022-01-10').state).toBe('done');
    expect(of([one, other, other], '2021-06-01')).toMatchObject({
      issued: 3,
      plan: 2,
    });
  });
});

describe('where a task stands', () => {
  const stateOf = (items: Item[], today: string) =>
    stateOfTask({ ...task(items), ...briefOf(task(items)) }, today);

  test('what is met is done whatever was returned; else that is mended first; less than the target is ahead, open, then overdue; enough waits', () => {
    const [good, bad] = [item(judged('accepted')), item(judged('returned'))];
    expect(stateOf([bad, good, good], '2021-05-15')).toBe('done');
    expect(stateOf([bad, good], '2021-05-15')).toBe('returned');
    expect(stateOf([], '2020-12-31')).toBe('ahead');
    expect(stateOf([], '2021-01-01')).toBe('open');
    expect(stateOf([item(judged('accepted'))], '2021-05-31')).toBe('open');
    expect(stateOf([item(judged('accepted'))], '2021-06-01')).toBe('overdue');
    expect(stateOf([item(judged('accepted')), item()], '2021-06-01')).toBe('waiting');
    expect(stateOf([item(judged('accepted')), item(judged('accepted'))], '2022-01-01')).toBe(
      'done',
    );
  });

  test('a brief says since when something waits, and from whom', () => {
    const head = { id: 'd', name: 'Директор' };
    const later = item({ at: '2021-05-12T10:00:00.000Z', by: { ...by, ...head } });
    const brief = briefOf(task([later, item(), item(), item(judged('accepted'))]));
    expect(brief).toMatchObject({ waiting: 3, waitingSince: '2021-05-11T09:00:00.000Z' });
    expect(brief.waitingFrom).toEqual([head, { id: 'p', name: 'Координатор' }]);
    expect(briefOf(task([]))).not.toHaveProperty('waitingSince');
  });
});

describe('a task takes so many items of one side', () => {
  const many = (count: number, more: Partial<Item> = {}) =>
    Array.from({ length: count }, () => item(more));
  const full = many(mostItems);
  const other = { by: { ...by, side: 'uo' } };

  test('and no more, whichever act lets one take up room: a new one, or one that had been returned', () => {
    expect(overfills([], full)).toBe(false);
    expect(overfills(full, [...full, item()])).toBe(true);
    expect(overfills([...full, item(judged('returned'))], [...full, item()])).toBe(true);
  });

  test('each side for itself; what counts no more takes up none', () => {
    expect(overfills(full, [...full, ...many(mostItems, other)])).toBe(false);
    const gone = (['returned', 'replaced', 'withdrawn'] as const).map((state) => item({ state }));
    expect(overfills(full, [...full, ...gone])).toBe(false);
    const [first, ...rest] = full;
    expect(overfills(full, [{ ...(first as Item), state: 'withdrawn' }, ...rest, item()])).toBe(
      false,
    );
  });

  test('one that holds more already is decided and taken back all the same', () => {
    const over = [...full, item(), item()];
    const [first, ...rest] = over;
    for (const state of ['accepted', 'withdrawn'] as const)
      expect(overfills(over, [{ ...(first as Item), state }, ...rest])).toBe(false);
  });
});
