/** The grid as lines of slots: every place of a row knows the cell that stands there, begun in it or above, or to its left. */
import type { Grid } from './grid.ts';
import type { Place } from './reading.ts';

/** A cell as it lies: where it begins (a row counted from 1 within its piece), and what it says. */
export type Slot = { row: number; at: number; over: number; down: number; text: string };

/** A row of the grid: `slots[column]`, columns counted from 1. */
export type Line = { piece: number; row: number; columns: number; slots: (Slot | undefined)[] };

/** All rows of the grid in their order. A cell that would lie upon another is not laid. */
export function layout(grid: Grid): Line[] {
  const lines: Line[] = [];
  grid.pieces.forEach((piece, index) => {
    const own = piece.rows.map(
      (_, row): Line => ({ piece: index + 1, row: row + 1, columns: piece.columns, slots: [] }),
    );
    piece.rows.forEach((cells, row) => {
      for (const cell of cells) {
        const slot: Slot = { ...cell, text: cell.text.trim(), row: row + 1 };
        for (let down = 0; down < cell.down; down++)
          for (let over = 0; over < cell.over; over++) {
            const line = own[row + down];
            if (!line) continue;
            line.slots[cell.at + over] ??= slot;
            line.columns = Math.max(line.columns, cell.at + over);
          }
      }
    });
    lines.push(...own);
  });
  return lines;
}

/** Whether the cell of a column begins in this very row. */
export const begins = (line: Line, column: number): boolean => line.slots[column]?.row === line.row;

/** What a row says in a column, be it said there or in a merged cell that reaches it. */
export const textAt = (line: Line, column: number): string => line.slots[column]?.text ?? '';

/** What a row says in a column by a cell that begins there: a merged cell speaks once. */
export function ownText(line: Line, column: number): string {
  const slot = line.slots[column];
  return slot && slot.row === line.row && slot.at === column ? slot.text : '';
}

/** The cells of a row that begin there and say something. */
export const saying = (line: Line): Slot[] =>
  line.slots.filter(
    (slot, column): slot is Slot =>
      slot !== undefined && slot.row === line.row && slot.at === column && slot.text !== '',
  );

export const placeAt = (line: Line, column: number): Place => ({
  piece: line.piece,
  row: line.slots[column]?.row ?? line.row,
  column: line.slots[column]?.at ?? column,
});
