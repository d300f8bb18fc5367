/** Tables of pages and of the clipboard, as a browser shows them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOf } from '../../web/reading/readers.ts';
import { read, refused, rowsOf } from './making.ts';

const rows = (html: string) => rowsOf({ html });
/** The text of the first cell of a table with that inside. */
const cell = async (inside: string) =>
  (await rows(`<table><tr><td>${inside}<td>б<tr><td>в<td>г</table>`))[0]?.[0];

describe('spans', () => {
  test('over columns and down rows', async () => {
    expect(
      await rows(
        '<table><tr><td rowspan=2>а<td colspan=2>б<tr><td>в<td>г<tr><td>д<td>е<td>ж</table>',
      ),
    ).toEqual([
      ['а↓2', 'б→2'],
      ['в', 'г'],
      ['д', 'е', 'ж'],
    ]);
  });

  test('rowspan=0 goes down to the end of its group, and no span goes farther', async () => {
    expect(
      await rows(
        '<table><tbody><tr><td rowspan=0>а<td>б<tr><td>в</tbody><tbody><tr><td rowspan=9>г<td>д</tbody></table>',
      ),
    ).toEqual([['а↓2', 'б'], ['в'], ['г', 'д']]);
  });

  test('a huge colspan takes the columns that are there', async () => {
    expect(await rows('<table><tr><td colspan=99999999>а<tr><td>б<td>в<td>г</table>')).toEqual([
      ['а→3'],
      ['б', 'в', 'г'],
    ]);
    expect(await rows('<table><tr><td colspan=-1 rowspan=x>а<td>б<tr><td>в<td>г</table>')).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });

  test('spans that overlap keep every text', async () => {
    expect(
      await rows(
        '<table><tr><td>а<td rowspan=2>б<td>в<tr><td colspan=3>г<tr><td>д<td>е<td>ж</table>',
      ),
    ).toEqual([
      ['а', 'б↓2', 'в'],
      ['г', ''],
      ['д', 'е', 'ж'],
    ]);
  });

  test('rows that are too short are filled, columns in which nothing begins fall out', async () => {
    expect(
      await rows('<table><tr><td>а<td>б<td>в<tr><td>г<tr><td>д<td colspan=2>е</table>'),
    ).toEqual([
      ['а', 'б', 'в'],
      ['г', '', ''],
      ['д', 'е→2'],
    ]);
    expect(await rows('<table><tr><td>а<td colspan=2>б<tr><td>в<td colspan=2>г</table>')).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });

  test('where Excel lets a text run over, nothing is merged', async () => {
    expect(
      await rows(
        "<table><tr><td colspan=2 style='mso-ignore:colspan'>а<td>б<tr><td>в<td>г<td>д</table>",
      ),
    ).toEqual([
      ['а', '', 'б'],
      ['в', 'г', 'д'],
    ]);
  });

  test('the head comes first and the foot last, wherever they are written', async () => {
    expect(
      await rows(
        '<table><tfoot><tr><td>итого<td>2</tfoot><tbody><tr><td>а<td>1</tbody><thead><tr><th>№<th>шт</thead></table>',
      ),
    ).toEqual([
      ['№', 'шт'],
      ['а', '1'],
      ['итого', '2'],
    ]);
  });
});

describe('a text of a cell', () => {
  test.each([
    ['Приказ\n   УО   от\t1 марта', 'Приказ УО от 1 марта'],
    ['а<br>б<br/><br/>в', 'а\nб\nв'],
    ['<p>а</p><p>&nbsp;</p><p>б</p>', 'а\nб'],
    ['<div>а<div>б</div></div>в', 'а\nб\nв'],
    ['50&nbsp;%', '50 %'],
    ['обра&shy;зова\u200bние', 'образование'],
    ['кaчествo и\u0306', 'кaчествo й'],
    ['8\u20118', '8-8'],
    ['<pre>а\nб</pre>', 'а\nб'],
    ['<span style="white-space:pre-wrap">а\nб</span>', 'а\nб'],
    ['1<o:p></o:p>', '1'],
    ['<!--[if gte mso 9]><xml>лишнее</xml><![endif]-->а', 'а'],
    ['<![if !supportEmptyParas]>&nbsp;<![endif]>а', 'а'],
    ['<style>p{}</style><script>alert(1)</script>а', 'а'],
    ['<span style="display:none">нет</span>а', 'а'],
    ["<span style='display:none;mso-hide:all'>нет</span>а", 'а'],
    ['<span hidden>нет</span>а', 'а'],
    ['<del>было</del><ins>стало</ins>', 'стало'],
    ['<a href="https://example.org/x">сайт</a>', 'сайт'],
    ['5<sup>1</sup>', '51'],
    ['&lt;b&gt; &amp;amp; &#171;а&#187;', '<b> &amp; «а»'],
  ])('%s', async (inside, text) => {
    expect(await cell(inside)).toBe(text);
  });

  test.each([
    ['<ul><li>а<li>б</ul>', 'а\nб'],
    ['<ol><li>а<li>б</ol>', '1. а\n2. б'],
    ['<ol start=3><li><p>а</p></ol>', '3. а'],
    ['<ol><li value=7></li></ol>', '7.'],
    ['<ol type=a><li>а<li>б</ol>', 'a. а\nb. б'],
    ['<ol style="list-style-type:upper-roman"><li>а<li>б</ol>', 'I. а\nII. б'],
    ['<ol style="list-style-type:none"><li>а</ol>', 'а'],
    ['<p>до</p><ol><li>а<ul><li>б</ul></ol>', 'до\n1. а\nб'],
    [
      "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.1.<span style='font:7.0pt'>&nbsp;&nbsp; </span></span><![endif]>Приказ</p>",
      '1.1. Приказ',
    ],
    ["<p><span style='mso-list:Ignore'>а)<span>&nbsp; </span></span>Приказ</p>", 'а) Приказ'],
    [
      "<p><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span>Приказ</p>",
      'Приказ',
    ],
    ["<p><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>Приказ</p>", 'Приказ'],
  ])('in a list: %s', async (inside, text) => {
    expect(await cell(inside)).toBe(text);
  });

  test('a table within a cell is lines of its rows', async () => {
    expect(
      await rows(
        '<table><tr><td>а<table><tr><td>1<td>2<tr><td>3<td>4</table><td>б<td>в<tr><td>г<td>д<td>е</table>',
      ),
    ).toEqual([
      ['а\n1 2\n3 4', 'б', 'в'],
      ['г', 'д', 'е'],
    ]);
  });
});

describe('what is around a table', () => {
  const table = '<table><tr><td>а<td>б<tr><td>в<td>г</table>';

  test('lines above are kept with it, lines below the last apart', async () => {
    const grid = await read({
      html: `<h1>План</h1><p>на 2025 год</p>${table}<p>и далее</p>${table}<p>* сноска</p>`,
    });
    expect(grid.pieces.map(({ before }) => before)).toEqual([['План', 'на 2025 год'], ['и далее']]);
    expect(grid.after).toEqual(['* сноска']);
  });

  test('a table that lays out the page is none, what is in it is read', async () => {
    const grid = await read({
      html: `<table><tr><td>меню<td><h1>План</h1>${table.replace('<tr>', '<tr><td>0<td>0<tr>')}</table>`,
    });
    expect(grid.pieces).toHaveLength(1);
    expect(grid.pieces[0]?.before).toEqual(['меню', 'План']);
  });

  test('an approval and signatures of one row are lines', async () => {
    const grid = await read({
      html: `<table><tr><td>СОГЛАСОВАНО<td>УТВЕРЖДАЮ<td>_</table>${table}<table><tr><td>Начальник<td>подпись<td>И. И.</table>`,
    });
    expect(grid.pieces).toHaveLength(1);
    expect(grid.pieces[0]?.before).toEqual(['СОГЛАСОВАНО', 'УТВЕРЖДАЮ', '_']);
    expect(grid.after).toEqual(['Начальник', 'подпись', 'И. И.']);
  });

  test('a row that a page tore off is a piece', async () => {
    const grid = await read({ html: `${table}<table><tr><td>д<td>е</table>` });
    expect(grid.pieces.map(({ rows: all }) => all.length)).toEqual([2, 1]);
  });

  test('in a sheet of Excel or Google a title within the table is a line above it', async () => {
    const sheet = '<tr><td colspan=2>План<tr><td>№<td>Срок<tr><td>1<td>май';
    const html = `<google-sheets-html-origin><table>${sheet}</table>`;
    expect((await read({ html })).pieces[0]?.before).toEqual(['План']);
    expect((await read({ html: `<table>${sheet}</table>` })).pieces[0]?.rows).toHaveLength(3);
  });
});

describe('hidden', () => {
  test('rows and columns of a filter are left out, what goes over them is shorter', async () => {
    expect(
      await rows(
        "<table><col><col style='display:none'><col><tr><td rowspan=3>а<td style='display:none'>х<td>б<tr style='display:none'><td style='display:none'>х<td>х<tr><td style='display:none'>х<td>в</table>",
      ),
    ).toEqual([['а↓3', 'б'], ['в']].map((row, at) => (at === 0 ? ['а↓2', 'б'] : row)));
  });

  test('blank edges fall out', async () => {
    expect(
      await rows(
        '<table><tr><td><td><td><td><tr><td><td>а<td>б<td><tr><td><td>в<td>г<td><tr><td><td><td><td></table>',
      ),
    ).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
});

describe('refused', () => {
  test.each([
    ['<p>просто текст</p>', 'no-table'],
    ['', 'empty'],
    ['<table></table>', 'empty'],
    ['<table><tr><td>&nbsp;<td></table>', 'empty'],
    ['<table><tr><td>один столбец<tr><td>и всё</table>', 'no-table'],
    ['<img src="https://example.org/plan.png">', 'picture'],
    ['<table><tr><td><img src="data:,"></table>', 'picture'],
    [`<table>${'<tr><td>а<td>б'.repeat(5000)}</table>`, 'too-long'],
    [`<table><tr>${'<td>а'.repeat(65)}</table>`, 'too-long'],
    [`<table><tr><td>${'а'.repeat(8001)}<td>б<tr><td>в<td>г</table>`, 'too-long'],
    [`<table><tr><td>${'<div>'.repeat(100_000)}`, 'damaged'],
    [`<table><tr>${'<td>'.repeat(200_000)}</table>`, 'too-long'],
  ])('%.60s', async (html, code) => {
    expect(await refused({ html })).toBe(code);
  });

  test('2,000 rows, 64 columns and 8,000 signs are not', async () => {
    expect(await rows(`<table>${'<tr><td>а<td>б'.repeat(2000)}</table>`)).toHaveLength(2000);
    expect((await rows(`<table><tr>${'<td>а'.repeat(64)}</table>`.repeat(2)))[0]).toHaveLength(64);
    expect(await cell('а'.repeat(8000))).toHaveLength(8000);
  });

  test('nothing that is pasted makes it throw', async () => {
    const bit = fc.constantFrom(
      ...[
        '<table>',
        '</table>',
        '<tr>',
        '<td>',
        '<td rowspan=0>',
        '<td colspan=70>',
        '</td>',
        '<p>',
      ],
      ...[
        '<ol>',
        '<li>',
        'текст',
        '&nbsp;',
        '<!--[if',
        ']>',
        '-->',
        '<b>',
        '</b>',
        '<td rowspan=3>',
      ],
      ...["<tr style='display:none'>", '<col style="display:none">', '\t', '\n', '<![if !x]>', '"'],
    );
    const html = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(bit).map((bits) => bits.join('')),
    );
    await fc.assert(
      fc.asyncProperty(html, html, async (one, other) => {
        await gridOf({ html: `<table>${one}`, text: other });
        await gridOf({ html: one });
      }),
      { numRuns: 500 },
    );
  });
});
