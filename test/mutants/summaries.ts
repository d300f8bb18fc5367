/** Rules of a summary: what it says of plan, fact, debts, and of what was known. */
import type { Mutant } from './mutant.ts';

const sealing = 'functions/domain/summaries/sealing.ts';
const asking = 'functions/domain/summaries/asking.ts';

const owed = 'functions/domain/summaries/owed.ts';
const counting = 'functions/contract/tasks/counting.ts';
export const summaries: Mutant[] = [
  {
    name: 'tasks issued after «по данным на» are counted',
    file: sealing,
    before: '.filter((task) => task.issuedAt <= known)',
    after: '.filter((task) => task.issuedAt <= known || true)',
    suites: ['test/rooms/summaries/known.test.ts'],
  },
  {
    name: '«по данным на» is ignored',
    file: sealing,
    before: 'joined(registry, task, known)',
    after: 'joined(registry, task)',
    suites: ['test/rooms/summaries/known.test.ts'],
  },
  {
    name: 'a surplus is not capped in the matrix',
    file: owed,
    before: 'const accepted = capped((one) => one.accepted);',
    after: 'const accepted = sum((one) => one.accepted);',
    suites: ['test/rooms/summaries/compile.test.ts'],
  },
  {
    name: 'what waits is a debt',
    file: counting,
    before: 'one.notHeld !== undefined || one.accepted + one.waiting >= one.target',
    after: 'one.notHeld !== undefined || one.accepted >= one.target',
    suites: ['test/rooms/summaries/compile.test.ts'],
  },
  {
    name: 'what was returned besides a target that is met is a debt for ever',
    file: owed,
    before: "item.state === 'returned' && !isMet(task.tallies)",
    after: "item.state === 'returned'",
    suites: ['test/rooms/summaries/compile.test.ts'],
  },
  {
    name: 'what was fulfilled after the day is a fact of it',
    file: 'functions/contract/tasks/counting.ts',
    before: 'asOf === undefined || item.fulfilled <= asOf',
    after: "asOf === undefined || item.fulfilled !== ''",
    suites: ['test/rooms/summaries/compile.test.ts'],
  },
  {
    name: 'a summary is made of a day before the plan',
    file: asking,
    before: "throw invalid('asOf', 'before-plan');",
    after: '{}',
    suites: ['test/rooms/summaries/summaries.test.ts'],
  },
  {
    name: 'a summary is made of a day that is ahead',
    file: asking,
    before: "if (asOf > ctx.today) throw invalid('asOf', 'future');",
    after: '',
    suites: ['test/rooms/summaries/summaries.test.ts'],
  },
  {
    name: 'one school’s surplus hides what another owes',
    file: 'functions/contract/tasks/progress.ts',
    before: 'sum(own.map((one) => Math.min(one.target, count(one))));',
    after: 'sum(own.map((one) => count(one)));',
    suites: ['test/contract/counting.test.ts'],
  },
];
