/**
 * Names in a case file, and which evidence is chosen: pure rules, tried with whatever people may type.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeName, shortName } from '../../functions/contract/casefiles/names.ts';
import {
  type Chosen,
  chosen,
  mayHold,
  Selection,
} from '../../functions/contract/casefiles/selection.ts';
import type { Attached } from '../../functions/contract/tasks/acts.ts';
import type { Item, Task } from '../../functions/contract/tasks/task.ts';
import { mendedOf, namesOf } from '../../functions/schedule/casefiles/names.ts';
import { sha256, uuid } from '../acts.ts';

const by = (side: string) => ({ id: 'p', name: 'Координатор', side });

const item = (more: Partial<Item> = {}): Item => ({
  id: uuid(),
  indicator: '1.4/1',
  kind: 'minutes',
  fulfilled: '2021-05-20',
  counts: 1,
  documents: [],
  submission: uuid(),
  by: by('lyceum-4'),
  at: '2021-05-21T09:00:00.000Z',
  state: 'waiting',
  since: '2021-05-21T09:00:00.000Z',
  ...more,
});

const task = (items: Item[], more: Partial<Task> = {}): Task => ({
  id: 'uo.2021.1.4',
  owes: 'uo',
  owner: 'Управление образования',
  period: '2021',
  words: '2021 год',
  begins: '2021-01-01',
  kinds: {},
  within: '2021',
  measure: '1.4',
  label: '1.4',
  labelRaw: '1.4.',
  section: 0,
  papers: [],
  title: 'Совещания',
  executors: ['uo', 'school'],
  due: '2021-12-31',
  roadmap: '2020-2022',
  indicators: [],
  items,
  acts: [],
  issuedAt: '2020-01-01T00:00:00.000Z',
  version: 1,
  ...more,
});

const file = (name: string, about?: Attached['about']): Attached => ({
  document: sha256(name),
  owner: 'lyceum-4',
  name,
  size: 1,
  media: 'application/pdf',
  ...(about && { about }),
});

const schools = new Map([
  ['lyceum-4', 'МБОУ Лицей № 4'],
  ['education-centre', 'МБОУ «Центр образования»'],
]);
test('a document of which a newer version is there lies among earlier versions', () => {
  const [older, other] = [file('Протокол 1.pdf'), file('Справка.pdf')];
  const newer = file('Протокол 1 исправленный.pdf', { public: false, replaces: older.document });
  const all = chosen(task([item({ documents: [older, other] }), item({ documents: [newer] })]), {});
  const names = namesOf(schools, false, mendedOf(all));
  expect(all.flatMap((one) => names.pathsOf(one))).toEqual([
    '1.4/Лицей_4/Прежние версии/2021-05-20_Протокол_1.pdf',
    '1.4/Лицей_4/2021-05-20_Протокол_Справка.pdf',
    '1.4/Лицей_4/2021-05-20_Протокол_1_исправленный.pdf',
  ]);
});

const pathsOf = (one: Item, more: Partial<Task> = {}, years = false): string[] => {
  const [found] = chosen(task([one], more), {});
  return namesOf(schools, years).pathsOf(found as Chosen);
};

describe('names', () => {
  test('read as people would write them', () => {
    const minutes = { kind: 'minutes', number: '12', date: '2021-05-20', public: false } as const;
    expect(pathsOf(item({ documents: [file('скан0001.pdf', minutes)] }))).toEqual([
      '1.4/Лицей_4/2021-05-20_Протокол_12.pdf',
    ]);
    expect(pathsOf(item({ documents: [file('Протокол № 1.pdf')] }), {}, true)).toEqual([
      '2021/1.4/Лицей_4/2021-05-20_Протокол_1.pdf',
    ]);
    expect(pathsOf(item({ documents: [file('скан 1.JPG')], by: by('uo') }))).toEqual([
      '1.4/УО/2021-05-20_Протокол_скан_1.jpg',
    ]);
    const owed = { owes: 'education-centre', measure: '1.3', label: '1.3' };
    expect(pathsOf(item({ documents: [file('протокол.pdf')], by: by('tutors') }), owed)).toEqual([
      '1.3/Центр_образования/2021-05-20_Протокол.pdf',
    ]);
  });

  test('of a measure are one folder, whatever a document has for its number', () => {
    const folder = (label: string) => pathsOf(item({ documents: [file('п.pdf')] }), { label })[0];
    for (const label of ['../..', '1/2', 'III', '8а', '1.2.1', '1.', ' ', 'con', 'п. 4: «а»'])
      expect(folder(label)?.split('/'), label).toEqual([
        expect.stringMatching(/^[^<>:"\\|?*\s.][^<>:"\\|?*\s]*$/),
        'Лицей_4',
        '2021-05-20_Протокол_п.pdf',
      ]);
    expect(folder('8а')).toMatch(/^8а\//);
  });

  test('of schools stand without their legal form', () => {
    const names = ['МБОУ СОШ № 7', 'МКОУ «Гимназия 19»', 'ОУ № 1', 'Лицей', 'ЧОУДО «Класс»'];
    expect(names.map((name) => shortName(name))).toEqual([
      'СОШ_7',
      'Гимназия_19',
      '1',
      'Лицей',
      'Класс',
    ]);
  });

  test('that Windows refuses are mended', () => {
    const names = [
      'CON',
      'nul.txt',
      'COM1',
      'a<b>:"/\\|?*.',
      ' . .. ',
      '..',
      'Лист\u202Efdp',
      'x. ',
    ];
    expect(names.map((name) => safeName(name))).toEqual([
      'CON_',
      'nul_.txt',
      'COM1_',
      'a_b',
      '',
      '',
      'Лист_fdp',
      'x',
    ]);
  });

  test('signatures lie beside their files, under the very name', () => {
    const files = [file('Приказ.pdf.sig'), file('Приказ.pdf'), file('Приказ.docx')];
    expect(pathsOf(item({ kind: 'order', documents: files }))).toEqual([
      '1.4/Лицей_4/2021-05-20_Приказ.pdf.sig',
      '1.4/Лицей_4/2021-05-20_Приказ.pdf',
      '1.4/Лицей_4/2021-05-20_Приказ.docx',
    ]);
  });

  test('of what was returned or mended stand apart', () => {
    const verdict = {
      review: uuid(),
      by: by('imo'),
      at: '2021-05-22T09:00:00.000Z',
      verdict: 'returned',
    } as const;
    const first = item({ verdict, state: 'replaced', documents: [file('а.pdf')] });
    const second = item({
      verdict,
      state: 'replaced',
      documents: [file('а.pdf')],
      replaces: first.id,
    });
    const third = item({ documents: [file('а.pdf')], replaces: second.id });
    const names = namesOf(schools, false);
    const all = chosen(
      task([
        first,
        second,
        third,
        item({ verdict, state: 'returned', documents: [file('б.pdf')] }),
      ]),
      {},
    );
    expect(all.map((one) => [one.attempt, ...names.pathsOf(one)])).toEqual([
      [1, '1.4/Лицей_4/Прежние версии/2021-05-20_Протокол_а.pdf'],
      [2, '1.4/Лицей_4/Прежние версии/2021-05-20_Протокол_а_2.pdf'],
      [3, '1.4/Лицей_4/2021-05-20_Протокол_а.pdf'],
      [1, '1.4/Лицей_4/Возвращено/2021-05-20_Протокол_б.pdf'],
    ]);
  });

  // What people call their files: anything, often the same, sometimes hostile.
  const title = fc.oneof(
    fc.constantFrom('Протокол', 'протокол', 'CON', '..', 'а'.repeat(250), '🙂'.repeat(90), 'a/b'),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const named = fc
    .tuple(title, fc.constantFrom('.pdf', '.PDF', '.docx', '.pdf.sig', ''))
    .map(([name, extension]) => name + extension);
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

  test('are safe, short enough and never twice the same, whatever files are called', () => {
    const school = fc.constantFrom('lyceum-4', 'education-centre', 'uo', 'twin-1', 'twin-2');
    const items = fc.array(fc.tuple(fc.array(named, { maxLength: 5 }), title, school), {
      maxLength: 12,
    });
    const registry = new Map([...schools, ['twin-1', 'МБОУ СОШ № 1'], ['twin-2', 'МКОУ сош № 1']]);
    fc.assert(
      fc.property(items, fc.boolean(), (list, years) => {
        const names = namesOf(registry, years);
        const paths = list.flatMap(([files, number, side]) => {
          const documents = files.map((name) => file(name, { number, public: false }));
          return chosen(task([item({ documents, by: by(side) })]), {}).flatMap(names.pathsOf);
        });
        expect(paths).toHaveLength(list.flatMap(([files]) => files).length);
        expect(new Set(paths.map((path) => path.normalize('NFC').toLowerCase())).size).toBe(
          paths.length,
        );
        for (const path of paths) {
          expect(path.length).toBeLessThanOrEqual(240);
          for (const part of path.split('/')) {
            expect(part.length).toBeLessThanOrEqual(120);
            expect(part).toMatch(/^[^<>:"\\|?*\p{Cc}\p{Cf}\p{Surrogate}]+$/u);
            expect(part).not.toMatch(/^[. ]|[. ]$/);
            expect(part).not.toMatch(reserved);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is chosen', () => {
  test('a selection with a word that is not known is refused', () => {
    for (const wrong of [
      { yaer: 2021 },
      { year: 2021 },
      { period: 2021 },
      { period: 'a#b' },
      { state: 'done' },
      { side: 'a#b' },
    ])
      expect(Selection.safeParse(wrong).success).toBe(false);
    expect(
      Selection.parse({ period: '2021', side: 'uo', measure: '1.4', state: 'accepted' }),
    ).toEqual({
      period: '2021',
      side: 'uo',
      measure: '1.4',
      state: 'accepted',
    });
  });

  test('a side has what it owes, and what it handed in for an office', () => {
    const mine = item();
    const others = item({ by: by('education-centre') });
    const joint = task([mine, others]);
    const of = (one: Task, side: string) => chosen(one, { side }).map(({ item }) => item.id);
    expect(of(joint, 'lyceum-4')).toEqual([mine.id]);
    expect(of(joint, 'uo')).toEqual([mine.id, others.id]);
    const helped = item({ by: by('tutors') });
    const own = task([helped], { owes: 'lyceum-4' });
    expect(of(own, 'lyceum-4')).toEqual([helped.id]);
    expect(of(own, 'tutors')).toEqual([]);
  });

  test('what a brief rules out holds nothing', () => {
    const selection = fc.record(
      {
        period: fc.constantFrom('2020', '2021'),
        side: fc.constantFrom('uo', 'imo', 'lyceum-4', 'education-centre'),
        measure: fc.constantFrom('1.3', '1.4'),
      },
      { requiredKeys: [] },
    );
    const owes = fc.constantFrom('uo', 'imo', 'lyceum-4', 'education-centre');
    fc.assert(
      fc.property(selection, owes, fc.array(owes), (asked, of, sides) => {
        const one = task(
          sides.map((side) => item({ by: by(side) })),
          { owes: of },
        );
        if (!mayHold(one, asked)) expect(chosen(one, asked)).toEqual([]);
      }),
    );
  });
});
