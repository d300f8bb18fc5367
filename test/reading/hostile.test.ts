/** Files that are no tables, or are made to harm: each ends in a sentence, and soon, and within bounded memory. */
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mostBytes } from '../../web/reading/readers.ts';
import { docx, docxParts, file, refused, rowsOf, sheetData, xlsxParts, zipped } from './making.ts';

const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`;
const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const small = table(`<w:tr>${cell('а')}${cell('б')}</w:tr>`.repeat(2));
const good = docxParts(small);
const book = xlsxParts({
  sheets: [
    {
      xml: sheetData([
        ['а', 'б'],
        ['в', 'г'],
      ]),
    },
  ],
});
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** An old container with a stream of that name in its directory. */
const compound = (stream: string) =>
  bytesOf(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(600)}${[...stream].join('\0')}\0`);

describe('what is no document of Word or Excel says what to do', () => {
  test.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'empty'],
    ['a text', bytesOf('plan;2025'), 'format'],
    ['a PDF', bytesOf('%PDF-1.7 …'), 'format'],
    ['RTF', bytesOf('{\\rtf1}'), 'format'],
    ['a PNG', bytesOf('\x89PNG\r\n\x1a\n'), 'picture'],
    ['a JPEG', bytesOf('\xff\xd8\xff\xe0'), 'picture'],
    ['a HEIC', bytesOf('\0\0\0\x18ftypheic'), 'picture'],
    ['.doc', compound('WordDocument'), 'format'],
    ['.xls', compound('Workbook'), 'format'],
    ['an old container', compound('Other'), 'format'],
    ['a book under a password', compound('EncryptedPackage'), 'password'],
    ['RAR', bytesOf('Rar!\x1a\x07'), 'format'],
    ['a zip of files', zipped({ 'план.txt': 'а' }), 'format'],
    ['.odt', zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'format'],
    ['.ods', zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'format'],
    ['.xlsb', zipped({ 'xl/workbook.bin': '' }), 'format'],
    ['slides', zipped({ 'ppt/presentation.xml': '' }), 'format'],
    ['an empty zip', bytesOf(`PK\x05\x06${'\0'.repeat(18)}`), 'damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refused(file(bytes))).toBe(code);
  });

  test('a page that was saved as .xls is read as what it is, in its encoding', async () => {
    const letters = (text: string) =>
      Uint8Array.from(text, (sign) => {
        const code = sign.charCodeAt(0);
        return code < 128 ? code : code - 0x0410 + 0xc0;
      });
    const page = '<html><meta charset=windows-1251><table><tr><td>а<td>б<tr><td>в<td>г</table>';
    expect(await rowsOf(file(letters(page)))).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
  });
});

describe('a file that is too much', () => {
  test('over 20 MB is refused before it is opened', async () => {
    expect(await refused(file(new Uint8Array(30 * 1024 * 1024)))).toBe('too-large');
    expect(mostBytes).toBe(20 * 1024 * 1024);
  });

  /** The document with a part that inflates to so many megabytes. */
  const swollen = (path: string, megabytes: number) =>
    zipSync(
      {
        ...Object.fromEntries(Object.entries(good).map(([one, text]) => [one, strToU8(text)])),
        [path]: new Uint8Array(megabytes * 1024 * 1024).fill(32),
      },
      { level: 1 },
    );

  test('large pictures in it cost nothing: they are not inflated', async () => {
    expect(await rowsOf(file(swollen('word/media/image1.bmp', 60)))).toEqual([
      ['а', 'б'],
      ['а', 'б'],
    ]);
  });

  test.each(['word/document.xml', '[Content_Types].xml', 'word/styles.xml'])(
    'a bomb in %s',
    async (path) => {
      const bytes = swollen(path, 52);
      expect(bytes.length).toBeLessThan(1024 * 1024);
      expect(await refused(file(bytes))).toBe('bomb');
    },
  );

  test('a bomb that says it is small', async () => {
    const bytes = swollen('word/document.xml', 52);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    expect(await refused(file(bytes))).toBe('bomb');
  });

  test('one text shown by very many cells is one text', async () => {
    const parts = xlsxParts({
      sheets: [
        {
          xml: `<sheetData>${`<row>${'<c t="s"><v>0</v></c>'.repeat(60)}</row>`.repeat(1900)}</sheetData>`,
        },
      ],
      strings: `<si><t>${'а'.repeat(7900)}</t></si>`,
    });
    expect(await rowsOf(file(zipped(parts)))).toHaveLength(1900);
  });
});

describe('XML that is made to harm', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ха"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]>`;
  const outside = '<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
  const xml = good['word/document.xml'];

  test.each([
    ['entities that multiply', laughs + xml.replace('>а<', '>&c;<')],
    ['an entity from outside', outside + xml.replace('>а<', '>&file;<')],
    ['a DOCTYPE at all', `<!DOCTYPE x>${xml}`],
    ['no end', xml.slice(0, -30)],
    ['no XML', 'план'],
    ['nothing', ''],
    ['no body', '<w:document xmlns:w="x"/>'],
    [
      '100,000 tags one in another',
      xml.replace(small, '<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000)),
    ],
    [
      '1,000 tables one in another',
      xml.replace(
        small,
        '<w:tbl><w:tr><w:tc>'.repeat(1000) + '</w:tc></w:tr></w:tbl>'.repeat(1000),
      ),
    ],
  ])('%s', async (_, part) => {
    expect(await refused(file(zipped({ ...good, 'word/document.xml': part })))).toBe('damaged');
  });

  test('an entity that nobody knows stays as it is written', async () => {
    const part = xml.replace('>а<', '>&nbsp;&#0;&#x110000;<');
    expect((await rowsOf(file(zipped({ ...good, 'word/document.xml': part }))))[0]?.[0]).toBe(
      '&nbsp;\ufffd\ufffd',
    );
  });

  test('millions of elements', async () => {
    const part = xml.replace(small, small + '<w:p/>'.repeat(2_000_000));
    expect(await refused(file(zipped({ ...good, 'word/document.xml': part })))).toBe('too-large');
  });
});

describe('nothing outside is asked for', () => {
  const asked = vi.fn(() => Promise.reject(new Error('no')));
  beforeAll(() => vi.stubGlobal('fetch', asked));
  afterAll(() => {
    vi.unstubAllGlobals();
  });

  test('external links, pictures and formulas of a workbook', async () => {
    const parts = {
      ...book,
      'xl/_rels/workbook.xml.rels': book['xl/_rels/workbook.xml.rels']?.replace(
        '</Relationships>',
        '<Relationship Id="r9" Type="x/externalLink" TargetMode="External" Target="http://example.org/x"/></Relationships>',
      ) as string,
      'xl/worksheets/sheet1.xml': (book['xl/worksheets/sheet1.xml'] as string).replace(
        '<is><t>а</t></is>',
        '<f>WEBSERVICE("http://example.org/")</f><is><t>а</t></is>',
      ),
    };
    expect(await rowsOf(file(zipped(parts)))).toEqual([
      ['а', 'б'],
      ['в', 'г'],
    ]);
    expect(asked).not.toHaveBeenCalled();
  });

  test('a sheet that is only an address outside is no sheet', async () => {
    const parts = {
      ...book,
      'xl/_rels/workbook.xml.rels': (book['xl/_rels/workbook.xml.rels'] as string).replace(
        'Target="worksheets/sheet1.xml"',
        'TargetMode="External" Target="http://example.org/sheet1.xml"',
      ),
    };
    expect(await refused(file(zipped(parts)))).toBe('empty');
    expect(asked).not.toHaveBeenCalled();
  });

  test('paths that climb out of the file lead nowhere', async () => {
    const parts = {
      ...good,
      'word/_rels/document.xml.rels': good['word/_rels/document.xml.rels'].replace(
        'styles.xml',
        '../../../../etc/passwd',
      ),
    };
    expect(await rowsOf(file(zipped(parts)))).toEqual([
      ['а', 'б'],
      ['а', 'б'],
    ]);
  });
});

test('a macro in a document is only bytes that nobody reads', async () => {
  const type = 'application/vnd.ms-word.document.macroEnabled.main+xml';
  const parts = {
    ...good,
    '[Content_Types].xml': good['[Content_Types].xml'].replace(
      /ContentType="[^"]*"/,
      `ContentType="${type}"`,
    ),
    'word/vbaProject.bin': 'Sub AutoOpen()',
  };
  expect(await rowsOf(file(zipped(parts)))).toEqual([
    ['а', 'б'],
    ['а', 'б'],
  ]);
});

test('a merged mess keeps the texts of its cells', async () => {
  const mess =
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="0"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr><w:p><w:r><w:t>б</w:t></w:r></w:p></w:tc></w:tr>' +
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>в</w:t></w:r></w:p></w:tc></w:tr>';
  expect((await rowsOf(docx(table(mess)))).flat().filter((text) => text !== '')).toEqual([
    'а↓2',
    'б',
    'в',
  ]);
});
