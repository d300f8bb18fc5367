/**
 * A sheet as SpreadsheetML (ECMA-376, part 1, 18.3), row by row: only one row is XML at a time, which is what
 * keeps 40,000 rows within memory (`docs/decisions/0003-sheets.md`). The order of elements is that of the schema.
 */
import { daysBetween } from '../../contract/days.ts';
import type { Area, Row, Sheet, Value } from './grid.ts';
import { attributes, declaration, element, escaped } from './markup.ts';
import type { Styles } from './stylesheet.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Excel holds 32,767 characters in a cell. */
const longest = 32_000;

const letter = (column: number): string =>
  (column >= 26 ? letter(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));
const at = (row: number, column: number) => `${letter(column)}${row + 1}`;
const range = ({ top, left, bottom, right }: Area) => `${at(top, left)}:${at(bottom, right)}`;
const fixedRange = ({ top, left, bottom, right }: Area) =>
  `$${letter(left)}$${top + 1}:$${letter(right)}$${bottom + 1}`;

/** Where the filter stands: from the last row of the head to the end. */
const filterOf = ({ rows, columns, head }: Sheet): Area => ({
  top: head.last,
  left: 0,
  bottom: Math.max(head.last, rows.length - 1),
  right: columns.length - 1,
});

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`;

/** The names that Excel keeps for a sheet: its filter, and the rows repeated in print. */
export const namesOf = (sheet: Sheet, place: number): string =>
  (sheet.plain
    ? ''
    : element(
        'definedName',
        { name: '_xlnm._FilterDatabase', localSheetId: place, hidden: 1 },
        escaped(`${quoted(sheet.name)}!${fixedRange(filterOf(sheet))}`),
      )) +
  element(
    'definedName',
    { name: '_xlnm.Print_Titles', localSheetId: place },
    escaped(`${quoted(sheet.name)}!$${sheet.head.first + 1}:$${sheet.head.last + 1}`),
  );

/** A text as a cell holds it; `_x0041_` would be read as an escape, so its underscore is escaped. */
const textOf = (value: string) =>
  escaped(value.slice(0, longest)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

function cellXml(place: string, style: number, value: Value): string {
  const start = `<c r="${place}" s="${style}"`;
  if (value === null || value === undefined || value === '') return `${start}/>`;
  if (typeof value === 'string')
    return `${start} t="inlineStr"><is><t xml:space="preserve">${textOf(value)}</t></is></c>`;
  const number = typeof value === 'number' ? value : daysBetween('1899-12-30', value.day);
  return `${start}><v>${number}</v></c>`;
}

function rowXml({ columns }: Sheet, row: Row, number: number, stylesheet: Styles): string {
  const cells = row.values.map((value, column) => {
    const style = row.dressed?.get(column)?.style ?? row.style ?? columns[column]?.style;
    return style ? cellXml(at(number, column), stylesheet.of(style), value) : '';
  });
  return `<row r="${number + 1}" ht="${row.height}" customHeight="1">${cells.join('')}</row>`;
}

/** The links of a sheet in the order of its cells; the number of a link is its place in this order. */
function* linksOf({ rows }: Sheet): Generator<{ place: string; address: string; id: string }> {
  let count = 0;
  for (const [number, { dressed }] of rows.entries())
    for (const [column, { address }] of dressed ?? [])
      if (address) yield { place: at(number, column), address, id: `rId${++count}` };
}

/** Whether a sheet has links at all. */
export const hasLinks = (sheet: Sheet): boolean => !linksOf(sheet).next().done;

/** The addresses of the links of a sheet: `xl/worksheets/_rels/sheetN.xml.rels`. */
export function* relations(sheet: Sheet): Generator<string> {
  yield `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`;
  for (const { address, id } of linksOf(sheet))
    yield element('Relationship', {
      Id: id,
      Type: `${office}/hyperlink`,
      Target: address,
      TargetMode: 'External',
    });
  yield '</Relationships>';
}

function* before({ columns, head, fixed }: Sheet, first: boolean): Generator<string> {
  yield `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}">`;
  yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  const lower = fixed > 0 ? 'bottomRight' : 'bottomLeft';
  const pane = element('pane', {
    xSplit: fixed || undefined,
    ySplit: head.last + 1,
    topLeftCell: at(head.last + 1, fixed),
    activePane: lower,
    state: 'frozen',
  });
  const view = { showGridLines: 0, tabSelected: first ? 1 : undefined, workbookViewId: 0 };
  yield `<sheetViews>${element('sheetView', view, `${pane}<selection pane="${lower}"/>`)}</sheetViews>`;
  yield '<sheetFormatPr defaultRowHeight="15"/><cols>';
  for (const [place, { width }] of columns.entries())
    yield `<col${attributes({ min: place + 1, max: place + 1, width, customWidth: 1 })}/>`;
  yield '</cols><sheetData>';
}

function* after(sheet: Sheet): Generator<string> {
  yield '</sheetData>';
  if (!sheet.plain) yield element('autoFilter', { ref: range(filterOf(sheet)) });
  if (sheet.merges.length > 0) {
    const merged = sheet.merges.map((area) => element('mergeCell', { ref: range(area) }));
    yield element('mergeCells', { count: merged.length }, merged.join(''));
  }
  if (hasLinks(sheet)) {
    yield '<hyperlinks>';
    for (const { place, id } of linksOf(sheet)) yield `<hyperlink ref="${place}" r:id="${id}"/>`;
    yield '</hyperlinks>';
  }
  yield '<printOptions horizontalCentered="1"/>';
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>';
  const orientation = sheet.plain?.upright ? 'portrait' : 'landscape';
  yield `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`;
  yield `<headerFooter><oddFooter>${escaped(sheet.footer)}</oddFooter></headerFooter></worksheet>`;
}

/** The part `xl/worksheets/sheetN.xml`, in pieces. */
export function* worksheet(sheet: Sheet, stylesheet: Styles, first: boolean): Generator<string> {
  yield* before(sheet, first);
  for (const [number, row] of sheet.rows.entries()) yield rowXml(sheet, row, number, stylesheet);
  yield* after(sheet);
}
