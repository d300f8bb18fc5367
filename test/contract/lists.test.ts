/** Lists of schools as people paste them: what is read, what is told, and that nothing pasted can do harm or be lost. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCategories, readYears } from '../../functions/contract/schools/cells.ts';
import { compare } from '../../functions/contract/schools/compared.ts';
import { alike, foldName, idOf } from '../../functions/contract/schools/names.ts';
import { mostRows, readPasted } from '../../functions/contract/schools/pasted.ts';
import { type School, SchoolInput } from '../../functions/contract/schools/school.ts';

const order = 'Приказ УО от 15.01.2024 № 12';
const bare = { name: 'МБОУ СОШ № 5', years: [2024], categories: ['shnor'], basis: order };

describe('what is read', () => {
  test('columns in any order, by tabs or «;», with a head or without', () => {
    const lists = [
      `МБОУ СОШ № 5\t2024\tШНОР\t${order}`,
      `${order}\tшнор\t2024 г.\tМБОУ СОШ № 5`,
      `МБОУ СОШ № 5; 2024; ШНОР; ${order}`,
      `Школа\tГод\tКатегория\tОснование\nМБОУ СОШ № 5\t2024\tШНОР\t${order}`,
      `№ п/п;Основание;Наименование школы;Годы;Статус\r\n1;${order};МБОУ СОШ № 5;2024;ШНОР\r\n`,
      `1\tМБОУ СОШ № 5\t2024\tШНОР\t${order}`,
    ];
    for (const list of lists) {
      const { rows, told } = readPasted(list);
      expect(told).toEqual([]);
      expect(rows.map(({ line: _, ...row }) => row)).toEqual([bare]);
    }
  });

  test('a name a line is a list too, with commas and quotes of its own', () => {
    const { rows, told } = readPasted('МБОУ «Лицей № 4», г. Энск\n\n  \n"Центр" образования\n');
    expect(told).toEqual([]);
    expect(rows).toEqual([
      { line: 1, name: 'МБОУ «Лицей № 4», г. Энск' },
      { line: 4, name: '"Центр" образования' },
    ]);
  });

  test('a cell in quotes may hold ends of lines, and lines are counted on', () => {
    const { rows } = readPasted(
      '"МБОУ ""Лицей""\nгорода"\t2024\t\tПриказ 1\nСОШ 2\t2025\t\tПриказ 2',
    );
    expect(rows.map(({ line, name }) => [line, name])).toEqual([
      [1, 'МБОУ "Лицей" города'],
      [3, 'СОШ 2'],
    ]);
  });

  test.each<[string, number[] | undefined]>([
    ['2024', [2024]],
    ['2024–2026 гг.', [2024, 2025, 2026]],
    ['2024-26', [2024, 2025, 2026]],
    ['2024, 2026 и 2027 годы', [2024, 2026, 2027]],
    ['2026–2024', undefined],
    ['1999', undefined],
    ['2024–2090', undefined],
    ['двадцать четвёртый', undefined],
    ['15.01.2024', undefined],
    ['5', undefined],
  ])('years «%s»', (cell, years) => expect(readYears(cell)).toEqual(years));

  test.each<[string, string[] | undefined]>([
    ['ШНОР', ['shnor']],
    ['ШНСУ и ШНОР', ['shnor', 'shnsu']],
    ['школа с низкими образовательными результатами', ['shnor']],
    ['—', []],
    ['нет', []],
    ['ШНОР, приказ 5', undefined],
    ['школа', undefined],
  ])('category «%s»', (cell, named) => expect(readCategories(cell)).toEqual(named));
});

describe('what is told', () => {
  const why = (list: string) => readPasted(list).told;

  test('by row, column and reason', () => {
    expect(why('Школа\tГод\nСОШ 1\tкогда-нибудь')).toEqual([
      { line: 2, column: 2, cell: 'когда-нибудь', why: 'years' },
    ]);
    expect(why('Школа;Категория\nСОШ 1;лучшая')).toMatchObject([{ line: 2, why: 'category' }]);
    expect(why(`2024\tШНОР\t${order}`)).toEqual([{ line: 1, why: 'no-name' }]);
    expect(why('СОШ 1\t2024\tПриказ 1\tчто-то ещё')).toMatchObject([{ column: 4, why: 'unknown' }]);
  });

  test('formulas, markup, control characters and 300 columns never become a school', () => {
    expect(why('=HYPERLINK("http://x";"СОШ")\t2024')).toMatchObject([{ why: 'formula' }]);
    expect(why('@СОШ 1')).toMatchObject([{ why: 'formula' }]);
    expect(why('<script>alert(1)</script>')).toMatchObject([{ why: 'markup' }]);
    expect(why('СОШ\u0000 1')).toMatchObject([{ why: 'characters' }]);
    expect(why(Array(300).fill('СОШ 1').join('\t'))).toEqual([{ line: 1, why: 'columns' }]);
    expect(why('х'.repeat(301))).toMatchObject([{ why: 'too-long' }]);
  });

  test('5,000 lines: a thousand are read, and it is told which are not', () => {
    const { rows, told } = readPasted(
      Array.from({ length: 5000 }, (_, at) => `СОШ № ${at + 1}`).join('\n'),
    );
    expect(rows).toHaveLength(mostRows);
    expect(told).toEqual([{ line: 1001, to: 5000, why: 'rest' }]);
  });
});

test('whatever is pasted, nothing is thrown, and each line that says something is in a row or told', () => {
  const bits = [
    '\t',
    ';',
    '\n',
    '\r\n',
    '"',
    '2024',
    'ШНОР',
    'СОШ № 5',
    'Школа',
    '=',
    '—',
    '\u0000',
  ];
  const pasted = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary' })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(pasted, (pieces) => {
      const text = pieces.join('');
      const { rows, told } = readPasted(text);
      const named = [...rows.map(({ line }) => line), ...told.map(({ line }) => line)];
      expect(new Set(named).size).toBe(named.length);
      // Without quotes that join lines every line that is not blank has its own.
      if (text.includes('"')) return;
      const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|[\n\u2028\u2029\u0085]/);
      const parts = text.includes('\t') ? '\t' : text.includes(';') ? ';' : '\n';
      const said = lines.flatMap((line, at) =>
        line.split(parts).some((cell) => cell.replace(/[\s\u00A0\u200B]+/gu, '') !== '')
          ? [at + 1]
          : [],
      );
      const lost = said.filter((line) => !named.includes(line));
      // A head is a line too, and no school.
      expect(lost.length).toBeLessThanOrEqual(1);
      if (lost.length > 0) expect(lost[0]).toBe(said[0]);
    }),
    { numRuns: 1000 },
  );
});

describe('names', () => {
  test.each([
    ['МБОУ СОШ № 5', 'СОШ 5', true],
    ['МБОУ СОШ № 5', 'Средняя общеобразовательная школа №5 имени Героя', true],
    ['МБОУ «Центр образования»', 'Центр образования', true],
    ['МБОУ Лицей № 4', 'МБОУ СОШ № 4', false],
    ['СОШ № 5', 'СОШ № 15', false],
    ['Гимназия «Старт»', 'Гимназия «Финиш»', false],
  ])('«%s» and «%s»: alike %s', (one, other, is) => expect(alike(one, other)).toBe(is));

  test('an id is made of the name, is free, and fits; whatever the name', () => {
    expect(idOf('МБОУ Лицей № 4', new Set())).toBe('licey-4');
    expect(idOf('МБОУ Лицей № 4', new Set(['licey-4', 'licey-4-2']))).toBe('licey-4-3');
    expect(idOf('ИМО', new Set())).toBe('school-imo');
    expect(idOf('学校', new Set())).toBe('school');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const id = idOf(name, new Set());
        expect(SchoolInput.safeParse({ id, name: 'x', support: [] }).success).toBe(true);
        expect(idOf(name, new Set([id]))).not.toBe(id);
      }),
    );
  });
});

describe('beside the registry', () => {
  const kept: School = {
    id: 'sosh-5',
    name: 'МБОУ СОШ № 5',
    support: [
      { year: 2023, categories: ['shnsu'], basis: 'Приказ 1' },
      { year: 2024, categories: ['shnor'], basis: 'Приказ 2' },
    ],
    version: 3,
  };
  const beside = { years: [] as number[], basis: '' };
  const by = (list: string, answers = {}, schools = [kept], said = beside) =>
    compare(readPasted(list).rows, schools, said, answers);

  test('other years stay, those of the list are as it says', () => {
    const [entry] = by('МБОУ СОШ № 5\t2024–2025\tШНСУ\tПриказ 3').entries;
    expect(entry?.says).toBe('changed');
    expect(entry?.input.support).toEqual([
      { year: 2023, categories: ['shnsu'], basis: 'Приказ 1' },
      { year: 2024, categories: ['shnsu'], basis: 'Приказ 3' },
      { year: 2025, categories: ['shnsu'], basis: 'Приказ 3' },
    ]);
  });

  test('saved once, the same list changes nothing', () => {
    const list = 'МБОУ СОШ № 5\t2024\tШНСУ\tПриказ 3\nЛицей № 4\t2024\tШНОР\tПриказ 3';
    const saved = by(list).entries.map(({ input }) => ({ ...input, version: 1 }));
    expect(by(list, {}, saved).entries.map(({ says }) => says)).toEqual(['same', 'same']);
  });

  test('a list without categories takes none away; years and order may stand beside it', () => {
    const [entry] = by('МБОУ СОШ № 5', {}, [kept], { years: [2024], basis: 'Приказ 9' }).entries;
    expect(entry?.input.support[1]).toEqual({
      year: 2024,
      categories: ['shnor'],
      basis: 'Приказ 9',
    });
  });

  test('a name alike is asked about, and is what was answered; also within the list', () => {
    const list = 'СОШ 5\t2024\t\tПриказ 3';
    const asked = by(list);
    expect(asked.entries.map(({ says, like }) => [says, like.map(({ id }) => id)])).toEqual([
      ['asked', ['sosh-5']],
    ]);
    expect(asked.absent).toEqual([]);
    expect(by(list, { [foldName('СОШ 5')]: 'sosh-5' }).entries[0]).toMatchObject({
      says: 'changed',
      input: { id: 'sosh-5', name: 'МБОУ СОШ № 5' },
    });
    const other = by(list, { [foldName('СОШ 5')]: '' });
    expect(other.entries[0]).toMatchObject({
      says: 'new',
      input: { id: 'sosh-5-2', name: 'СОШ 5' },
    });
    expect(by('Лицей 4\nМБОУ Лицей № 4').entries.map(({ says }) => says)).toEqual(['new', 'asked']);
  });

  test('a year needs its order; one school, one year and two categories are told', () => {
    expect(by('Лицей № 4\t2024\tШНОР').lacks).toEqual([
      { line: 1, name: 'Лицей № 4', why: 'no-basis' },
    ]);
    const twice = by('Лицей № 4\t2024\tШНОР\tПриказ 1\nЛицей №4\t2024\tШНСУ\tПриказ 1');
    expect(twice.lacks).toEqual([{ line: 2, name: 'Лицей №4', why: 'twice' }]);
    expect(
      by('Лицей № 4\t2024\tШНОР\tПриказ 1\nЛицей № 4\t2025\tШНСУ\tПриказ 2').entries,
    ).toHaveLength(1);
  });

  test('who is not in the list of a year is told, and leaves only when somebody says so', () => {
    const { absent, entries } = by('Лицей № 4\t2024\tШНОР\tПриказ 3');
    expect(absent.map(({ school, years }) => [school.id, years])).toEqual([['sosh-5', [2024]]]);
    expect(entries.map(({ input }) => input.id)).toEqual(['licey-4']);
    expect(by('Лицей № 4\t2030\tШНОР\tПриказ 3').absent).toEqual([]);
  });
});
