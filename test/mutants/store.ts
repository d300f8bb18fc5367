/** Rules of the stores: what is read whole, what was done is known, what cannot be read harms nothing. */
import type { Mutant } from './mutant.ts';

const table = 'functions/store/table.ts';

export const store: Mutant[] = [
  {
    name: 'keys that the engine left over are dropped',
    file: table,
    before: 'rest = left;',
    after: 'rest = [];',
    suites: ['test/stores/table.test.ts'],
  },
  {
    name: 'only the first page of a list is read',
    file: table,
    before: '} while (start && (!asked.limit || items.length < asked.limit));',
    after: '} while (start && asked.limit && items.length < asked.limit);',
    suites: ['test/stores/table.test.ts'],
  },
  {
    name: 'a write does not know its own mark',
    file: table,
    before: '!refusal || refusal.found?.mark === mark',
    after: '!refusal',
    suites: ['test/stores/marks.test.ts'],
  },
  {
    name: 'a change whose answer was lost is done twice',
    file: table,
    before: "const fresh = 'attribute_not_exists(mark) OR mark <> :mark';",
    after: "const fresh = 'attribute_not_exists(mark) OR mark <> :mark OR mark = :mark';",
    suites: ['test/stores/marks.test.ts'],
  },
  {
    name: 'an item that no engine takes is sent to it',
    file: table,
    before:
      "if (itemSize(Item) > largestItem) throw new Problem('too-large', { reason: 'record' });",
    after: '',
    suites: ['test/stores/table.test.ts'],
  },
  {
    name: 'a Cyrillic letter is counted as one byte',
    file: 'functions/store/size.ts',
    before: "if (typeof value === 'string') return Buffer.byteLength(value);",
    after: "if (typeof value === 'string') return value.length;",
    suites: ['test/stores/table.test.ts'],
  },
  {
    name: 'a record that cannot be read ends its list',
    file: table,
    before: '    reported(error, of ?? {});\n    return [];',
    after: '    throw error;',
    suites: ['test/rooms/shapes.test.ts'],
  },
  {
    name: 'a record of an older shape is not lifted',
    file: 'functions/store/kind.ts',
    before: 'data = lift(data);',
    after: '',
    suites: ['test/rooms/shapes.test.ts'],
  },
  {
    name: 'what is over is given all the same',
    file: table,
    before:
      "item && !(typeof item[expiry] === 'number' && item[expiry] * 1000 <= now()) ? item : undefined;",
    after: 'now() > 0 && expiry ? item : undefined;',
    suites: ['test/stores/table.test.ts'],
  },
  {
    name: 'the mark of a removal is taken for an outage',
    file: 'functions/store/bucket.ts',
    before: ", 'MethodNotAllowed'",
    after: '',
    suites: ['test/stores/files.test.ts'],
  },
  {
    name: 'what was looked at is put over by an upload beside it',
    file: 'functions/store/parts.ts',
    before: "IfNoneMatch: '*',",
    after: '',
    suites: ['test/stores/parts.test.ts'],
  },
  {
    name: 'a look reaches the service that hands out keys of a cloud',
    file: 'functions/store/addresses.ts',
    before: "  '169.254.0.0/16',\n",
    after: '',
    suites: ['test/stores/addresses.test.ts'],
  },
  {
    name: 'an address of this very link is public',
    file: 'functions/store/addresses.ts',
    before: " || address.includes('%')",
    after: '',
    suites: ['test/stores/addresses.test.ts'],
  },
];
