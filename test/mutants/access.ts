/** Rules of access: the table verb × role, and how far a right reaches. */
import type { Mutant } from './mutant.ts';

const file = 'functions/contract/people/access.ts';
const suites = ['test/rooms/access.test.ts'];

export const access: Mutant[] = [
  {
    name: 'a right that has ended still holds',
    file: 'functions/domain/people/sessions.ts',
    before: 'current(whole.grants, todayOf(house))',
    after: 'todayOf(house) ? whole.grants : current(whole.grants, todayOf(house))',
    suites: ['test/rooms/people/sessions.test.ts', 'test/rooms/people/leaving.test.ts'],
  },
  {
    name: 'who speaks for a school helps it too',
    file,
    before: "isOfSchools(role) && sides[role] !== 'school'",
    after: 'isOfSchools(role)',
    suites: ['test/contract/standing.test.ts'],
  },
  {
    name: 'a school takes part in another school’s task',
    file,
    before: '(one) => reaches(one, grant, subject) && !foreign(one, grant, subject),',
    after: '(one) => reaches(one, grant, subject),',
    suites,
  },
  {
    name: 'a right of one school reaches all',
    file,
    before: 'return subject.owes !== undefined && !!grant.schools?.includes(subject.owes);',
    after: 'return subject.owes !== undefined;',
    suites,
  },
  {
    name: 'an office hands in for every office',
    file,
    before: 'return subject.owes !== undefined && subject.owes === sides[grant.role];',
    after: 'return subject.owes !== undefined;',
    suites,
  },
  {
    name: 'who is no co-executor takes part',
    file,
    before: 'return side !== undefined && !!subject.executors?.includes(side);',
    after: 'return side !== undefined;',
    suites,
  },
  {
    name: 'a guest judges',
    file,
    before: "'task.review': { imo: 'all', uo: 'all' },",
    after: "'task.review': { imo: 'all', uo: 'all', guest: 'all' },",
    suites,
  },
  {
    name: 'a school compiles summaries',
    file,
    before: "'summary.compile': { imo: 'all', uo: 'all' },",
    after: "'summary.compile': { imo: 'all', uo: 'all', school: 'all' },",
    suites,
  },
  {
    name: 'the methodists keep people',
    file,
    before: "'person.keep': { admin: 'all' },",
    after: "'person.keep': { admin: 'all', imo: 'all' },",
    suites,
  },
  {
    name: 'what one may only read is a duty',
    file,
    before: "if (speaksFor(person).includes(task.owes)) return 'owes';",
    after: "if (speaksFor(person).length > 0) return 'owes';",
    suites: ['test/contract/standing.test.ts'],
  },
  {
    name: 'a tutor acts as the school that they help',
    file: 'functions/contract/people/speaking.ts',
    before: "if (side !== 'school') return",
    after: "if (side !== 'school' && !schools.includes(owes ?? '')) return",
    suites: ['test/contract/standing.test.ts'],
  },
  {
    name: 'a plan that nobody approved is told to anybody',
    file: 'functions/domain/roadmaps/reading.ts',
    before: '(plan.approved !== undefined) === approved',
    after: 'approved || plan.approved === undefined',
    suites: ['test/rooms/site.test.ts'],
  },
  {
    name: 'who may not approve is told of drafts',
    file: 'functions/api/routes/session.ts',
    before: "may('roadmap.approve') ?",
    after: "may('roadmap.read') ?",
    suites: ['test/rooms/site.test.ts'],
  },
  {
    name: 'whoever asks is believed where they are',
    file: 'functions/api/viewer.ts',
    before: 'edge !== undefined && timingSafeEqual(',
    after: 'edge === undefined || timingSafeEqual(',
    suites: ['test/rooms/people/codes.test.ts'],
  },
  {
    name: 'any word proves the edge',
    file: 'functions/api/viewer.ts',
    before: "edge !== undefined && timingSafeEqual(hash(c.req.header(proof) ?? ''), hash(edge))",
    after: 'edge !== undefined && hash(edge).length > 0',
    suites: ['test/rooms/people/codes.test.ts'],
  },
  {
    name: 'each address of IPv6 is a network of its own',
    file: 'functions/api/viewer.ts',
    before: 'if (!isIPv6(address) || /^::ffff:[\\d.]+$/i.test(address)) return address;',
    after: 'if (address) return address;',
    suites: ['test/rooms/people/codes.test.ts'],
  },
  {
    name: 'all of IPv4 in the clothes of IPv6 is one network',
    file: 'functions/api/viewer.ts',
    before: ' || /^::ffff:[\\d.]+$/i.test(address)',
    after: '',
    suites: ['test/rooms/people/codes.test.ts'],
  },
  {
    name: 'codes wait behind the heavy work of the schedule',
    file: 'functions/store/jobs.ts',
    before: "job.job === 'code' ? letters : schedule",
    after: "letters ? schedule : ''",
    suites: ['test/stores/jobs.test.ts'],
  },
];
