/** Rules of the demonstration's work: it comes once, where it began, and what people did stays. */
import type { Mutant } from './mutant.ts';

const begin = 'infra/local/begin.ts';
const work = 'infra/local/work.ts';
const suites = ['test/local/demo.test.ts'];

export const beginnings: Mutant[] = [
  {
    name: 'work comes into what began without it',
    file: begin,
    before: 'approved?.at !== ctx.now || ',
    after: '',
    suites,
  },
  {
    name: 'work is done before its day',
    file: begin,
    before: 'todayOf(house) <= dayOf(last)',
    after: 'todayOf(house) < dayOf(last)',
    suites,
  },
  {
    name: 'what was done before a load was cut off is done again',
    file: work,
    before: 'if (task.acts.some((one) => one.id === id)) return;',
    after: '',
    suites,
  },
  {
    name: 'a draft is saved over what somebody typed on',
    file: work,
    before: 'if (draftVersion > 0) return;',
    after: '',
    suites: ['test/local/work.test.ts'],
  },
  {
    name: 'the schedule is asked for what was done in the past',
    file: work,
    before: '{ ...house, jobs: async () => undefined }',
    after: 'house',
    suites: ['test/local/work.test.ts'],
  },
  {
    name: 'a summary that is made later knows what came after it was asked for',
    file: 'functions/domain/summaries/sealing.ts',
    before: 'endOf(dayOf(instant))',
    after: 'endOf(ctx.today)',
    suites: ['test/local/work.test.ts'],
  },
  {
    name: 'a name that is nobody’s is asked of DNS',
    file: 'functions/store/looks.ts',
    before: "if (nobodys.test(host)) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });",
    after: '',
    suites: ['test/stores/web.test.ts'],
  },
];
