/**
 * A table of a plan as a workbook to work in: texts are texts (no formula can be one), merged cells are merged, the head is
 * repeated in print. A pure function: the same grid gives the same bytes.
 */
import type { Grid, GridCell, Piece } from '../../contract/reading/grid.ts';
import type { Area, Column, Row, Sheet, Value } from '../summaries/grid.ts';
import { coreProperties } from '../summaries/markup.ts';
import { heightOf, linesIn } from '../summaries/measure.ts';
import { room } from '../summaries/paper.ts';
import { type Style, styles } from '../summaries/styles.ts';
import { workbook } from '../summaries/workbook.ts';
import { centredOf, isSection, type Laid, turnOf, widthsOf } from './layout.ts';

/** Millimetres of paper to the character that Excel counts widths in. */
const character = 1.9;
/** Bold is wider; so much less fits. */
const tight = 0.92;
const asText = { format: '@' };
const text: Style = { ...styles.text, ...asText };
const centre: Style = { ...styles.centre, ...asText };
const head: Style = { ...styles.head, ...asText };
const section: Style = { ...styles.section, ...asText };
const title: Style = {
  size: 12,
  bold: true,
  wrap: true,
  across: 'center',
  down: 'center',
  ...asText,
};
const note: Style = { size: 9, wrap: true, down: 'top', ...asText };

/** The bytes of the XLSX file of a grid. Pieces of one width stand one under another on a sheet. */
export async function planXlsx(grid: Grid, { heads, about }: Laid): Promise<Uint8Array> {
  const sheets: Sheet[] = [];
  let last: Piece | undefined;
  for (const [at, piece] of grid.pieces.entries()) {
    if (piece.columns !== last?.columns) sheets.push(sheetOf(sheets.length + 1, piece));
    else blank(sheets.at(-1) as Sheet);
    put(sheets.at(-1) as Sheet, piece, heads[at] ?? 0);
    last = piece;
  }
  const end = sheets.at(-1);
  if (end && grid.after.length > 0) {
    blank(end);
    for (const words of grid.after) across(end, words, note);
  }
  return workbook(sheets, coreProperties(about));
}

function sheetOf(number: number, piece: Piece): Sheet {
  const turn = turnOf([piece]);
  return {
    name: number === 1 ? 'План' : `План ${number}`,
    columns: widthsOf(piece, room(turn)).map((width) => ({
      width: width / character,
      style: text,
    })),
    rows: [],
    merges: [],
    head: { first: 0, last: -1 },
    fixed: 0,
    footer: '&R&8Страница &P из &N',
    plain: { upright: turn === 'portrait' },
  };
}

const nothing = ({ columns }: Sheet): Value[] => columns.map(() => null);

/** A row without borders between pieces. */
const blank = (sheet: Sheet): void => {
  sheet.rows.push({ values: nothing(sheet), height: heightOf(1), style: note });
};

/** A line over all columns. */
function across(sheet: Sheet, words: string, style: Style): void {
  const row = sheet.rows.length;
  const { columns } = sheet;
  sheet.rows.push({
    values: columns.map((_, at) => (at === 0 ? words : null)),
    height: heightOf(
      linesIn(words, widthOf(columns, 0, columns.length) * tight, style.size) * (style.size / 9),
    ),
    style,
  });
  if (columns.length > 1)
    sheet.merges.push({ top: row, left: 0, bottom: row, right: columns.length - 1 });
}

const widthOf = (columns: Column[], from: number, over: number): number =>
  columns.slice(from, from + over).reduce((sum, { width }) => sum + width, 0);

/** A piece with the lines above it. */
function put(sheet: Sheet, piece: Piece, heads: number): void {
  for (const words of piece.before) across(sheet, words, sheet.head.last < 0 ? title : note);
  if (piece.before.length > 0 && sheet.head.last >= 0) blank(sheet);
  const top = sheet.rows.length;
  const centred = centredOf(piece, heads);
  const styleOf = (cells: GridCell[], row: number, { at, over }: GridCell): Style => {
    if (row < heads) return head;
    if (isSection(cells, piece.columns)) return section;
    return centred.slice(at - 1, at - 1 + over).every(Boolean) ? centre : text;
  };
  for (const _ of piece.rows)
    sheet.rows.push({ values: nothing(sheet), height: heightOf(1), dressed: new Map() });
  for (const [row, cells] of piece.rows.entries())
    for (const one of cells) {
      const area = {
        top: top + row,
        left: one.at - 1,
        bottom: top + row + one.down - 1,
        right: one.at + one.over - 2,
      };
      fill(sheet, area, one.text, styleOf(cells, row, one));
    }
  grow(sheet, piece, top);
  if (sheet.head.last < 0) sheet.head = { first: top, last: top + Math.max(1, heads) - 1 };
}

/** A cell with its style in all places that it takes. */
function fill(sheet: Sheet, area: Area, words: string, style: Style): void {
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      sheet.rows[row]?.dressed?.set(column, { style });
  const first = sheet.rows[area.top] as Row;
  first.values[area.left] = words;
  if (area.top !== area.bottom || area.left !== area.right) sheet.merges.push(area);
}

/** Rows as high as their texts; what a text over several rows still lacks is given to the last of them. */
function grow(sheet: Sheet, piece: Piece, top: number): void {
  const need = ({ at, over, text: words }: GridCell, row: number): number => {
    const bold = sheet.rows[row]?.dressed?.get(at - 1)?.style.bold;
    return heightOf(linesIn(words, widthOf(sheet.columns, at - 1, over) * (bold ? tight : 1), 9));
  };
  const raise = (row: number, height: number) => {
    const one = sheet.rows[row];
    if (one) one.height = Math.max(one.height, height);
  };
  for (const [row, cells] of piece.rows.entries())
    for (const one of cells) if (one.down === 1) raise(top + row, need(one, top + row));
  for (const [row, cells] of piece.rows.entries())
    for (const one of cells) {
      if (one.down === 1) continue;
      const taken = sheet.rows.slice(top + row, top + row + one.down);
      const has = taken.reduce((sum, { height }) => sum + height, 0);
      const end = taken.at(-1);
      if (end)
        raise(top + row + one.down - 1, Math.min(409, end.height + need(one, top + row) - has));
    }
}
