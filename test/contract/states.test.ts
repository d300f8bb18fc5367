/** Where a cell stands: of several terms together, and of values, where reporting alone does not make it done. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CellState,
  cellStates,
  stateOf,
  stateOfValue,
  together,
} from '../../functions/contract/roadmaps/states.ts';

test('each state that a figure of a year counts has a colour of its own there', () => {
  const style = readFileSync(new URL('../../web/style/lists.css', import.meta.url), 'utf8');
  const drawn = cellStates.filter((state) => state !== 'not-planned');
  expect(drawn.filter((state) => !style.includes(`.share-${state}`))).toEqual([]);
});

describe('states of several terms together', () => {
  const states = fc.array(fc.constantFrom(...cellStates), { maxLength: 6 });
  const has = (all: CellState[], ...some: CellState[]) => all.some((one) => some.includes(one));

  test('are one of the seven; alone a state is itself, in any order the same', () => {
    fc.assert(
      fc.property(states, (all) => {
        expect(cellStates).toContain(together(all));
        expect(together([...all].reverse())).toBe(together(all));
        for (const one of all) expect(together([one, one])).toBe(one);
      }),
    );
  });

  test('what was not planned says nothing', () => {
    fc.assert(
      fc.property(states, (all) => {
        expect(together([...all, 'not-planned'])).toBe(together(all));
      }),
    );
    expect(together([])).toBe('not-planned');
  });

  test('done is done when all is; what lacks is never hidden by what is done', () => {
    fc.assert(
      fc.property(states, (all) => {
        // What is wanted no more hides nothing, and stands there only where nothing else does.
        const planned = all.filter((one) => !has([one], 'not-planned', 'not-held', 'dropped'));
        const whole = together(all);
        expect(has([whole], 'not-held', 'dropped')).toBe(
          planned.length === 0 && has(all, 'not-held', 'dropped'),
        );
        expect(whole === 'done').toBe(planned.length > 0 && planned.every((one) => one === 'done'));
        if (has(planned, 'not-done', 'partial')) expect(['not-done', 'partial']).toContain(whole);
        if (whole === 'not-done') expect(has(planned, 'done', 'partial')).toBe(false);
        if (!has(planned, 'not-done', 'partial'))
          expect(has([whole], 'not-done', 'partial')).toBe(false);
      }),
    );
  });
});

describe('the state of a value', () => {
  const reportedBy = fc.record({
    plan: fc.integer({ min: 1, max: 5 }),
    fact: fc.nat(5),
    waiting: fc.nat(3),
    inTime: fc.nat(3),
    due: fc.constantFrom('2021-05-31', null),
    asOf: fc.constantFrom('2021-05-30', '2021-05-31', '2021-06-01'),
  });

  test('is that of papers as long as some have not reported, or the target is met', () => {
    fc.assert(
      fc.property(reportedBy, fc.boolean(), (of, isMet) => {
        const [state, papers] = [stateOfValue(of, isMet), stateOf(of)];
        if (of.fact < of.plan || isMet) expect(state).toBe(papers);
        else expect(['in-progress', 'not-done']).toContain(state);
      }),
    );
  });

  test('of a target that was missed is never done, and without a day never «не выполнено»', () => {
    fc.assert(
      fc.property(reportedBy, fc.boolean(), (of, isMet) => {
        const state = stateOfValue(of, isMet);
        if (!isMet) expect(state).not.toBe('done');
        if (of.due === null) expect(['done', 'in-progress', 'not-due']).toContain(state);
      }),
    );
  });
});
