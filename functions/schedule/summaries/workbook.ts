/** Sheets as a workbook: the parts of an XLSX file (ECMA-376, parts 1 and 2) in a zip. */

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Part, zipOf } from '../zip.ts';
import type { Sheet } from './grid.ts';
import { declaration, element } from './markup.ts';
import { stylesOf } from './stylesheet.ts';
import { hasLinks, namesOf, relations, worksheet } from './worksheet.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Pieces of XML are gathered to this size, in characters, before they are deflated. */
const gathered = 65_536;

/** The first day that a zip knows: 1 January 1980. */
const firstDay = new Date(1980, 0, 1);

/** The bytes of an XLSX file. `core`: its properties (`docProps/core.xml`). */
export const workbook = async (sheets: Sheet[], core: string): Promise<Uint8Array> =>
  new Uint8Array(await buffer(zipOf(zipParts(sheets, core))));

function* zipParts(sheets: Sheet[], core: string): Generator<Part> {
  for (const { path, pieces } of partsOf(sheets, core))
    yield {
      path,
      body: Readable.from(chunks(pieces), { objectMode: false }),
      at: firstDay,
      packed: true,
    };
}

function* chunks(pieces: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < gathered) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function* partsOf(
  sheets: Sheet[],
  core: string,
): Generator<{ path: string; pieces: Iterable<string> }> {
  const stylesheet = stylesOf();
  yield { path: '[Content_Types].xml', pieces: [contentTypes(sheets)] };
  yield { path: '_rels/.rels', pieces: [rootRelations] };
  yield { path: 'docProps/core.xml', pieces: [core] };
  yield { path: 'xl/workbook.xml', pieces: [index(sheets)] };
  yield { path: 'xl/_rels/workbook.xml.rels', pieces: [sheetRelations(sheets)] };
  for (const [place, sheet] of sheets.entries()) {
    const file = `sheet${place + 1}.xml`;
    yield { path: `xl/worksheets/${file}`, pieces: worksheet(sheet, stylesheet, place === 0) };
    if (hasLinks(sheet))
      yield { path: `xl/worksheets/_rels/${file}.rels`, pieces: relations(sheet) };
  }
  yield { path: 'xl/styles.xml', pieces: [declaration, stylesheet.xml()] };
}

function contentTypes(sheets: Sheet[]): string {
  const part = (name: string, type: string) =>
    element('Override', { PartName: name, ContentType: type });
  return [
    `${declaration}<Types xmlns="${packages}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    part('/xl/workbook.xml', `${spreadsheet}.sheet.main+xml`),
    ...sheets.map((_, place) =>
      part(`/xl/worksheets/sheet${place + 1}.xml`, `${spreadsheet}.worksheet+xml`),
    ),
    part('/xl/styles.xml', `${spreadsheet}.styles+xml`),
    part('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('');
}

const relation = (id: number, type: string, target: string) =>
  element('Relationship', { Id: `rId${id}`, Type: type, Target: target });

const rootRelations = [
  `${declaration}<Relationships xmlns="${packages}/relationships">`,
  relation(1, `${office}/officeDocument`, 'xl/workbook.xml'),
  relation(2, `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  '</Relationships>',
].join('');

const sheetRelations = (sheets: Sheet[]): string =>
  [
    `${declaration}<Relationships xmlns="${packages}/relationships">`,
    ...sheets.map((_, place) =>
      relation(place + 1, `${office}/worksheet`, `worksheets/sheet${place + 1}.xml`),
    ),
    relation(sheets.length + 1, `${office}/styles`, 'styles.xml'),
    '</Relationships>',
  ].join('');

const index = (sheets: Sheet[]): string =>
  [
    `${declaration}<workbook xmlns="${main}" xmlns:r="${office}">`,
    '<bookViews><workbookView/></bookViews><sheets>',
    ...sheets.map(({ name }, place) =>
      element('sheet', { name, sheetId: place + 1, 'r:id': `rId${place + 1}` }),
    ),
    `</sheets><definedNames>${sheets.map(namesOf).join('')}</definedNames></workbook>`,
  ].join('');
