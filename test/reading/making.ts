/** Small sources made for one test, and a grid drawn so that a test can be read. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { Grid } from '../../functions/contract/reading/grid.ts';
import { gridOf, type Source } from '../../web/reading/readers.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const kinds = 'application/vnd.openxmlformats-officedocument';

export const file = (bytes: Uint8Array): Source => ({ name: 'план', bytes });

/** A zip of texts, dated alike. */
export const zipped = (parts: Record<string, string>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, text]) => [path, strToU8(text)]),
    ) as Zippable,
    { mtime: new Date(2020, 0, 1) },
  );

const types = (part: string, type: string) =>
  `<Types xmlns="${packages}/content-types"><Override PartName="/${part}" ContentType="${type}"/></Types>`;

const relations = (targets: Record<string, string>) =>
  `<Relationships xmlns="${packages}/relationships">${Object.entries(targets)
    .map(
      ([target, type], at) =>
        `<Relationship Id="r${at}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The parts of a document; `body` is WordprocessingML. */
export const docxParts = (body: string, beside: { styles?: string; numbering?: string } = {}) => ({
  '[Content_Types].xml': types('word/document.xml', `${kinds}.wordprocessingml.document.main+xml`),
  'word/document.xml': `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  'word/_rels/document.xml.rels': relations({
    'styles.xml': 'styles',
    'numbering.xml': 'numbering',
  }),
  'word/styles.xml': `<w:styles xmlns:w="${word}">${beside.styles ?? ''}</w:styles>`,
  'word/numbering.xml': `<w:numbering xmlns:w="${word}">${beside.numbering ?? ''}</w:numbering>`,
});

export const docx = (...said: Parameters<typeof docxParts>): Source =>
  file(zipped(docxParts(...said)));

type Book = {
  sheets: { name?: string; state?: string; xml: string }[];
  strings?: string;
  formats?: string[];
  since1904?: boolean;
};

/** The parts of a workbook; `xml` is what stands within a worksheet, styles are numbered as `formats`. */
export function xlsxParts({ sheets, strings = '', formats = [], since1904 = false }: Book) {
  const parts: Record<string, string> = {
    '[Content_Types].xml': types('xl/workbook.xml', `${kinds}.spreadsheetml.sheet.main+xml`),
    'xl/workbook.xml': `<workbook xmlns="${sheet}" xmlns:r="${office}"><workbookPr date1904="${since1904 ? 1 : 0}"/><sheets>${sheets
      .map(
        ({ name = 'Лист', state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations({
      ...Object.fromEntries(sheets.map((_, at) => [`worksheets/sheet${at + 1}.xml`, 'worksheet'])),
      'sharedStrings.xml': 'sharedStrings',
      'styles.xml': 'styles',
    }),
    'xl/sharedStrings.xml': `<sst xmlns="${sheet}">${strings}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${sheet}"><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`)
      .join(
        '',
      )}</numFmts><cellXfs>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
  };
  for (const [at, { xml }] of sheets.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${sheet}" xmlns:r="${office}">${xml}</worksheet>`;
  return parts;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const xlsx = (book: Book): Source => file(zipped(xlsxParts(book)));

/** Rows of texts as a sheet. */
export const sheetData = (rows: string[][]): string =>
  `<sheetData>${rows
    .map(
      (cells) =>
        `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('')}</sheetData>`;

/** The grid, or the words of refusal as an error. */
export async function read(source: Source): Promise<Grid> {
  const grid = await gridOf(source);
  if ('unread' in grid) throw new Error(`${grid.unread.code}: ${grid.unread.words}`);
  return Grid.parse(grid);
}

/** Rows of all pieces: texts, «→2» over two columns, «↓2» down two rows. */
const drawn = (grid: Grid): string[][] =>
  grid.pieces.flatMap(({ rows }) =>
    rows.map((cells) =>
      cells.map(
        ({ text, over, down }) =>
          `${text}${over > 1 ? `→${over}` : ''}${down > 1 ? `↓${down}` : ''}`,
      ),
    ),
  );

export const rowsOf = async (source: Source): Promise<string[][]> => drawn(await read(source));

/** The code under which a source is refused; its sentence is one. */
export async function refused(source: Source): Promise<string> {
  const grid = await gridOf(source);
  if (!('unread' in grid)) return 'read';
  return /^[А-ЯA-Z.][\s\S]{10,200}[.]$/.test(grid.unread.words)
    ? grid.unread.code
    : grid.unread.words;
}
