/** Rules of the contract, each taken away. */
import type { Mutant } from './mutant.ts';

export const contract: Mutant[] = [
  {
    name: 'a cell is late on the very day of its term',
    file: 'functions/contract/roadmaps/states.ts',
    before:
      "if (due === null || asOf <= due) return fact + waiting > 0 ? 'in-progress' : 'not-due';",
    after: "if (due === null || asOf < due) return fact + waiting > 0 ? 'in-progress' : 'not-due';",
    suites: ['test/contract/plan.test.ts'],
  },
  {
    name: 'what divides among schools is asked of each of them whole',
    file: 'functions/contract/roadmaps/plan.ts',
    before: '? whole / schools : 1',
    after: '? whole : 1',
    suites: ['test/contract/plan.test.ts'],
  },
  {
    name: 'a day ends a second too early',
    file: 'functions/contract/days.ts',
    before: 'T23:59:59.999Z',
    after: 'T23:59:58.999Z',
    suites: ['test/contract/days.test.ts'],
  },
  {
    name: 'the newest road map stands, not that of this day',
    file: 'functions/contract/roadmaps/current.ts',
    before: 'from <= today && today <= to',
    after: 'from <= to || !today',
    suites: ['test/contract/standing.test.ts'],
  },
];
