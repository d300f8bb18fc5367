/** Limits: of a person's requests, of a day's files and archives. */
import type { Mutant } from './mutant.ts';

const pace = 'functions/api/pace.ts';
const suites = ['test/rooms/pace.test.ts'];

export const limits: Mutant[] = [
  {
    name: 'nobody is too often',
    file: 'functions/domain/limits.ts',
    before: 'if (counted) return;',
    after: 'if (counted || what !== key.sk) return;',
    suites,
  },
  {
    name: 'what was refused is asked of the table again',
    file: pace,
    before: 'if (one.over) throw refusal(one, ends);',
    after: '',
    suites,
  },
  {
    name: 'each process has a pace of its own',
    file: pace,
    before: '`requests:',
    after: 'known.size + `requests:',
    suites,
  },
  {
    name: 'each session has a pace of its own',
    file: pace,
    before: 'known.set(cookie, person.id);',
    after: 'known.set(cookie, cookie.slice(0, 24));',
    suites,
  },
  {
    name: 'whoever goes on asking in vain has each window anew',
    file: pace,
    before: 'one.over && one.asked >= vain',
    after: 'one.over && one.asked < 0',
    suites,
  },
  {
    name: 'whoever was too often once is refused for good',
    file: pace,
    before: 'one.over && one.asked >= vain',
    after: 'one.over',
    suites,
  },
  {
    name: 'a refusal says the end of a window at which it is refused again',
    file: pace,
    before: '(asked >= vain ? window : 0)',
    after: '0',
    suites,
  },
  {
    name: 'all requests of a person are worked at together',
    file: pace,
    before: 'const abreast = 4;',
    after: 'const abreast = 4000;',
    suites,
  },
  {
    name: 'requests of a person stand in the way of everybody',
    file: pace,
    before: 'person ? inTurn(person, next) : next()',
    after: "person ? inTurn('all', next) : next()",
    suites,
  },
  {
    name: 'whoever nobody knows may ask without end',
    file: pace,
    before: '.slice(0, 24), pace.network)',
    after: '.slice(0, 24), 1e9)',
    suites,
  },
  {
    name: 'a network keeps out those who are known in it',
    file: pace,
    before: 'const person = known.get(',
    after: 'const person = new Map<string, string>().get(',
    suites,
  },
  {
    name: 'a person is counted by what a cookie says',
    file: pace,
    before: "const person = known.get(sha256(getCookie(c, nameOf(house)) ?? ''));",
    after: "const person = getCookie(c, nameOf(house))?.split('.')[0];",
    suites,
  },
  {
    name: 'a body is read before it is asked who sends it',
    file: 'functions/api/app.ts',
    before: '    .use(before)\n',
    after: '    .use((c, next) => c.req.arrayBuffer().then(() => next()))\n    .use(before)\n',
    suites,
  },
];
