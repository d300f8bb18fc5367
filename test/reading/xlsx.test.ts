/** Workbooks as their sheets show them. */
import { describe, expect, test } from 'vitest';
import { numberText } from '../../web/reading/formats.ts';
import { read, refused, rowsOf, sheetData, xlsx } from './making.ts';

const four = sheetData([
  ['а', 'б'],
  ['в', 'г'],
]);
const rows = (xml: string, more: object = {}) => rowsOf(xlsx({ sheets: [{ xml }], ...more }));

describe('a number under its format', () => {
  test.each<[number, string, string]>([
    [0.8, '0%', '80%'],
    [0.125, '0.0%', '12,5%'],
    [0.5, '0\\ %', '50 %'],
    [18.5, 'General', '18,5'],
    [1, 'General', '1'],
    [0.1 + 0.2, 'General', '0,3'],
    [1 / 3, 'General', '0,333333333'],
    [55 / 3, 'General', '18,33333333'],
    [-2.5, 'General', '-2,5'],
    [123456789012, 'General', '123456789012'],
    [18.5, '0', '19'],
    [0.145, '0.00', '0,15'],
    [1.005, '0.00', '1,01'],
    [2, '0.0', '2,0'],
    [2.5, '0.##', '2,5'],
    [2, '0.##', '2'],
    [0, '#', ''],
    [1234567.891, '#,##0.00', '1 234 567,89'],
    [1234, '#,##0', '1 234'],
    [7, '00', '07'],
    [1234567, '0,', '1235'],
    [5, '0" шт."', '5 шт.'],
    [5, '"не менее "0', 'не менее 5'],
    [5, 'General" ед."', '5 ед.'],
    [-5, '0;-0;"нет"', '-5'],
    [-5, '0;[Red](0)', '(5)'],
    [0, '0;-0;"нет"', 'нет'],
    [-5, '0', '-5'],
    [3, '+0;\\−0;0', '+3'],
    [5, ';;;', ''],
    [100, '#,##0\\ [$₽-419]', '100 ₽'],
    [5, '_-* #,##0_-', ' 5 '],
    [1500, '0.00E+00', '1,50E+3'],
    [45792, 'dd.mm.yyyy', '15.05.2025'],
    [45792, 'm/d/yyyy', '15.05.2025'],
    [45792, '[$-419]dd\\.mm\\.yy;@', '15.05.2025'],
    [45792.75, 'dd.mm.yyyy h:mm', '15.05.2025 18:00'],
    [45792, '[$-FC19]d mmmm yyyy "г."', '15 мая 2025 г.'],
    [45792, 'mmmm yyyy', 'Май 2025'],
    [45792, 'mmm.yy', 'май.25'],
    [45792, 'd mmm', '15 май'],
    [45792, 'd.m', '15.5'],
    [45792, 'yyyy', '2025'],
    [0.75, 'h:mm', '18:00'],
    [1.5, '[h]:mm', '36:00'],
    [1, 'dd.mm.yyyy', '01.01.1900'],
    [61, 'dd.mm.yyyy', '01.03.1900'],
    [-1, 'dd.mm.yyyy', '-1'],
  ])('%d as %j is %j', (value, code, text) => {
    expect(numberText(value, code).replaceAll('\u00a0', ' ')).toBe(text);
  });

  test('days of a file that counts from 1904', () => {
    expect(numberText(44330, 'dd.mm.yyyy', true)).toBe('15.05.2025');
  });

  test('no code makes it throw', () => {
    for (const code of [
      '"',
      '\\',
      '[',
      '0.0.0',
      ';;',
      '%',
      ',',
      '.',
      '# ?/?',
      '000-00',
      'E+0',
      '@',
    ])
      expect(typeof numberText(12.5, code)).toBe('string');
  });
});

describe('cells', () => {
  const sheet = (cells: string) =>
    `<sheetData><row>${cells}</row><row><c t="str"><v>в</v></c><c t="str"><v>г</v></c><c t="str"><v>д</v></c></row></sheetData>`;
  const first = async (cell: string, more: object = {}) =>
    (await rows(sheet(`${cell}<c t="str"><v>б</v></c><c t="str"><v>ж</v></c>`), more))[0]?.[0];

  test.each([
    ['<c><v>18.5</v></c>', '18,5'],
    ['<c s="1"><v>0.8</v></c>', '80%'],
    ['<c s="2"><v>45792</v></c>', '15.05.2025'],
    ['<c t="s"><v>0</v></c>', 'Приказ УО'],
    ['<c t="s"><v>1</v></c>', 'а\nб'],
    ['<c t="s"><v>99</v></c>', ''],
    ['<c t="inlineStr"><is><r><t>Спра</t></r><r><t>вка</t></r></is></c>', 'Справка'],
    ['<c t="str"><f>CONCATENATE("а")</f><v>а</v></c>', 'а'],
    ['<c><f>1+1</f><v>2</v></c>', '2'],
    ['<c><f>1+1</f></c>', ''],
    ['<c t="b"><v>1</v></c>', 'ИСТИНА'],
    ['<c t="e"><v>#REF!</v></c>', '#ССЫЛКА!'],
    ['<c t="e"><v>#DIV/0!</v></c>', '#ДЕЛ/0!'],
    ['<c t="d"><v>2025-05-15T00:00:00</v></c>', '15.05.2025'],
    ['<c t="str"><v>а_x000D_\nб _x005F_x0041_</v></c>', 'а\nб _x0041_'],
    ['<c s="3" t="str"><v>2025</v></c>', 'год 2025'],
    ['<c t="str"><v>=HYPERLINK("http://x")</v></c>', '=HYPERLINK("http://x")'],
  ])('%s', async (cell, text) => {
    const strings =
      '<si><r><rPr><b/></rPr><t>Приказ </t></r><r><t>УО</t></r><rPh><t>нет</t></rPh></si><si><t>а\nб</t></si>';
    const formats = ['General', '0%', 'dd\\.mm\\.yyyy', '0;0;0;"год "@'];
    expect(await first(cell, { strings, formats })).toBe(text);
  });

  test('stand where they are said to stand', async () => {
    expect(
      await rows(
        '<sheetData><row r="3"><c r="C3" t="str"><v>а</v></c><c r="D3"/><c r="E3" t="str"><v>б</v></c></row><row r="4"><c r="D4"/><c r="E4" t="str"><v>в</v></c></row></sheetData>',
      ),
    ).toEqual([
      ['а', '', 'б'],
      ['', '', 'в'],
    ]);
  });

  test('merged cells show the first text, whatever is under them', async () => {
    expect(
      await rows(
        `${sheetData([
          ['а', 'х', 'б'],
          ['х', 'х', 'в'],
          ['г', 'д', 'е'],
        ])}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`,
      ),
    ).toEqual([['а→2↓2', 'б'], ['в'], ['г', 'д', 'е']]);
  });

  test('of merges that overlap the first stands; a row that they cover all over is none', async () => {
    expect(
      await rows(
        `${sheetData([
          ['а', 'б', 'в'],
          ['г', 'д', 'е'],
          ['ж', 'з', 'и'],
        ])}<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="C1:C1048576"/><mergeCell ref="Z9:A1"/><mergeCell ref="мусор"/></mergeCells>`,
      ),
    ).toEqual([
      ['а→2', 'в↓2'],
      ['ж', 'з'],
    ]);
  });

  test('hidden rows and columns are left out', async () => {
    expect(
      await rows(
        '<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row><c t="str"><v>а</v></c><c t="str"><v>х</v></c><c t="str"><v>б</v></c></row><row hidden="1"><c t="str"><v>х</v></c></row><row><c t="str"><v>в</v></c><c/><c t="str"><v>г</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      ),
    ).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
});

describe('sheets', () => {
  test('those with tables are pieces, hidden ones are not read, their names are nothing', async () => {
    const grid = await read(
      xlsx({
        sheets: [
          {
            xml: sheetData([
              ['План', ''],
              ['№', 'Срок'],
              ['1', 'май'],
              ['* сноска', ''],
            ]),
          },
          { xml: four, state: 'hidden' },
          { xml: four, state: 'veryHidden' },
          { xml: '<sheetData/>' },
          { xml: four },
        ],
      }),
    );
    expect(grid.pieces.map(({ before, rows: all }) => [before, all.length])).toEqual([
      [['План'], 2],
      [['* сноска'], 2],
    ]);
  });

  test.each([
    ['<sheetData/>', 'empty'],
    [sheetData([['одно слово']]), 'no-table'],
    [sheetData(Array.from({ length: 5000 }, () => ['а', 'б'])), 'too-long'],
    [sheetData([Array.from({ length: 65 }, () => 'а')]), 'too-long'],
    [
      '<sheetData><row r="1048576"><c r="XFD1048576" t="str"><v>а</v></c></row></sheetData>',
      'too-long',
    ],
  ])('refused: %.40s', async (xml, code) => {
    expect(await refused(xlsx({ sheets: [{ xml }] }))).toBe(code);
  });

  test('styles without text to the end of the sheet are nothing', async () => {
    const blank = '<c s="1"/>'.repeat(200);
    expect(
      await rows(
        four
          .replace('</row>', `${blank}</row>`)
          .replace('</sheetData>', `${`<row>${blank}</row>`.repeat(3000)}</sheetData>`),
      ),
    ).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
});
