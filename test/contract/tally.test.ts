/** What a row tells of a task is what the task says: written in a few signs, and read again the same. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { briefOf } from '../../functions/contract/tasks/counting.ts';
import { taskAt } from '../../functions/contract/tasks/fold.ts';
import { briefsOf, entryName, entryOf, talliesOf } from '../../functions/contract/tasks/tally.ts';
import type { KeptTask } from '../../functions/contract/tasks/task.ts';

const by = { id: 'p', name: 'Координатор', side: 'lyceum-4' };
const at = '2021-05-15T09:00:00.000Z';

/** A task whose items are accepted, or wait, each with its value. */
function taskOf(
  place: Pick<KeptTask, 'period' | 'measure' | 'due'>,
  targets: number[],
  items: {
    value?: { count: number; of?: number };
    accepted: boolean;
    day: string;
    ground?: 'nobody';
  }[],
  more: { ended: boolean; retargeted: boolean; unsigned: boolean },
): KeptTask {
  const named = items.map((one, n) => ({ ...one, id: `i${n}`, at: n % targets.length }));
  return {
    ...place,
    owes: 'lyceum-4',
    roadmap: 'own',
    indicators: targets.map((target, n) => ({
      id: `${place.measure}/${n + 1}`,
      target,
      kinds: ['report'],
    })),
    acts: [
      {
        act: 'hand-in',
        id: 'h',
        by,
        at,
        print: '',
        ...(more.unsigned && { unsigned: true }),
        items: named.map(({ id, at: n, value, day, ground }) => ({
          id,
          indicator: `${place.measure}/${n + 1}`,
          kind: 'report',
          fulfilled: day,
          counts: 1,
          ...(value && { value }),
          ...(ground && { ground }),
          documents: [],
        })),
      },
      {
        act: 'review',
        id: 'r',
        by,
        at,
        print: '',
        decisions: named
          .filter(({ accepted }) => accepted)
          .map(({ id }) => ({ item: id, verdict: 'accepted' as const })),
      },
      ...(more.ended ? [{ act: 'end' as const, id: 'e', by, at, print: '' }] : []),
      ...(more.retargeted
        ? [
            {
              ...{ act: 'retarget' as const, id: 't', by, at, print: '', target: 77 },
              ...{ indicator: `${place.measure}/1`, of: targets[0] ?? 0 },
            },
          ]
        : []),
    ],
    issuedAt: at,
    version: 3,
  };
}

const figure = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((n) => n + 0),
);
const value = fc.oneof(
  fc.record({ count: figure }),
  fc.record({ count: figure, of: fc.nat(1_000_000_000) }),
);
const kept = fc
  .record({
    period: fc.constantFrom('2021', '2024-Q1', '2024-25', 'once'),
    measure: fc.constantFrom('1.3', '8а', '1.2.1', '1.3~2', 'III.4'),
    due: fc.constantFrom('2021-12-31', null),
    targets: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 3 }),
    items: fc.array(
      fc.record({
        value: fc.option(value, { nil: undefined }),
        accepted: fc.boolean(),
        day: fc.constantFrom('2021-05-10', '2022-01-10'),
        ground: fc.option(fc.constant('nobody' as const), { nil: undefined }),
      }),
      { maxLength: 6 },
    ),
    dropped: fc.boolean(),
    ended: fc.boolean(),
    retargeted: fc.boolean(),
    unsigned: fc.boolean(),
  })
  .map(({ targets, items, dropped, ended, retargeted, unsigned, ...place }) => ({
    ...taskOf(place, targets, items as Parameters<typeof taskOf>[2], {
      ...{ ended, retargeted, unsigned },
    }),
    ...(dropped && { dropped: at }),
  }));

test('is written and read again, whichever its term, number and values', () => {
  fc.assert(
    fc.property(kept, (task) => {
      const row = {
        owes: task.owes,
        tasks: { [entryName(task)]: entryOf(task) },
        follow: {},
        version: 1,
      };
      const said = briefOf({ ...task, ...taskAt(task) });
      const { owes, period, measure, due, indicators, dropped, ended, signing } = said;
      const { waiting, returned } = said;
      expect(entryOf(task).v).toBe(task.version);
      expect(briefsOf(row)).toEqual([
        {
          ...{ owes, period, measure, due, indicators, returned },
          ...(dropped ? { dropped } : ended && { ended }),
          ...(signing && { signing }),
          waiting: indicators.reduce((all, one) => all + one.waiting, 0),
        },
      ]);
      expect(waiting).toBeGreaterThanOrEqual(0);
      expect(talliesOf([row])).toEqual(
        dropped
          ? []
          : indicators.map(({ id, ...rest }) => ({ period, indicator: id, ...rest, due, ended })),
      );
    }),
  );
});

test('a row of 0.5 is read as it is: there was no value, and every task had its day', () => {
  const c = '2021-12-31 1;1.3/1 2 1 1 0;1.3/2 1 0 0 0';
  expect(
    briefsOf({ owes: 'lyceum-4', tasks: { '2021.1.3': { v: 3, c } }, follow: {}, version: 1 }),
  ).toEqual([
    {
      ...{ owes: 'lyceum-4', period: '2021', measure: '1.3', due: '2021-12-31' },
      indicators: [
        { id: '1.3/1', target: 2, accepted: 1, waiting: 1, inTime: 0 },
        { id: '1.3/2', target: 1, accepted: 0, waiting: 0, inTime: 0 },
      ],
      ...{ waiting: 1, returned: 1 },
    },
  ]);
});
