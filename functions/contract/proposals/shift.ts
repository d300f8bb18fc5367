/** A table for a new span: every year in it is moved, in heads, terms and titles alike. Pure. */
import type { Grid } from '../reading/grid.ts';

/** «2024/25», a year of a date, a year by itself: in one pass, so that nothing is moved twice. */
const years = /(?<!\d)(20\d\d)\/(\d\d)(?!\d)|(?<!\d|№\s?)(20\d\d)(?!\d|\.\d)/gu;

/** A text with its years moved: «2020 г.», «до 1 марта 2024 г.», «2024/25», «01.06.2024», «2020–2022». */
export const shifted = (text: string, by: number): string =>
  text.replace(years, (_, long: string | undefined, short: string | undefined, year: string) => {
    if (long === undefined) return String(Number(year) + by);
    const end = String((Number(short) + by + 100) % 100).padStart(2, '0');
    return `${Number(long) + by}/${end}`;
  });

/** A table with all years moved. */
export const movedBy = (grid: Grid, by: number): Grid => ({
  ...grid,
  after: grid.after.map((text) => shifted(text, by)),
  pieces: grid.pieces.map((piece) => ({
    ...piece,
    before: piece.before.map((text) => shifted(text, by)),
    rows: piece.rows.map((row) => row.map((cell) => ({ ...cell, text: shifted(cell.text, by) }))),
  })),
});
