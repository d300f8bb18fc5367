/**
 * A sheet holds more than its table: a title above it, tables one under another, footnotes. A blank row parts them; lines of
 * one text above the first table and footnotes below are no rows.
 */
import type { Grid, GridCell, Piece } from '../../functions/contract/reading/grid.ts';
import { empty, longTable, most, noTable } from './refusal.ts';
import { lineOf } from './text.ts';

const footnote = /^(\*|[¹²³⁴⁵]|Примечани[ея]|Сноск)/i;

/** Runs of rows that no blank row parts, and no cell that goes down over it. */
function runsOf(rows: GridCell[][]): GridCell[][][] {
  const runs: GridCell[][][] = [];
  let open = false;
  let reach = 0;
  for (const [at, cells] of rows.entries()) {
    const written = cells.filter(({ text }) => text !== '');
    if (written.length === 0 && reach <= at) open = false;
    else if (open) runs.at(-1)?.push(cells);
    else {
      runs.push([cells]);
      open = true;
    }
    for (const { down } of written) reach = Math.max(reach, at + down);
  }
  return runs;
}

const written = (cells: GridCell[] | undefined): string[] =>
  (cells ?? []).map(({ text }) => text).filter((text) => text !== '');

const single = (cells: GridCell[] | undefined): boolean => written(cells).length <= 1;

/** Takes rows off the start while they are single lines. */
function titled(rows: GridCell[][]): number {
  let at = 0;
  while (at < rows.length && single(rows[at])) at++;
  return at;
}

function noted(rows: GridCell[][]): number {
  let at = rows.length;
  while (at > 0 && single(rows[at - 1]) && footnote.test(written(rows[at - 1])[0] ?? '')) at--;
  return at;
}

const linesOf = (rows: GridCell[][]): string[] =>
  rows.flatMap((cells) => written(cells).map(lineOf));

/** The grid of sheets; each has become a piece as it stands. */
export function gridOfSheets(from: Grid['from'], sheets: Piece[], after: string[] = []): Grid {
  if (sheets.length === 0) empty();
  const pieces: Piece[] = [];
  let before: string[] = [];
  for (const sheet of sheets) {
    let first = true;
    before.push(...sheet.before);
    for (const run of runsOf(sheet.rows)) {
      const top = first || titled(run) === run.length ? titled(run) : 0;
      const bottom = Math.max(top, noted(run));
      before.push(...linesOf(run.slice(0, top)));
      if (bottom > top) {
        first = false;
        pieces.push({ before, columns: sheet.columns, rows: bounded(run.slice(top, bottom)) });
        before = [];
      }
      before.push(...linesOf(run.slice(bottom)));
    }
  }
  if (pieces.length === 0) noTable();
  const rows = pieces.reduce((sum, piece) => sum + piece.rows.length, 0);
  if (rows > most.rows) longTable(rows);
  return { from, pieces, after: [...before, ...after] };
}

/** Rows whose cells end with the last of them. */
const bounded = (rows: GridCell[][]): GridCell[][] =>
  rows.map((cells, at) =>
    cells.map((cell) => ({ ...cell, down: Math.min(cell.down, rows.length - at) })),
  );
