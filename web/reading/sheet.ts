/** A sheet of a workbook as one piece: its cells, what is merged, what is hidden. */
import type { Piece } from '../../functions/contract/reading/grid.ts';
import { damaged, longTable, wideTable } from './refusal.ts';
import { type Area, pieceOf } from './shape.ts';
import { childOf, type Node, nodesIn, treeOf } from './xml.ts';

/** More than this is not even looked at. */
const mostRows = 20_000;
const mostColumns = 16_384;
const mostMerged = 1_000_000;

const skip = new Set([
  ...['s:f', 's:sheetViews', 's:conditionalFormatting', 's:dataValidations', 's:hyperlinks'],
  ...['s:extLst', 's:headerFooter', 's:rPh', 's:rPr', 's:sheetProtection', 's:protectedRanges'],
]);

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

/** A place as «B7», both counted from 0. */
function placeOf(reference: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  if (!letters || !digits) return undefined;
  const column = [...letters.toUpperCase()].reduce(
    (all, letter) => all * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(digits) - 1, column: column - 1 };
}

/** The piece of a sheet; `shown` says what a cell shows. */
export function sheetPiece(xml: string, shown: (cell: Node) => string): Piece | undefined {
  const cells: Area[] = [];
  const seen = new Set<number>();
  const hidden = { rows: new Set<number>(), columns: new Set<number>() };
  let next = 0;

  const take = (node: Node) => {
    const said = Number.parseInt(node.attributes.r ?? '', 10);
    const row = Number.isNaN(said) ? next : said - 1;
    next = row + 1;
    if (isTrue(node.attributes.hidden)) hidden.rows.add(row);
    let column = 0;
    for (const cell of nodesIn(node)) {
      if (cell.name !== 's:c') continue;
      column = placeOf(cell.attributes.r ?? '')?.column ?? column;
      if (column >= mostColumns) wideTable();
      const text = shown(cell);
      // Of blank cells one in a column is enough to know that the column is there.
      if (text !== '' || !seen.has(column)) {
        if (text !== '' && row >= mostRows) longTable(row + 1);
        if (row < mostRows) cells.push({ row, column, down: 1, over: 1, text });
        seen.add(column);
      }
      column++;
    }
  };

  const root = treeOf(xml, { skip, each: { name: 's:row', take } });
  for (const { attributes } of nodesIn(childOf(root, 's:cols')))
    if (isTrue(attributes.hidden))
      for (
        let at = Number(attributes.min);
        at <= Math.min(Number(attributes.max), mostColumns);
        at++
      )
        hidden.columns.add(at - 1);
  const height = cells.reduce(
    (last, { row, text }) => (text === '' ? last : Math.max(last, row + 1)),
    0,
  );
  return pieceOf(merged(cells, root, height), hidden);
}

/** Cells with their spans; what a merged cell covers is not shown. Of merges that overlap the first stands. */
function merged(cells: Area[], root: Node, height: number): Area[] {
  const width = cells.reduce((last, { column }) => Math.max(last, column + 1), 0);
  const spans = new Map<number, { down: number; over: number }>();
  const taken = new Set<number>();
  let steps = 0;
  for (const { attributes } of nodesIn(childOf(root, 's:mergeCells'))) {
    const [from, to] = (attributes.ref ?? '').split(':').map(placeOf);
    if (!from || !to) continue;
    const [bottom, right] = [Math.min(to.row, height - 1), Math.min(to.column, width - 1)];
    const places: number[] = [];
    for (let row = from.row; row <= bottom; row++)
      for (let column = from.column; column <= right; column++) {
        if (++steps > mostMerged) damaged();
        places.push(keyOf(row, column));
      }
    if (places.length < 2 || places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    const span = { down: bottom - from.row + 1, over: right - from.column + 1 };
    spans.set(keyOf(from.row, from.column), span);
  }
  const shown = cells.filter(({ row, column }) => {
    const place = keyOf(row, column);
    return spans.has(place) || !taken.has(place);
  });
  const areas = shown.map((cell) => {
    const place = keyOf(cell.row, cell.column);
    const span = spans.get(place);
    spans.delete(place);
    return { ...cell, ...span };
  });
  // A merged cell that is blank is a cell too.
  for (const [place, span] of spans)
    areas.push({
      row: Math.floor(place / mostColumns),
      column: place % mostColumns,
      ...span,
      text: '',
    });
  // And a row without cells parts tables; one that merged cells cover all over is none.
  const begun = new Set(areas.map(({ row }) => row));
  for (let row = 0; row < height; row++) {
    if (begun.has(row)) continue;
    let column = 0;
    while (column < width && taken.has(keyOf(row, column))) column++;
    if (column < width) areas.push({ row, column, down: 1, over: 1, text: '' });
  }
  return areas;
}

const keyOf = (row: number, column: number): number => row * mostColumns + column;
