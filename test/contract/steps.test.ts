/** The table of steps: who may do what to a task itself, and when. */
import { describe, expect, test } from 'vitest';
import {
  type Step,
  type Stepper,
  stepNames,
  stepRefusal,
} from '../../functions/contract/tasks/steps.ts';

const people: Record<string, Stepper> = {
  owner: { side: 'uo', submits: true, reviews: false },
  'co-executor': { side: 'lyceum-4', submits: true, reviews: false },
  'own office': { side: 'uo', submits: false, reviews: true },
  'other office': { side: 'imo', submits: false, reviews: true },
  guest: { side: '', submits: false, reviews: false },
};

/** Said once more in plain words: of an open task, and of one that is ended, who may. */
const allowed: Record<Step, [open: string[], ended: string[]]> = {
  extend: [['other office'], []],
  retarget: [['other office'], []],
  explain: [['owner'], []],
  end: [['other office'], []],
  resume: [[], ['other office']],
  say: [
    ['owner', 'co-executor', 'own office', 'other office'],
    ['owner', 'co-executor', 'own office', 'other office'],
  ],
  note: [
    ['own office', 'other office'],
    ['own office', 'other office'],
  ],
};

describe.each(stepNames)('%s', (step) => {
  test.each([false, true])('of a task that is ended: %s', (ended) => {
    const may = Object.keys(people).filter(
      (name) => stepRefusal(step, people[name] as Stepper, { owes: 'uo', ended }) === undefined,
    );
    expect(may).toEqual(allowed[step][ended ? 1 : 0]);
  });
});
