/** Rules of the registry and of what the municipality says of itself. */
import type { Mutant } from './mutant.ts';

const lists = ['test/contract/lists.test.ts'];
const foresight = ['test/rooms/schools/foresight.test.ts'];
const settings = ['test/rooms/settings/settings.test.ts'];
const compared = 'functions/contract/schools/compared.ts';

export const schools: Mutant[] = [
  {
    name: 'names alike are one school without asking',
    file: compared,
    before: 'const chosen = unique.find(({ id }) => id === answer);',
    after: 'const chosen = unique[0];',
    suites: lists,
  },
  {
    name: 'a list without categories takes them away',
    file: compared,
    before: 'row.categories ?? before?.categories ?? []',
    after: 'row.categories ?? []',
    suites: lists,
  },
  {
    name: 'a year needs no order in a list',
    file: compared,
    before: "years.length > 0 && basis === ''",
    after: "years.length > 99 && basis === ''",
    suites: lists,
  },
  {
    name: 'who may be in the list by another name is told as absent',
    file: compared,
    before: '!asked.has(school.id)',
    after: 'asked.size >= 0 || !asked.has(school.id)',
    suites: lists,
  },
  {
    name: 'a formula is a school',
    file: 'functions/contract/schools/pasted.ts',
    before: "if (/^[=@+]/.test(cell)) return 'formula';",
    after: '',
    suites: lists,
  },
  {
    name: 'rows over the most are lost without a word',
    file: 'functions/contract/schools/pasted.ts',
    before: "if (over && last) told.push({ line: over.line, to: last.line, why: 'rest' });",
    after: '',
    suites: lists,
  },
  {
    name: 'an id of a school is taken twice',
    file: 'functions/contract/schools/names.ts',
    before: 'const free = (id: string) => !taken.has(id) && !isOffice(id);',
    after: 'const free = (id: string) => !isOffice(id);',
    suites: lists,
  },
  {
    name: 'years of a school that a list does not speak of are lost',
    file: 'functions/contract/schools/support.ts',
    before: '...stands.filter(({ year }) => !named.has(year)), ...next',
    after: '...next',
    suites: lists,
  },
  {
    name: 'what was issued is told as if it would appear',
    file: 'functions/domain/tasks/foreseeing.ts',
    before: 'own.filter((one) => !known.has(taskId(one)))',
    after: 'own',
    suites: foresight,
  },
  {
    name: 'a year stands twice',
    file: 'functions/contract/schools/school.ts',
    before: 'new Set(all.map(({ year }) => year)).size === all.length',
    after: 'new Set(all.map(({ year }) => year)).size <= all.length',
    suites: foresight,
  },
  {
    name: 'tasks of no plan follow from a new school',
    file: 'functions/schedule/run.ts',
    before: 'roadmap === undefined ? await approved(ctx) : [roadmap]',
    after: 'roadmap === undefined ? [] : [roadmap]',
    suites: foresight,
  },
  {
    name: 'one word of the dictionary is read in two ways',
    file: 'functions/contract/settings/dictionary.ts',
    before: 'const again = seen.has(folded);',
    after: 'const again = false;',
    suites: settings,
  },
  {
    name: 'settings are written over another’s change',
    file: 'functions/domain/settings.ts',
    before: "if (stands.version !== version) throw new Problem('stale');",
    after: '',
    suites: settings,
  },
  {
    name: 'an office is called anew only after a while',
    file: 'functions/domain/settings.ts',
    before: '  await touch(ctx);\n',
    after: '',
    suites: settings,
  },
];
