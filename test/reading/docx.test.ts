/** Documents of Word as they are printed. */
import { describe, expect, test } from 'vitest';
import { docx, docxParts, file, read, refused, rowsOf, zipped } from './making.ts';

const p = (inside: string) => `<w:p>${inside}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const t = (text: string) => p(r(text));
const tc = (inside: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const tr = (cells: string, properties = '') =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const tbl = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;
const row = (...texts: string[]) => tr(texts.map((text) => tc(t(text))).join(''));
const span = (columns: number) => `<w:gridSpan w:val="${columns}"/>`;
const restart = '<w:vMerge w:val="restart"/>';
const goes = '<w:vMerge/>';

const rows = (body: string, beside = {}) => rowsOf(docx(body, beside));
/** The text of a cell with that inside. */
const cell = async (inside: string, beside = {}) =>
  (await rows(tbl(tr(tc(inside) + tc(t('б'))) + row('в', 'г')), beside))[0]?.[0];

describe('spans', () => {
  test('over columns and down rows', async () => {
    expect(
      await rows(
        tbl(
          tr(tc(t('а'), restart) + tc(t('б'), span(2))) +
            tr(tc(p(''), goes) + tc(t('в')) + tc(t('г'))) +
            row('д', 'е', 'ж'),
        ),
      ),
    ).toEqual([
      ['а↓2', 'б→2'],
      ['в', 'г'],
      ['д', 'е', 'ж'],
    ]);
  });

  test('what a merged cell holds below its first row is not shown, as in Word', async () => {
    expect(
      await rows(tbl(tr(tc(t('а'), restart) + tc(t('б'))) + tr(tc(t('х'), goes) + tc(t('в'))))),
    ).toEqual([['а↓2', 'б'], ['в']]);
  });

  test('a cell that goes on with nothing above it begins by itself', async () => {
    expect(
      await rows(tbl(tr(tc(t('а'), goes) + tc(t('б'))) + tr(tc(p(''), goes) + tc(t('в'))))),
    ).toEqual([['а↓2', 'б'], ['в']]);
  });

  test('columns left out before a row are empty cells', async () => {
    expect(
      await rows(
        tbl(row('а', 'б', 'в') + tr(tc(t('г')) + tc(t('д')), '<w:gridBefore w:val="1"/>')),
      ),
    ).toEqual([
      ['а', 'б', 'в'],
      ['', 'г', 'д'],
    ]);
  });

  test('a grid finer than its cells becomes the cells', async () => {
    expect(
      await rows(
        tbl(
          tr(tc(t('а'), span(3)) + tc(t('б'), span(2))) +
            tr(tc(t('в'), span(3)) + tc(t('г'), span(2))),
        ),
      ),
    ).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
});

describe('a text of a cell', () => {
  test.each([
    [t('а') + t('') + t('б'), 'а\nб'],
    [p(`${r('а')}<w:r><w:br/></w:r>${r('б')}`), 'а\nб'],
    [p(`${r('а')}<w:r><w:tab/></w:r>${r('б')}`), 'а б'],
    [p(`${r('8')}<w:r><w:noBreakHyphen/></w:r>${r('9')}`), '8-9'],
    [p(`${r('обра')}<w:r><w:softHyphen/></w:r>${r('зование')}`), 'образование'],
    [p(r('обра') + r('зова') + r('ние')), 'образование'],
    [p(`${r('а')}<w:del>${r('было')}</w:del><w:ins>${r('стало')}</w:ins>`), 'астало'],
    [p(`<w:moveFrom>${r('было')}</w:moveFrom>${r('а')}<w:moveTo>${r('б')}</w:moveTo>`), 'аб'],
    [p(r('а') + r('тайна', '<w:vanish/>')), 'а'],
    [p(r('а') + r('б', '<w:vanish w:val="0"/>')), 'аб'],
    [p(`<w:hyperlink>${r('сайт')}</w:hyperlink>`), 'сайт'],
    [`<w:sdt><w:sdtPr/><w:sdtContent>${t('а')}</w:sdtContent></w:sdt>`, 'а'],
    [p(`<w:sdt><w:sdtContent>${r('а')}</w:sdtContent></w:sdt>`), 'а'],
    [p(`<w:fldSimple w:instr=" DATE ">${r('1 мая')}</w:fldSimple>`), '1 мая'],
    [p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), '✓'],
    [p('<w:r><w:t>а&amp;б &#1078; &lt;</w:t></w:r>'), 'а&б ж <'],
    [p('<w:r><w:t><![CDATA[а<б]]></w:t></w:r>'), 'а<б'],
    [p(`${r('а')}<w:r><w:footnoteReference w:id="1"/></w:r>`), 'а'],
    [t('а') + tbl(row('1', '2') + row('3', '4')) + p(''), 'а\n1 2\n3 4'],
  ])('%s', async (inside, text) => {
    expect(await cell(inside)).toBe(text);
  });

  test('the code of a field is none, its result is', async () => {
    const mark = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
    const field = `${mark('begin')}<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>${r('код')}${mark('separate')}${r('сайт')}${mark('end')}`;
    expect(await cell(p(r('а ') + field + r(' б')))).toBe('а сайт б');
  });

  test('text that its style hides is not read', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="Скрытый"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Ещё"><w:basedOn w:val="Скрытый"/></w:style>';
    expect(await cell(p(r('а') + r('нет', '<w:rStyle w:val="Ещё"/>')), { styles })).toBe('а');
  });

  test('rows that were deleted or are hidden are not read', async () => {
    expect(
      await rows(
        tbl(
          row('а', 'б') +
            tr(tc(t('х')) + tc(t('х')), '<w:del w:id="1"/>') +
            tr(tc(t('х')) + tc(t('х')), '<w:hidden/>') +
            tr(tc(t('в')) + tc(t('г')), '<w:ins w:id="2"/>'),
        ),
      ),
    ).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
});

describe('numbers that Word prints', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (
    levels: string,
    nums = '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>',
  ) => ({
    numbering: `<w:abstractNum w:abstractNumId="1">${levels}</w:abstractNum>${nums}`,
  });
  const item = (text: string, at = 0, id = 5) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${text && r(text)}</w:p>`;
  const column = async (items: string[], beside: object) =>
    (await rows(tbl(items.map((one) => tr(tc(one) + tc(t('б')))).join('')), beside)).map(
      ([first]) => first,
    );

  test('of two levels, in cells of their own', async () => {
    const levels = level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2.');
    expect(
      await column([item(''), item('', 1), item('', 1), item(''), item('', 1)], list(levels)),
    ).toEqual(['1.', '1.1.', '1.2.', '2.', '2.1.']);
  });

  test.each([
    ['russianLower', '%1)', ['а) x', 'б) x']],
    ['upperRoman', '%1.', ['I. x', 'II. x']],
    ['lowerLetter', '(%1)', ['(a) x', '(b) x']],
    ['decimalZero', '%1', ['01 x', '02 x']],
    ['bullet', '·', ['x', 'x']],
    ['none', '', ['x', 'x']],
  ])('as %s', async (format, text, expected) => {
    expect(await column([item('x'), item('x')], list(level(0, format, text)))).toEqual(expected);
  });

  test('a list that begins anew, and one that goes on in another', async () => {
    const nums = [5, 6]
      .map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="1"/></w:num>`)
      .join('');
    const anew =
      '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>';
    expect(
      await column(
        [item('', 0, 5), item('', 0, 6), item('', 0, 7), item('', 0, 7)],
        list(level(0, 'decimal', '%1.'), nums + anew),
      ),
    ).toEqual(['1.', '2.', '4.', '5.']);
  });

  test('of a style; number 0 takes it away', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Пункт"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>';
    const styled = (more = '') => p(`<w:pPr><w:pStyle w:val="Пункт"/>${more}</w:pPr>${r('x')}`);
    expect(
      await column([styled(), styled('<w:numPr><w:numId w:val="0"/></w:numPr>'), styled()], {
        ...list(level(0, 'decimal', '%1.')),
        styles,
      }),
    ).toEqual(['1. x', 'x', '2. x']);
  });

  test('a paragraph that was deleted is not counted', async () => {
    const gone = p(
      `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del>${r('x')}</w:del>`,
    );
    expect(
      await column([item('a'), item('b') + gone, item('c')], list(level(0, 'decimal', '%1.'))),
    ).toEqual(['1. a', '2. b', '3. c']);
  });

  test('legal numbers are digits at every level', async () => {
    const levels = level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2', '<w:isLgl/>');
    expect(await column([item(''), item('', 1)], list(levels))).toEqual(['I.', '1.1']);
  });
});

test('lines around tables, and tables in content controls', async () => {
  const grid = await read(
    docx(
      `${t('План')}<w:sdt><w:sdtContent>${tbl(row('а', 'б') + row('в', 'г'))}</w:sdtContent></w:sdt>${t('ниже')}`,
    ),
  );
  expect(grid.pieces[0]?.before).toEqual(['План']);
  expect(grid.after).toEqual(['ниже']);
});

test('strict files and other prefixes are read alike', async () => {
  const parts = docxParts(tbl(row('а', 'б') + row('в', 'г')));
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const xml = parts['word/document.xml']
    .replace(/http:[^"]*main/, strict)
    .replaceAll('w:', 'z:')
    .replace('xmlns:z:', 'xmlns:z');
  expect(
    await rowsOf(
      file(zipped({ ...parts, 'word/document.xml': xml.replace('xmlns:w=', 'xmlns:z=') })),
    ),
  ).toEqual([
    ['а', 'б'],
    ['в', 'г'],
  ]);
});

test.each([
  [t('текст'), 'no-table'],
  ['', 'no-table'],
  [tbl(row('', '') + row('', '')), 'empty'],
  [p('<w:r><w:drawing/></w:r>'), 'picture'],
  [tbl(tr(tc(p('<w:r><w:pict/></w:r>')) + tc(p('')))), 'picture'],
  [tbl(row('а', 'б').repeat(5000)), 'too-long'],
  [tbl(tr(tc(t('а'), span(5000)) + tc(t('б')))), 'too-long'],
])('refused: %.40s', async (body, code) => {
  expect(await refused(docx(body))).toBe(code);
});
