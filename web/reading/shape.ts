/**
 * Cells at their places become a piece of a grid: what is hidden falls out, rows and columns in which no cell begins and
 * blank edges too, what overlaps is cut, what lacks is an empty cell. So all formats give one grid of one table.
 */
import type { GridCell, Piece } from '../../functions/contract/reading/grid.ts';
import { longCell, most, wideTable } from './refusal.ts';

/** A cell where the format puts it: rows and columns count from 0. */
export type Area = { row: number; column: number; down: number; over: number; text: string };

/** Numbers of rows or columns that are not shown. */
export type Hidden = { rows: ReadonlySet<number>; columns: ReadonlySet<number> };

const nothing: Hidden = { rows: new Set(), columns: new Set() };

/** How many of sorted `places` lie before `place`. */
function before(places: number[], place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places where something begins that is shown. */
const begun = (places: number[], hidden: ReadonlySet<number>): number[] =>
  [...new Set(places)].filter((place) => !hidden.has(place)).sort((a, b) => a - b);

/** The piece, or nothing if no cell has a text. */
export function pieceOf(areas: Area[], hidden: Hidden = nothing): Piece | undefined {
  const columns = begun(
    areas.map(({ column }) => column),
    hidden.columns,
  );
  const rows = begun(
    areas.map(({ row }) => row),
    hidden.rows,
  );
  const seen = areas
    .map((area) => moved(area, rows, columns))
    .filter(({ down, over }) => down > 0 && over > 0)
    .sort((a, b) => a.row - b.row || a.column - b.column);
  const written = seen.filter(({ text }) => text !== '');
  if (written.length === 0) return undefined;
  const top = written.reduce((least, { row }) => Math.min(least, row), rows.length);
  const bottom = written.reduce((last, { row }) => Math.max(last, row), 0);
  const left = written.reduce((least, { column }) => Math.min(least, column), columns.length);
  const right = written.reduce((last, { column }) => Math.max(last, column), 0);
  if (right - left + 1 > most.columns) wideTable();
  return filled(
    seen.flatMap((area) => cut(area, top, left)),
    bottom - top + 1,
    right - left + 1,
  );
}

/** The same area where hidden rows and columns are not counted. */
function moved(area: Area, rows: number[], columns: number[]): Area {
  const row = before(rows, area.row);
  const column = before(columns, area.column);
  return {
    row,
    column,
    down: before(rows, area.row + area.down) - row,
    over: before(columns, area.column + area.over) - column,
    text: area.text,
  };
}

/** The same area without the blank rows above and the blank columns on the left. */
function cut(area: Area, top: number, left: number): Area[] {
  const [above, aside] = [Math.max(0, top - area.row), Math.max(0, left - area.column)];
  const [down, over] = [area.down - above, area.over - aside];
  if (down <= 0 || over <= 0) return [];
  return [
    {
      row: area.row + above - top,
      column: area.column + aside - left,
      down,
      over,
      text: area.text,
    },
  ];
}

/** Rows in which every place belongs to one cell: who comes first keeps it. */
function filled(areas: Area[], height: number, width: number): Piece {
  const rows: GridCell[][] = [];
  const taken = new Array<number>(width).fill(0);
  let next = 0;
  for (let row = 0; row < height; row++) {
    const cells: GridCell[] = [];
    const put = (column: number, over: number, down: number, text: string) => {
      if (text.length > most.cell) longCell(row + 1);
      taken.fill(row + down, column, column + over);
      cells.push({ at: column + 1, over, down, text });
    };
    const free = (column: number) => column < width && (taken[column] as number) <= row;
    for (; (areas[next]?.row ?? height) <= row; next++) {
      const area = areas[next] as Area;
      if (!free(area.column)) continue;
      let over = 1;
      while (over < area.over && free(area.column + over)) over++;
      put(area.column, over, Math.min(area.down, height - row), area.text);
    }
    for (let column = 0; column < width; column++) if (free(column)) put(column, 1, 1, '');
    rows.push(cells.sort((a, b) => a.at - b.at));
  }
  return { before: [], columns: width, rows };
}
