/** The table of acts: who may do what to an item in which state; and its drawing in the documents, made from the table. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type ItemState,
  itemStates,
  type Move,
  refusalOf,
  transitions,
} from '../../functions/contract/tasks/transitions.ts';
import { draw } from './drawing.ts';

const moves = Object.keys(transitions) as Move[];
const by = { id: 'coordinator', side: 'lyceum-4' };
const actors = {
  coordinator: { id: 'coordinator', sides: ['lyceum-4'], reviews: false },
  head: { id: 'head', sides: ['lyceum-4'], reviews: false, heads: ['lyceum-4'] },
  'head of another school': {
    id: 'head-2',
    sides: ['education-centre'],
    reviews: false,
    heads: ['education-centre'],
  },
  'another school': { id: 'other', sides: ['education-centre'], reviews: false },
  office: { id: 'office', sides: ['uo'], reviews: false },
  reviewer: { id: 'methodist', sides: ['imo'], reviews: true },
  'reviewer who handed it in': { id: 'coordinator', sides: ['lyceum-4'], reviews: true },
  guest: { id: 'guest', sides: [], reviews: false },
};
type Name = keyof typeof actors;

/** What is allowed, said once more in plain words: move, states, who. Everything else is refused. */
const allowed: [Move, ItemState[], Name[]][] = [
  ['mend', ['returned'], ['coordinator', 'head', 'reviewer who handed it in']],
  ['sign', ['signing'], ['head']],
  [
    'withdraw',
    ['signing', 'waiting', 'returned'],
    ['coordinator', 'head', 'reviewer who handed it in'],
  ],
  ['accept', ['waiting'], ['reviewer']],
  ['return', ['waiting'], ['reviewer']],
  ['reopen', ['accepted'], ['reviewer']],
];

describe.each(moves)('%s', (move) => {
  test.each(itemStates)('an item that is %s', (state) => {
    const may = (Object.keys(actors) as Name[]).filter(
      (name) => refusalOf(move, actors[name], { state, by }) === undefined,
    );
    const row = allowed.find(([one, states]) => one === move && states.includes(state));
    // Handing in is about no item that is there; that one may is asked by the right itself.
    expect(may).toEqual(row?.[2] ?? []);
  });
});

test('a refusal says whose fault it is: the state, somebody else’s item, one’s own work', () => {
  const item = { state: 'waiting', by } as const;
  expect(refusalOf('reopen', actors.reviewer, item)).toBe('state');
  expect(refusalOf('withdraw', actors.office, item)).toBe('foreign');
  expect(refusalOf('accept', actors['reviewer who handed it in'], item)).toBe('own-work');
  expect(refusalOf('accept', actors.head, item)).toBe('foreign');
});

test('the drawing in the documents is that of the table', () => {
  const path = join(import.meta.dirname, '../../docs/acts.md');
  if (process.env.DRAW) writeFileSync(path, draw());
  expect(readFileSync(path, 'utf8')).toBe(draw());
});
