/**
 * A document as lines and tables, as Word and web pages have it, becomes a grid: what stands between tables, tables within
 * cells, tables that only lay out a page, stamps and signatures in a row of their own.
 */
import type { Grid, Piece } from '../../functions/contract/reading/grid.ts';
import { empty, longTable, most, noTable, pictured } from './refusal.ts';
import { type Area, type Hidden, pieceOf } from './shape.ts';
import { lineOf, textOf } from './text.ts';

/** A cell of a document: its place as an area has it, and what is in it. */
export type BlockCell = Omit<Area, 'text'> & { blocks: Block[] };
export type BlockTable = { cells: BlockCell[]; hidden: Hidden };
/** A line of text, or a table. */
export type Block = string | BlockTable;

/** So many lines before a table, and after the last, are kept: the title and the order that approves stand near. */
const mostLines = 50;
const longestLine = 2000;

const tablesOf = (blocks: Block[]): BlockTable[] =>
  blocks.filter((block) => typeof block !== 'string');

/** The text of a cell: lines, and rows of tables within it as lines. */
const linesOf = (blocks: Block[]): string[] =>
  blocks.flatMap((block) => (typeof block === 'string' ? block : rowLines(block)));

function rowLines({ cells }: BlockTable): string[] {
  const rows = new Map<number, string[]>();
  for (const { row, blocks } of cells)
    rows.set(row, [...(rows.get(row) ?? []), lineOf(linesOf(blocks).join(' '))]);
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, texts]) => texts.join(' '));
}

/** Whether a table only lays out a page: one within it is larger than itself. */
const layout = ({ cells }: BlockTable): boolean =>
  cells.some(({ blocks }) =>
    tablesOf(blocks).some((inner) => layout(inner) || inner.cells.length > cells.length),
  );

/** Blocks without tables that only lay out: what is in their cells, one after another. */
const unfolded = (blocks: Block[]): Block[] =>
  blocks.flatMap((block) =>
    typeof block !== 'string' && layout(block)
      ? block.cells.flatMap((cell) => unfolded(cell.blocks))
      : [block],
  );

const pieceIn = ({ cells, hidden }: BlockTable): Piece | undefined =>
  pieceOf(
    cells.map(({ blocks, ...place }) => ({ ...place, text: textOf(linesOf(blocks).join('\n')) })),
    hidden,
  );

/** A column, or a row that does not go on with the table beside it: an approval, signatures. */
function aside(pieces: (Piece | string)[], at: number): boolean {
  const piece = pieces[at] as Piece;
  if (piece.columns === 1) return true;
  if (piece.rows.length > 1) return false;
  const beside = [pieces.slice(0, at).filter(isPiece).at(-1), pieces.slice(at + 1).find(isPiece)];
  return beside.some(Boolean) && beside.every((one) => one?.columns !== piece.columns);
}

const isPiece = (one: Piece | string): one is Piece => typeof one !== 'string';

const kept = (lines: string[], last: boolean): string[] =>
  lines
    .map((line) => lineOf(line).slice(0, longestLine))
    .filter((line) => line !== '')
    .slice(...(last ? [-mostLines] : [0, mostLines]));

/** The grid of a document. `pictures`: whether there are any. */
export function gridIn(from: Grid['from'], blocks: Block[], pictures: boolean): Grid {
  const flat = unfolded(blocks);
  const found = flat.flatMap((block) => {
    const one = typeof block === 'string' ? block : pieceIn(block);
    return one === undefined ? [] : [one];
  });
  const pieces: Piece[] = [];
  let lines: string[] = [];
  for (const [at, one] of found.entries()) {
    if (typeof one === 'string') lines.push(...one.split('\n'));
    else if (aside(found, at))
      for (const cells of one.rows) lines.push(...cells.map(({ text }) => lineOf(text)));
    else {
      pieces.push({ ...one, before: kept(lines, true) });
      lines = [];
    }
  }
  if (pieces.length === 0) {
    if (pictures) pictured();
    if (tablesOf(flat).length > 0 && !found.some(isPiece)) empty();
    noTable();
  }
  const rows = pieces.reduce((all, piece) => all + piece.rows.length, 0);
  if (rows > most.rows) longTable(rows);
  return { from, pieces, after: kept(lines, false) };
}
