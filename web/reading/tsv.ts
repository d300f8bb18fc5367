/**
 * A table as Excel and others put it on the clipboard as text: tabs between cells, a text with line ends in quotes. It knows
 * no spans.
 */
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { gridOfSheets } from './parts.ts';
import { longTable, wideTable } from './refusal.ts';
import { type Area, pieceOf } from './shape.ts';
import { textOf } from './text.ts';

/** More than this is not even looked at: what is refused must not cost memory. */
const mostRows = 20_000;
const mostColumns = 16_384;

/** The grid of a text. */
export function gridOfTsv(text: string): Grid {
  const areas: Area[] = [];
  let widest = -1;
  for (const { row, column, text: cell } of cellsOf(text.replace(/^\ufeff/, ''))) {
    if (row >= mostRows) longTable(row + 1);
    if (column >= mostColumns) wideTable();
    const shown = textOf(cell);
    // Of blank cells only those are kept that say how wide the table is, and that a row is there.
    if (shown !== '' || column > widest || column === 0)
      areas.push({ row, column, down: 1, over: 1, text: shown });
    widest = Math.max(widest, column);
  }
  const piece = pieceOf(areas);
  return gridOfSheets('tsv', piece ? [piece] : []);
}

function* cellsOf(text: string): Generator<{ row: number; column: number; text: string }> {
  let [at, row, column] = [0, 0, 0];
  while (at < text.length) {
    const end = quotedEnd(text, at) ?? plainEnd(text, at);
    const raw = text.slice(at, end);
    const quoted = raw.startsWith('"') && /[\t\r\n]/.test(raw);
    yield { row, column, text: quoted ? raw.slice(1, -1).replaceAll('""', '"') : raw };
    at = end + 1;
    if (text[end] === '\t') column++;
    else {
      if (text[end] === '\r' && text[end + 1] === '\n') at++;
      row++;
      column = 0;
    }
  }
}

/** Where a quoted cell ends; a quote that is a sign of the text itself is not doubled and not at the end. */
function quotedEnd(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at) + 1;
    if (at === 0) return undefined;
    if (text[at] === '"') at++;
    else return at === text.length || '\t\r\n'.includes(text[at] as string) ? at : undefined;
  }
}

function plainEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !'\t\r\n'.includes(text[at] as string)) at++;
  return at;
}
