/** A task is its acts: what they make of it, and that what was known at an instant never changes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, Handed } from '../../functions/contract/tasks/acts.ts';
import { nextInstant, taskAt } from '../../functions/contract/tasks/fold.ts';

const school = { id: 'c', name: 'Координатор', side: 'lyceum-4' };
const imo = { id: 'm', name: 'Методист', side: 'imo' };
const start = Date.parse('2021-05-15T09:00:00.000Z');
const at = (second: number) => new Date(start + second * 1000).toISOString();
const handed = (id: string, replaces?: string): Handed => ({
  id,
  indicator: '1.3/1',
  kind: 'publication',
  fulfilled: '2021-05-10',
  counts: 1,
  documents: [],
  ...(replaces && { replaces }),
});
const done = (second: number, by = school) => ({
  id: `act-${second}`,
  by,
  at: at(second),
  print: '',
});
const hand = (second: number, ...items: Handed[]): Act => ({
  act: 'hand-in',
  ...done(second),
  items,
});
const judge = (second: number, verdict: 'accepted' | 'returned', ...items: string[]): Act => ({
  act: 'review',
  ...done(second, imo),
  decisions: items.map((item) => ({ item, verdict })),
});
const take = (second: number, act: 'withdraw' | 'reopen', ...items: string[]): Act => ({
  act,
  ...done(second),
  comment: 'Почему',
  items,
});
const task = (acts: Act[]) => ({
  due: '2021-12-31',
  indicators: [{ id: '1/1', target: 2, kinds: ['report'] }],
  acts,
});
const states = (acts: Act[], known?: string) =>
  taskAt(task(acts), known).items.map(({ id, state }) => `${id} ${state}`);

describe('acts make', () => {
  test('an item wait, then stand as it was decided, with the decision beside it', () => {
    const acts = [hand(1, handed('a'), handed('b')), judge(2, 'accepted', 'a')];
    expect(states(acts)).toEqual(['a accepted', 'b waiting']);
    const [a] = taskAt(task(acts)).items;
    expect(a?.verdict).toEqual({ verdict: 'accepted', review: 'act-2', by: imo, at: at(2) });
    expect(a).toMatchObject({ submission: 'act-1', by: school, at: at(1), since: at(1) });
  });

  test('what was returned and mended replaced; a mending that is taken back mends nothing', () => {
    const acts = [hand(1, handed('a')), judge(2, 'returned', 'a'), hand(3, handed('b', 'a'))];
    expect(states(acts)).toEqual(['a replaced', 'b waiting']);
    expect(states([...acts, take(4, 'withdraw', 'b')])).toEqual(['a returned', 'b withdrawn']);
  });

  test('an acceptance that is taken back wait again, since that instant, with the reason until it is decided', () => {
    const acts = [hand(1, handed('a')), judge(2, 'accepted', 'a'), take(3, 'reopen', 'a')];
    expect(taskAt(task(acts)).items).toMatchObject([
      { state: 'waiting', since: at(3), at: at(1), reopened: { comment: 'Почему', at: at(3) } },
    ]);
    expect(taskAt(task(acts)).items[0]).not.toHaveProperty('verdict');
    const [again] = taskAt(task([...acts, judge(4, 'returned', 'a')])).items;
    expect(again?.state).toBe('returned');
    expect(again).not.toHaveProperty('reopened');
  });

  test('nothing of an item that was not handed in', () => {
    expect(states([judge(1, 'accepted', 'x'), take(2, 'withdraw', 'x')])).toEqual([]);
  });
});

describe('what was decided for one task alone', () => {
  const planned = (due: string, target: number, acts: Act[]) =>
    taskAt({ due, indicators: [{ id: '1/1', target, kinds: ['report'] }], acts });
  const extend: Act = { act: 'extend', ...done(1, imo), due: '2022-03-01', of: '2021-12-31' };
  const other: Act = { act: 'retarget', ...done(2, imo), indicator: '1/1', target: 1, of: 3 };

  test('holds as long as the plan says what it said then: a version that names the cell takes over', () => {
    const now = planned('2021-12-31', 3, [extend, other]);
    expect([now.due, now.indicators[0]?.target]).toEqual(['2022-03-01', 1]);
    expect(now.extended?.before).toBe('2021-12-31');
    const later = planned('2022-06-01', 2, [extend, other]);
    expect([later.due, later.indicators[0]?.target]).toEqual(['2022-06-01', 2]);
    expect([later.extended, later.indicators[0]?.retargeted]).toEqual([undefined, undefined]);
  });

  test('was not known before it was decided', () => {
    const acts = [extend, { act: 'end' as const, ...done(3, imo), comment: 'Не нужно' }];
    const of = { due: '2021-12-31', indicators: [], acts };
    expect(taskAt(of, at(0)).due).toBe('2021-12-31');
    expect([taskAt(of, at(2)).ended, taskAt(of, at(3)).ended?.comment]).toEqual([
      undefined,
      'Не нужно',
    ]);
  });
});

/** Acts in any order that a task may see: each upon items that are there. */
const walk = fc
  .array(fc.tuple(fc.nat(11), fc.nat(9), fc.nat(2000)), { minLength: 1, maxLength: 60 })
  .map((steps) => {
    const acts: Act[] = [];
    let now = start;
    for (const [kind, pick, pause] of steps) {
      // A clock may stand still, or go back.
      now += pause - 500;
      const { items } = taskAt(task(acts));
      const one = items[pick % Math.max(1, items.length)]?.id;
      const by = {
        id: `act-${acts.length}`,
        by: school,
        at: nextInstant(acts, new Date(now).toISOString()),
        print: '',
      };
      const id = `i${acts.length}`;
      if (kind === 0 || !one) acts.push({ act: 'hand-in', ...by, items: [handed(id)] });
      else if (kind === 1) acts.push({ act: 'hand-in', ...by, items: [handed(id, one)] });
      else if (kind === 2)
        acts.push({
          act: 'review',
          ...by,
          decisions: [{ item: one, verdict: pick % 2 ? 'accepted' : 'returned' }],
        });
      else if (kind < 6) {
        const act = (['withdraw', 'reopen', 'sign'] as const)[kind - 3] ?? 'sign';
        acts.push({ act, ...by, items: [one] });
      } else if (kind === 6)
        acts.push({ act: 'extend', ...by, due: `2022-0${1 + (pick % 9)}-01`, of: '2021-12-31' });
      else if (kind === 7)
        acts.push({ act: 'retarget', ...by, indicator: '1/1', target: pick + 1, of: 2 });
      else if (kind === 8) acts.push({ act: 'explain', ...by, until: '2022-01-01' });
      else if (kind === 9) acts.push({ act: pick % 2 ? 'end' : 'resume', ...by });
      else acts.push({ act: 'say', ...by, documents: [] });
    }
    return acts;
  });

describe('what was known at an instant', () => {
  test('never changes, whatever comes later and whatever a clock says', () => {
    fc.assert(
      fc.property(walk, (acts) => {
        const instants = acts.map((act) => act.at);
        expect(instants).toEqual([...new Set(instants)].sort());
        acts.forEach(({ at: known }, place) => {
          const then = taskAt(task(acts.slice(0, place + 1)));
          expect(taskAt(task(acts), known)).toEqual(then);
        });
        expect(taskAt(task(acts), '2020-01-01T00:00:00.000Z').items).toEqual([]);
        expect(taskAt(task(acts), '2030-01-01T00:00:00.000Z')).toEqual(taskAt(task(acts)));
      }),
    );
  });

  test('is not changed in place', () => {
    fc.assert(
      fc.property(walk, (acts) => {
        const before = structuredClone(acts);
        taskAt(task(acts));
        expect(acts).toEqual(before);
      }),
    );
  });
});
