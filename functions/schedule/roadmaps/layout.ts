/** How a table of a plan is laid out on paper: which way the sheet lies, how wide its columns are, which rows are of a section. */
import type { GridCell, Piece } from '../../contract/reading/grid.ts';
import type { Turn } from '../summaries/paper.ts';

/** More columns than this need a sheet that lies. */
const mostUpright = 5;
/** A letter of 9 pt, and what stands on both sides of a text, in millimetres. */
const letter = 1.8;
const padding = 3;
const narrowest = 9;
const widest = 45;
/** A row of a sheet is no higher: a long text needs a wide column, though not more than this part of the paper. */
const tallest = 138;
const leading = 4.1;
const most = 0.6;
/** A column whose texts are no longer is centred. */
const short = 14;

export const turnOf = (pieces: Piece[]): Turn =>
  pieces.some(({ columns }) => columns > mostUpright) ? 'landscape' : 'portrait';

/** The texts of cells that take one column, by columns. `heads`: so many rows of each piece are not looked at. */
const columnsOf = (pieces: Piece[], heads: number[] = []): string[][] => {
  const texts = Array.from({ length: pieces[0]?.columns ?? 0 }, (): string[] => []);
  for (const [at, { rows }] of pieces.entries())
    for (const cells of rows.slice(heads[at] ?? 0))
      for (const { at: column, over, text } of cells) if (over === 1) texts[column - 1]?.push(text);
  return texts;
};

const longest = (texts: string[]): number =>
  texts.reduce((most, { length }) => Math.max(most, length), 0);

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Shares what is left of the room by what each column wants besides. */
const shared = (has: number[], wants: number[], room: number): number[] => {
  const [left, all] = [room - sum(has), sum(wants)];
  return has.map((one, at) => one + (left * (wants[at] as number)) / all);
};

/** Widths that together take the room: the longest word of each column, then long texts, then by how much there is to read. */
function widthsOf(pieces: Piece[], room: number): number[] {
  const columns = columnsOf(pieces);
  const words = columns.map((texts) => {
    const word = longest(texts.flatMap((text) => text.split(/\s+/)));
    return Math.min(widest, Math.max(narrowest, word * letter + padding));
  });
  if (sum(words) >= room) return words.map((word) => (word * room) / sum(words));
  const lacks = columns.map((texts, at) => {
    const wish = Math.min(room * most, (longest(texts) * letter * leading) / tallest);
    return Math.max(0, wish - (words[at] as number));
  });
  if (sum(words) + sum(lacks) >= room) return shared(words, lacks, room);
  const needs = words.map((word, at) => word + (lacks[at] as number));
  const weights = columns.map(
    (texts) =>
      1 + sum(texts.map(({ length }) => length)) / Math.max(1, texts.length) + longest(texts) / 4,
  );
  return shared(needs, weights, room);
}

/** Which columns are centred: they hold numbers and marks. */
const centredOf = (pieces: Piece[], heads: number[]): boolean[] =>
  columnsOf(pieces, heads).map((texts) => longest(texts) <= short);

/** A row that is the title of a section: but for its number it is one cell. */
export const isSection = (cells: GridCell[], columns: number): boolean =>
  columns > 2 && cells.some(({ over, text }) => over >= columns - 1 && text !== '');

/** How a piece is laid out: together with all pieces as wide, for they are parts of one table. */
export function layoutOf(pieces: Piece[], heads: number[], { columns }: Piece, room: number) {
  const places = [...pieces.keys()].filter((at) => pieces[at]?.columns === columns);
  const like = places.map((at) => pieces[at] as Piece);
  return {
    widths: widthsOf(like, room),
    centred: centredOf(
      like,
      places.map((at) => heads[at] ?? 0),
    ),
  };
}

export type Layout = ReturnType<typeof layoutOf>;
