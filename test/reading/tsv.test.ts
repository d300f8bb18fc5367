/** Tables as the clipboard has them in text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOf } from '../../web/reading/readers.ts';
import { read, refused, rowsOf } from './making.ts';

const rows = (text: string) => rowsOf({ text });

describe('cells', () => {
  test.each<[string, string[][]]>([
    [
      'а\tб\r\nв\tг\r\n',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'а\tб\nв\tг',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'а\tб\rв\tг',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    ['\ufeffа\tб', [['а', 'б']]],
    [
      'а\t"б\nв"\nг\tд',
      [
        ['а', 'б\nв'],
        ['г', 'д'],
      ],
    ],
    [
      'а\t"б\r\n""в"""\r\nг\tд',
      [
        ['а', 'б\n"в"'],
        ['г', 'д'],
      ],
    ],
    ['"Школа"\tб', [['"Школа"', 'б']]],
    ['"Школа" № 1\t"б', [['"Школа" № 1', '"б']]],
    ['МБОУ "Лицей"\t"а\nб"', [['МБОУ "Лицей"', 'а\nб']]],
    [
      'а\t\tб\nв\t\tг',
      [
        ['а', '', 'б'],
        ['в', '', 'г'],
      ],
    ],
    [
      'а\tб\t\t\nв\tг\t\t',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    ['а\nб\tв', [['б', 'в']]],
    [
      '\t\tа\tб\n\t\tв\tг',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    ['50\u00a0%\t 1 ', [['50 %', '1']]],
  ])('%j', async (text, expected) => {
    expect(await rows(text)).toEqual(expected);
  });
});

describe('what is around', () => {
  test('titles above are lines, footnotes below too', async () => {
    const grid = await read({ text: 'План\t\nна 2025 год\t\n\t\n№\tСрок\n1\tмай\n* сноска\t' });
    expect(grid.pieces.map(({ before, rows: all }) => [before, all.length])).toEqual([
      [['План', 'на 2025 год'], 2],
    ]);
    expect(grid.after).toEqual(['* сноска']);
  });

  test('a blank row parts tables; in the second a line of one text is a section', async () => {
    const grid = await read({ text: '№\tСрок\n1\tмай\n\t\n2. Раздел\t\n2\tиюнь' });
    expect(grid.pieces.map(({ rows: all }) => all.length)).toEqual([2, 2]);
  });

  test('HTML is read before text, text where HTML has no table', async () => {
    const text = 'а\tб\nв\tг';
    const html = '<table><tr><td>д<td>е<tr><td>ж<td>з</table>';
    expect((await read({ html, text })).from).toBe('html');
    expect((await read({ html: '<p>а</p>', text })).from).toBe('tsv');
  });
});

test.each([
  ['', 'empty'],
  [' \t \n\t', 'empty'],
  ['просто текст', 'no-table'],
  ['столбец\nбез\nтабуляций', 'no-table'],
  ['а\tб\n'.repeat(5000), 'too-long'],
  ['а\tб\n'.repeat(200_000), 'too-long'],
  ['а\t'.repeat(65), 'too-long'],
  ['\t'.repeat(1_000_000), 'too-long'],
  [`а\t${'б'.repeat(8001)}`, 'too-long'],
  ['а\t'.repeat(11 * 1024 * 1024), 'too-large'],
])('refused: %.30j', async (text, code) => {
  expect(await refused({ text })).toBe(code);
});

test('a picture alone is told to be one', async () => {
  expect(await refused({ picture: true })).toBe('picture');
});

test('no text makes it throw, and none that is in rows is lost', async () => {
  const bit = fc.constantFrom('"', '""', '\t', '\n', '\r\n', 'а', ' ', '\ud800', '*');
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(bit).map((bits) => bits.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, async (one) => {
      await gridOf({ text: one });
    }),
    { numRuns: 1000 },
  );
  const word = fc.stringMatching(/^[а-я«»,.]{1,8}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 6 }).chain((columns) =>
        fc.array(fc.array(word, { minLength: columns, maxLength: columns }), {
          minLength: 1,
          maxLength: 8,
        }),
      ),
      async (table) => {
        const text = table.map((cells) => cells.join('\t')).join('\r\n');
        expect(await rows(text)).toEqual(table);
      },
    ),
  );
});
