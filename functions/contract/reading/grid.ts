/**
 * A table as people bring it, whatever it came from: pieces of rows of cells, with spans and texts. Readers of formats make
 * it, the reading works on it and knows no format.
 */
import * as z from 'zod/mini';
import { text } from '../text.ts';

/** From what a grid was made. `tsv` knows no spans: a merged cell leaves blanks. */
const sources = ['html', 'tsv', 'docx', 'xlsx'] as const;

/**
 * A cell that begins in its row: its first column counted from 1, how many columns it goes over and rows down, its text with
 * line ends («\n») and without spaces at its ends. A percent or a date of a sheet stands here as it is shown there.
 */
export const GridCell = z.object({
  at: z.int().check(z.gte(1), z.lte(64)),
  over: z.int().check(z.gte(1), z.lte(64)),
  down: z.int().check(z.gte(1), z.lte(2000)),
  text: text(8000),
});
export type GridCell = z.infer<typeof GridCell>;

/** A line that stands beside tables: a title, a stamp, a footnote, or a whole paragraph of a page. */
const Line = text(50_000);

/** A table of the source: its rows from top to bottom, in each the cells that begin there, from left to right. */
export const Piece = z.object({
  /** What stands above it, since the piece before. */
  before: z.array(Line),
  columns: z.int().check(z.gte(1), z.lte(64)),
  rows: z.array(z.array(GridCell)),
});
export type Piece = z.infer<typeof Piece>;

export const Grid = z.object({
  from: z.enum(sources),
  pieces: z.array(Piece),
  /** What stands below the last piece. */
  after: z.array(Line),
});
export type Grid = z.infer<typeof Grid>;
