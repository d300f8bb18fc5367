/** Where a cell of a plan stands on a day (`docs/design.md` §11). Pure. */
import type { Day } from '../days.ts';

/** States of a cell, best first. */
export const cellStates = [
  'done',
  'handed-in',
  'partial',
  'in-progress',
  'not-done',
  'not-held',
  'not-due',
  'dropped',
  'not-planned',
] as const;
export type CellState = (typeof cellStates)[number];

/**
 * The state of a cell of papers on a day. `plan` null: nothing is asked. `fact`: accepted and fulfilled by that day.
 * `waiting`: handed in, not yet judged, fulfilled by that day; `inTime`: those of them fulfilled within the term. A term that
 * nobody has set is never over.
 */
export function stateOf(cell: {
  plan: number | null;
  fact: number;
  waiting: number;
  inTime: number;
  due: Day | null;
  asOf: Day;
}): CellState {
  const { plan, fact, waiting, inTime, due, asOf } = cell;
  if (plan === null || plan === 0) return 'not-planned';
  if (fact >= plan) return 'done';
  if (due === null || asOf <= due) return fact + waiting > 0 ? 'in-progress' : 'not-due';
  if (inTime > 0 && (fact + inTime >= plan || fact === 0)) return 'handed-in';
  return fact > 0 ? 'partial' : 'not-done';
}

/**
 * The state of a cell of values. As long as some have not reported, it is reckoned by who has, as papers are; once all have,
 * the value decides: a target that was missed is missed, whatever was handed in for it.
 */
export function stateOfValue(reported: Parameters<typeof stateOf>[0], isMet: boolean): CellState {
  const state = stateOf(reported);
  if (state !== 'done' || isMet) return state;
  const { due, asOf } = reported;
  return due === null || asOf <= due ? 'in-progress' : 'not-done';
}

/** What nobody waits for any more. */
const unwanted: CellState[] = ['not-held', 'dropped', 'not-planned'];

/** The state of several terms that stand in one column: what lacks is not hidden by what is done. */
export function together(states: CellState[]): CellState {
  // What is wanted no more hides nothing of what is.
  const wanted = states.filter((state) => !unwanted.includes(state));
  const planned = wanted.length > 0 ? wanted : states.filter((state) => state !== 'not-planned');
  const [first] = planned;
  if (first === undefined) return 'not-planned';
  if (wanted.length === 0) return planned.includes('not-held') ? 'not-held' : first;
  if (planned.every((state) => state === first)) return first;
  const has = (...some: CellState[]) => planned.some((state) => some.includes(state));
  if (has('not-done', 'partial'))
    return has('done', 'partial', 'handed-in') ? 'partial' : 'not-done';
  if (has('not-due', 'in-progress'))
    return has('done', 'handed-in', 'in-progress') ? 'in-progress' : 'not-due';
  return 'handed-in';
}

/** How many cells of each period stand where; `rows` hold a cell for each period, in their order. */
export const totalsOf = (
  periods: { id: string }[],
  rows: { cells: { state: CellState }[] }[],
): { period: string; states: Record<CellState, number> }[] =>
  periods.map(({ id }, place) => {
    const count = (state: CellState) => rows.filter(({ cells }) => cells[place]?.state === state);
    const states = cellStates.map((state) => [state, count(state).length]);
    return { period: id, states: Object.fromEntries(states) as Record<CellState, number> };
  });
