/** How a table of a plan is laid out on paper: which way the sheet lies, how wide its columns are, which rows are of a section. */
import type { GridCell, Piece } from '../../contract/reading/grid.ts';
import type { Turn } from '../summaries/paper.ts';

/** What a file of a plan says beside its table. */
export type Laid = {
  /** How many rows of each piece are its head; it is repeated on each page. */
  heads: number[];
  /** Properties of the file; the time is that of the data. */
  about: { title: string; subject: string; by: string; about: string; known: string };
};

/** More columns than this need a sheet that lies. */
const mostUpright = 5;
/** A letter of 9 pt, and what stands on both sides of a text, in millimetres. */
const letter = 1.8;
const padding = 3;
const narrowest = 9;
const widest = 45;
/** A column whose texts are no longer is centred. */
const short = 14;

export const turnOf = (pieces: Piece[]): Turn =>
  pieces.some(({ columns }) => columns > mostUpright) ? 'landscape' : 'portrait';

/** The cells that take one column, by columns. */
const columnsOf = ({ rows, columns }: Piece, from = 0): string[][] => {
  const texts = Array.from({ length: columns }, (): string[] => []);
  for (const cells of rows.slice(from))
    for (const { at, over, text } of cells) if (over === 1) texts[at - 1]?.push(text);
  return texts;
};

const longest = (texts: string[]): number =>
  texts.reduce((most, { length }) => Math.max(most, length), 0);

/** Widths of columns that together take the room: first the longest word of each, then by how much there is to read. */
export function widthsOf(piece: Piece, room: number): number[] {
  const columns = columnsOf(piece);
  const needs = columns.map((texts) => {
    const word = longest(texts.flatMap((text) => text.split(/\s+/)));
    return Math.min(widest, Math.max(narrowest, word * letter + padding));
  });
  const weights = columns.map((texts) => {
    const all = texts.reduce((sum, { length }) => sum + length, 0);
    return 1 + all / Math.max(1, texts.length) + longest(texts) / 4;
  });
  const needed = needs.reduce((sum, need) => sum + need, 0);
  if (needed >= room) return needs.map((need) => (need * room) / needed);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  return needs.map((need, at) => need + ((room - needed) * (weights[at] as number)) / weight);
}

/** Which columns are centred: they hold numbers and marks. */
export const centredOf = (piece: Piece, head: number): boolean[] =>
  columnsOf(piece, head).map((texts) => longest(texts) <= short);

/** A row that is the title of a section: but for its number it is one cell. */
export const isSection = (cells: GridCell[], columns: number): boolean =>
  columns > 2 && cells.some(({ over, text }) => over >= columns - 1 && text !== '');
