/**
 * A table of a plan as a workbook to work in: texts are texts (no formula can be one), merged cells are merged, the head is
 * repeated in print. A pure function: the same grid gives the same bytes.
 */
import type { Grid, GridCell, Piece } from '../../contract/reading/grid.ts';
import type { Laid } from '../../domain/proposals/writing.ts';
import type { Area, Column, Row, Sheet, Value } from '../summaries/grid.ts';
import { coreProperties } from '../summaries/markup.ts';
import { heightOf, highest, linesIn, neededFor } from '../summaries/measure.ts';
import { room, type Turn } from '../summaries/paper.ts';
import { type Style, styles } from '../summaries/styles.ts';
import { workbook } from '../summaries/workbook.ts';
import { isSection, type Layout, layoutOf, turnOf } from './layout.ts';

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
    const turn = turnOf([piece]);
    const layout = layoutOf(grid.pieces, heads, piece, room(turn));
    if (piece.columns !== last?.columns) sheets.push(sheetOf(sheets.length + 1, layout, turn));
    else blank(sheets.at(-1) as Sheet);
    put(sheets.at(-1) as Sheet, piece, heads[at] ?? 0, layout);
    last = piece;
  }
  const end = sheets.at(-1);
  if (end && grid.after.length > 0) {
    blank(end);
    for (const words of grid.after) across(end, words, note);
  }
  return workbook(sheets, coreProperties(about));
}

function sheetOf(number: number, { widths }: Layout, turn: Turn): Sheet {
  return {
    name: number === 1 ? 'План' : `План ${number}`,
    columns: widths.map((width) => ({
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

/** A piece with the lines above it. A row that is higher than a sheet allows takes several, and its cells go over them. */
function put(sheet: Sheet, piece: Piece, heads: number, { centred }: Layout): void {
  for (const words of piece.before) across(sheet, words, sheet.head.last < 0 ? title : note);
  if (piece.before.length > 0 && sheet.head.last >= 0) blank(sheet);
  const styleOf = (cells: GridCell[], row: number, { at, over }: GridCell): Style => {
    if (row < heads) return head;
    if (isSection(cells, piece.columns)) return section;
    return centred.slice(at - 1, at - 1 + over).every(Boolean) ? centre : text;
  };
  const heights = heightsOf(sheet, piece, (cells, row, one) => styleOf(cells, row, one).bold);
  const tops: number[] = [];
  for (const height of heights) {
    tops.push(sheet.rows.length);
    const parts = Math.ceil(height / highest);
    for (let part = 0; part < parts; part++)
      sheet.rows.push({
        values: nothing(sheet),
        height: Math.ceil(height / parts),
        dressed: new Map(),
      });
  }
  tops.push(sheet.rows.length);
  for (const [row, cells] of piece.rows.entries())
    for (const one of cells) {
      const area = {
        top: tops[row] as number,
        left: one.at - 1,
        bottom: (tops[row + one.down] as number) - 1,
        right: one.at + one.over - 2,
      };
      fill(sheet, area, one.text, styleOf(cells, row, one));
    }
  if (sheet.head.last < 0)
    sheet.head = {
      first: tops[0] as number,
      last: (tops[Math.max(1, heads)] ?? sheet.rows.length) - 1,
    };
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
function heightsOf(
  { columns }: Sheet,
  { rows }: Piece,
  isBold: (cells: GridCell[], row: number, one: GridCell) => boolean | undefined,
): number[] {
  const heights = rows.map(() => neededFor(1));
  const taking = (wanted: (down: number) => boolean) => {
    for (const [row, cells] of rows.entries())
      for (const one of cells) {
        if (!wanted(one.down)) continue;
        const wide = widthOf(columns, one.at - 1, one.over) * (isBold(cells, row, one) ? tight : 1);
        const last = row + one.down - 1;
        const above = heights.slice(row, last).reduce((all, height) => all + height, 0);
        const lacks = neededFor(linesIn(one.text, wide, text.size)) - above;
        heights[last] = Math.max(heights[last] as number, lacks);
      }
  };
  taking((down) => down === 1);
  taking((down) => down > 1);
  return heights;
}
