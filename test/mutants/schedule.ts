/** Rules of the schedule and of files under way: one that fails keeps no other, nothing is forgotten or left lying. */
import type { Mutant } from './mutant.ts';

const settling = 'functions/domain/documents/settling.ts';
const asking = 'functions/domain/documents/asking.ts';
const cleaning = 'functions/domain/documents/cleaning.ts';
const work = 'functions/domain/work.ts';

export const schedule: Mutant[] = [
  {
    name: 'the sweep reads one page of what waits',
    file: settling,
    before: '    } while (after);',
    after: '    } while (after && end < 0);',
    suites: ['test/rooms/documents/underway.long.test.ts'],
  },
  {
    name: 'the sweep goes on past its minute',
    file: settling,
    before: 'if (ctx.clock() > end) return;',
    after: '',
    suites: ['test/rooms/documents/cleaning.test.ts'],
  },
  {
    name: 'one that fails ends the work of all',
    file: work,
    before: 'await work(one).catch((error) => faults.push(error));',
    after: 'await work(one);',
    suites: ['test/rooms/tick.test.ts'],
  },
  {
    name: 'what failed is told to nobody',
    file: work,
    before: "if (faults.length > 0) throw new AggregateError(faults, 'Some work was not done');",
    after: '',
    suites: ['test/rooms/tick.test.ts'],
  },
  {
    name: 'a fault of one work ends the tick',
    file: 'functions/schedule/run.ts',
    before: 'await each(works, (work) => work(ctx, plans, mail));',
    after: 'for (const work of works) await work(ctx, plans, mail);',
    suites: ['test/rooms/tick.test.ts'],
  },
  {
    name: 'work is tried for ever',
    file: work,
    before: "if (tries > mostTries) return await write({ state: 'failed' });",
    after: '',
    suites: [
      'test/rooms/documents/states.test.ts',
      'test/rooms/links/looks.test.ts',
      'test/rooms/summaries/sealing.test.ts',
    ],
  },
  {
    name: 'parts of a file that was refused are left lying',
    file: cleaning,
    before: 'if (documents.large(refused)) await ctx.parts.abandon(object);',
    after: '',
    suites: ['test/rooms/documents/cleaning.test.ts'],
  },
  {
    name: 'parts of a file that is stored are left lying',
    file: settling,
    before:
      'if (documents.large(document)) await ctx.parts.abandon(documents.objectOf(ctx, document));',
    after: '',
    suites: ['test/rooms/documents/cleaning.test.ts'],
  },
  {
    name: 'a file is forgotten while it comes',
    file: settling,
    before: 'return !parts?.some((part) => !long(part.at));',
    after: 'return parts !== null;',
    suites: ['test/rooms/documents/uploads.test.ts'],
  },
  {
    name: 'other bytes than were declared are kept',
    file: settling,
    before: "sum === document.id ? undefined : 'broken'",
    after: "sum !== '?' ? undefined : 'broken'",
    suites: ['test/rooms/documents/parts.long.test.ts'],
  },
  {
    name: 'there is no limit of links',
    file: asking,
    before: ', links, parts.length);',
    after: ', links, 0);',
    suites: ['test/rooms/documents/underway.long.test.ts'],
  },
  {
    name: 'files under way of others are told of',
    file: asking,
    before: "    .filter((one) => ctx.may('document.upload', { owes: one.owner }))\n",
    after: '',
    suites: ['test/rooms/documents/underway.long.test.ts'],
  },
  {
    name: 'a page that did not open once has vanished',
    file: 'functions/domain/links/looks.ts',
    before: 'since(goneSince ?? at, at) >= vanishes;',
    after: 'since(goneSince ?? at, at) >= 0;',
    suites: ['test/rooms/links/looks.test.ts'],
  },
  {
    name: 'while it is we who are off line pages are counted as gone',
    file: 'functions/domain/links/looks.ts',
    before: "return new Map([...found].filter(([, { seen }]) => seen.state === 'refused'));",
    after: 'return found;',
    suites: ['test/rooms/links/links.test.ts'],
  },
  {
    name: 'what is done once a turn is done by every run',
    file: 'functions/domain/limits.ts',
    before: 'return taken !== undefined;',
    after: 'return taken !== null;',
    suites: ['test/rooms/tasks/tallies.test.ts', 'test/rooms/links/looks.test.ts'],
  },
  {
    name: 'what follows from an act is done at every tick',
    file: 'functions/domain/following.ts',
    before: 'delete left[name];',
    after: '',
    suites: ['test/rooms/tasks/tallies.test.ts'],
  },
  {
    name: 'what could not be followed up is forgotten',
    file: 'functions/domain/following.ts',
    before: 'const left = { ...row.follow };',
    after: 'const left: typeof row.follow = {};',
    suites: ['test/rooms/tasks/tallies.test.ts'],
  },
  {
    name: 'a letter that is muted is sent',
    file: 'functions/domain/letters.ts',
    before: "const state = muted ? { state: 'muted' as const } :",
    after: 'const state =',
    suites: ['test/rooms/notices/reading.test.ts'],
  },
  {
    name: 'whoever owes something may mute the letter of it',
    file: 'functions/contract/notices/kinds.ts',
    before: "export const mutable = ['accepted',",
    after: "export const mutable = ['returned' as 'accepted', 'accepted',",
    suites: ['test/rooms/notices/reading.test.ts'],
  },
  {
    name: 'letters of others are read by everybody',
    file: 'functions/domain/notices/reading.ts',
    before: "  ctx.allow('person.keep');\n",
    after: '',
    suites: ['test/rooms/access.test.ts'],
  },
  {
    name: 'what is muted is forgotten when something else is said',
    file: 'functions/domain/notices/reading.ts',
    before: '...(mutes && { mutes: [...new Set(mutes)] }),',
    after: 'mutes: [...new Set(mutes)],',
    suites: ['test/rooms/notices/reading.test.ts'],
  },
  {
    name: 'a letter that reached nobody is told to nobody',
    file: 'functions/domain/letters.ts',
    before: "...(letter.state === 'failed' && {",
    after: "...(letter.state === 'sent' && {",
    suites: ['test/rooms/notices/reading.test.ts'],
  },
];
