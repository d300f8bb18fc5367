/** Rules of acts upon a task itself: who decides what of it, how long that holds, what it counts for. */
import type { Mutant } from './mutant.ts';

const steps = 'test/rooms/tasks/steps.test.ts';
const over = 'test/rooms/tasks/over.test.ts';
const signing = 'test/rooms/tasks/signing.test.ts';
const file = (name: string) => `functions/contract/tasks/${name}.ts`;

export const stepMutants: Mutant[] = [
  {
    name: 'a school gives itself time, a target, an end',
    file: file('steps'),
    before: 'office: reviews, reviewer: reviews,',
    after: 'office: reviews || submits, reviewer: reviews,',
    suites: ['test/contract/steps.test.ts'],
  },
  {
    name: 'an office gives itself time',
    file: file('steps'),
    before: "return who === 'office' && side === owes ? 'own-work' : undefined;",
    after: 'return undefined;',
    suites: [steps],
  },
  {
    name: 'a cause is given by anybody who hands in here',
    file: file('steps'),
    before: "(who === 'owner' && side !== owes)",
    after: 'side.length === 0',
    suites: ['test/contract/steps.test.ts'],
  },
  {
    name: 'an end may be taken back where there is none',
    file: file('steps'),
    before: "if (!from.includes(ended ? 'ended' : 'open')) return 'state';",
    after: "if (from.length === 0 && ended) return 'state';",
    suites: [over],
  },
  {
    name: 'another term stands against a version that names the cell',
    file: file('fold'),
    before: 'if (act.of !== sheet.plan.due) return;',
    after: '',
    suites: ['test/contract/fold.test.ts'],
  },
  {
    name: 'another target stands against a version that names the cell',
    file: file('fold'),
    before: 'one.id !== act.indicator || planned !== act.of',
    after: 'one.id !== act.indicator || planned === undefined',
    suites: ['test/contract/fold.test.ts'],
  },
  {
    name: 'another target asks for the plan to be revised',
    file: file('progress'),
    before: 'issued: sum(own.map((one) => one.planned ?? one.target)),',
    after: 'issued: sum(own.map((one) => one.target)),',
    suites: [steps],
  },
  {
    name: 'a lesser target is missed all the same',
    file: file('progress'),
    before: 'const left = wantedOf(indicator, asked) - sum(own.map(lessened));',
    after: 'const left = wantedOf(indicator, asked) - 0 * sum(own.map(lessened));',
    suites: [steps],
  },
  {
    name: 'a later term of one is not waited for',
    file: file('progress'),
    before: 'due: lastDay(own) ?? dueOf(term, cell),',
    after: 'due: own.length < 0 ? (lastDay(own) ?? null) : dueOf(term, cell),',
    suites: [steps],
  },
  {
    name: 'what was not held is missed',
    file: file('progress'),
    before: "ended === true || notHeld === 'accepted';",
    after: 'ended === true && notHeld !== undefined;',
    suites: [over],
  },
  {
    name: 'what was not held is a paper',
    file: file('counting'),
    before: 'const by = all.filter(({ ground }) => ground === undefined);',
    after: 'const by = all;',
    suites: [over],
  },
  {
    name: 'a note of the office is read by a school',
    file: 'functions/domain/tasks/reading.ts',
    before: "return act.act === 'note' ? ctx.may('task.review', task) : shows(act.by.side);",
    after: 'return shows(act.by.side);',
    suites: [steps],
  },
  {
    name: 'a file of another school goes with a message',
    file: 'functions/domain/documents/naming.ts',
    before:
      "if (!document || !ctx.may('document.upload', { owes: document.owner })) return 'unknown';",
    after: "if (!document) return 'unknown';",
    suites: [steps],
  },
  {
    name: 'what wants a sign-off goes without it',
    file: 'functions/domain/submissions/handing.ts',
    before: 'signOff === true && !isOffice(side) && !heads.includes(side);',
    after: 'signOff === true && isOffice(side) && !heads.includes(side);',
    suites: [signing],
  },
  {
    name: 'anybody of a school signs for its head',
    file: file('transitions'),
    before: "if (who === 'head' && !actor.heads?.includes(item.by.side)) return 'foreign';",
    after: '',
    suites: [signing],
  },
  {
    name: 'what an office ended is handed in all the same',
    file: 'functions/domain/tasks/acting.ts',
    before: "if (full.shut && !(ended && full.shut === 'ended'))",
    after: "if (full.shut && full.shut !== 'ended')",
    suites: [over],
  },
  {
    name: 'a case file of one school tells what another said',
    file: 'functions/schedule/casefiles/messages.ts',
    before: '!isStep(act) || isOffice(side) || side === task?.side;',
    after: '!isStep(act) || isOffice(side) || side.length > 0 || task === undefined;',
    suites: ['test/rooms/casefiles/thread.test.ts'],
  },
  {
    name: 'an act is told anew by every run',
    file: 'functions/domain/letters.ts',
    before: '.update(JSON.stringify([about, letter.to]))',
    after: '.update(JSON.stringify([about, letter.to, Math.random()]))',
    suites: ['test/rooms/notices/acts.test.ts'],
  },
  {
    name: 'everybody is told what they did themselves',
    file: 'functions/domain/notices/acts.ts',
    before: 'if (person.id !== act.by.id && said)',
    after: 'if (said)',
    suites: ['test/rooms/notices/acts.test.ts'],
  },
  {
    name: 'whoever has handed in is reminded',
    file: 'functions/domain/notices/daily.ts',
    before: ".filter(({ state }) => state === 'open')",
    after: ".filter(({ state }) => state === 'open' || state === 'waiting')",
    suites: ['test/rooms/notices/daily.test.ts'],
  },
  {
    name: 'debts are told on every day',
    file: 'functions/domain/notices/daily.ts',
    before: 'if (isMonday(ctx.today)) {',
    after: 'if (!isMonday(ctx.today) || isMonday(ctx.today)) {',
    suites: ['test/rooms/notices/daily.test.ts'],
  },
  {
    name: 'days that a decree moves are days of work',
    file: 'functions/contract/calendar.ts',
    before: 'if (isWeekend(day) || isHoliday(day) || moved?.off.includes(name)) return false;',
    after: 'if (isWeekend(day) || isHoliday(day)) return false;',
    suites: ['test/contract/calendar.test.ts'],
  },
  {
    name: 'a newcomer is told of what was before',
    file: 'functions/domain/notices/readers.ts',
    before: 'given === undefined || given <= at',
    after: 'given === undefined || given <= at || at.length > 0',
    suites: ['test/rooms/notices/acts.test.ts'],
  },
  {
    name: 'an answer does not come to whom asked',
    file: 'functions/domain/notices/acts.ts',
    before: 'const sides = [...new Set([owes, ...asked])]',
    after: 'const sides = [...new Set([owes, ...asked.slice(0, 0)])]',
    suites: ['test/rooms/notices/acts.test.ts'],
  },
];
