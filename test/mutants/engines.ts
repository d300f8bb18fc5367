/** Rules of the engines of one machine: who may ask, what is whole, what is said and not passed over. */
import type { Mutant } from './mutant.ts';

const table = (name: string) => `infra/local/table/${name}.ts`;
const gate = (name: string) => `infra/local/gate/${name}.ts`;
const strangers = ['test/local/table/strangers.test.ts'];

export const engines: Mutant[] = [
  {
    name: 'a name of another site that points here is let in',
    file: gate('serve'),
    before: 'if (!isLoopback(request.headers.host)) throw foreign();',
    after: '',
    suites: strangers,
  },
  {
    name: 'a signature is not asked for',
    file: gate('json'),
    before: 'await verifySignature(asked, gate, body);',
    after: 'await Promise.resolve(verifySignature);',
    suites: strangers,
  },
  {
    name: 'another body than was signed passes',
    file: gate('signature'),
    before: 'if (!isOf(asked, body) || !sameText(made, claim.signature)) {',
    after: 'if (!sameText(made, claim.signature)) {',
    suites: strangers,
  },
  {
    name: 'a parameter that is not known is passed over',
    file: table('operations'),
    before: 'else if (!names.includes(name)) throw',
    after: 'else if (!names.includes(name) && FLAGS.has(name)) throw',
    suites: strangers,
  },
  {
    name: 'what fails half-way stays half done',
    file: table('rows'),
    before: "if (db.isTransaction) db.exec('ROLLBACK');",
    after: "if (db.isTransaction) db.exec('COMMIT');",
    suites: ['test/stores/alike/values.test.ts'],
  },
  {
    name: 'a condition is not asked of what lies there',
    file: table('write'),
    before: 'if (condition && !condition(before ?? {})) throw unmet(asked, before);',
    after: '',
    suites: ['test/stores/alike/conditions.test.ts'],
  },
  {
    name: 'an item leaves its old place in an index behind',
    file: table('rows'),
    before: 'if (!stays(one, after))',
    after: 'if (false as boolean)',
    suites: ['test/stores/table.test.ts'],
  },
  {
    name: 'a Cyrillic letter is one byte',
    file: table('size'),
    before: "if ('S' in value) return Buffer.byteLength(value.S);",
    after: "if ('S' in value) return value.S.length;",
    suites: ['test/stores/alike/values.test.ts'],
  },
  {
    name: 'a word that Amazon keeps names an attribute',
    file: table('path'),
    before: 'if (reserved.has(name.toUpperCase()))',
    after: 'if (reserved.has(name))',
    suites: ['test/stores/alike/conditions.test.ts'],
  },
  {
    name: 'a page has no end',
    file: table('read'),
    before: 'more = found.length === most || size > PAGE;',
    after: 'more = found.length === most;',
    suites: ['test/stores/alike/reading.test.ts'],
  },
  {
    name: 'two have one file',
    file: table('rows'),
    before: 'PRAGMA locking_mode = EXCLUSIVE;',
    after: '',
    suites: ['test/local/table/keeping.long.test.ts'],
  },
];
