/**
 * A sheet while it is being filled. Most cells take the style of their column; `dress` is for the few that
 * differ. Texts can never become formulas: a cell has a value and a style, and there is no third thing.
 */
import type { Day } from '../../contract/days.ts';
import { heightOf, linesIn } from './measure.ts';
import type { Style } from './styles.ts';

/** Excel holds 65,530 links in a sheet; over that it offers to repair. */
const mostLinks = 65_000;

/** A text, a number, a day (written as a date), or nothing. */
export type Value = string | number | { day: Day } | null | undefined;
export type Column = { width: number; style: Style };
export type Row = {
  values: Value[];
  height: number;
  /** The style of the whole row, instead of those of the columns. */
  style?: Style;
  /** Styles and links of single cells. */
  dressed?: Map<number, { style: Style; address?: string | undefined }>;
};
export type Area = { top: number; left: number; bottom: number; right: number };

/** A sheet that is full: rows and columns count from 0. */
export type Sheet = {
  name: string;
  columns: Column[];
  rows: Row[];
  merges: Area[];
  /** First and last row of the head: they stay on the screen and are repeated in print. */
  head: { first: number; last: number };
  /** Columns that stay on the screen. */
  fixed: number;
  footer: string;
  /** A table as it is in a document: no filter, and the sheet may stand upright. */
  plain?: { upright: boolean };
};

/** An empty sheet with its columns. `footer` stands at the foot of each printed page. */
export function gridOf(name: string, columns: Column[], footer: string) {
  const rows: Row[] = [];
  const merges: Area[] = [];
  let links = 0;

  const tallest = (values: Value[]): number => {
    let lines = 1;
    values.forEach((value, at) => {
      const column = columns[at];
      if (typeof value !== 'string' || !column) return;
      const { bold, size } = column.style;
      lines = Math.max(lines, linesIn(value, column.width * (bold ? 0.92 : 1), size));
    });
    return lines;
  };

  return {
    /** The number of the next row. */
    next: () => rows.length,

    /** Adds a row in the styles of the columns, as high as its text needs. */
    row(values: Value[]) {
      rows.push({ values, height: heightOf(tallest(values)) });
    },

    /** Gives a cell of the last row a style of its own, and a link where there is an address. */
    dress(column: number, style: Style, address?: string) {
      const row = rows.at(-1);
      if (!row) return;
      const linked = address !== undefined && ++links <= mostLinks;
      row.dressed ??= new Map();
      row.dressed.set(column, { style, address: linked ? address : undefined });
    },

    /** A row in one style. Its height is given: rows with merged cells do not grow by themselves. */
    band(values: Value[], style: Style, height: number) {
      rows.push({ values, height, style });
    },

    /** Merges cells of rows already added. */
    merge(top: number, left: number, bottom: number, right: number) {
      if (top !== bottom || left !== right) merges.push({ top, left, bottom, right });
    },

    /** The full sheet. */
    sheet: (head: Sheet['head'], fixed: number): Sheet => ({
      name,
      columns,
      rows,
      merges,
      head,
      fixed,
      footer,
    }),
  };
}

export type Grid = ReturnType<typeof gridOf>;
