/** Rules of letters: what is muted, what reached nobody, what the post told. */
import type { Mutant } from './mutant.ts';

export const letters: Mutant[] = [
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
    file: 'functions/contract/notices/kinds.ts',
    before: "  state === 'failed' || (delivery",
    after: "  state === 'muted' || (delivery",
    suites: ['test/rooms/notices/reading.test.ts'],
  },
  {
    name: 'a letter is posted without its id',
    file: 'functions/store/ses.ts',
    before: '...(id && { EmailTags: [{ Name: letterTag, Value: id }] }),',
    after: '',
    suites: ['test/rooms/notices/delivery.test.ts'],
  },
  {
    name: 'the last word of the post stands, not the worst',
    file: 'functions/domain/letters.ts',
    before: 'badness(found.delivery) >= badness(event)',
    after: 'found.delivery === event',
    suites: ['test/rooms/notices/delivery.test.ts'],
  },
  {
    name: 'a letter that the post tells of before it answered goes out again',
    file: 'functions/domain/letters.ts',
    before: "{ ...found, state: 'sent' as const, delivery: event }",
    after: '{ ...found, delivery: event }',
    suites: ['test/rooms/notices/delivery.test.ts'],
  },
];
