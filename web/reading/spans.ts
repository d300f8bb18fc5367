/** A table of HTML: where each of its cells stands, by the rules of the standard (12.2, «forming a table»). */
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Block, BlockCell, BlockTable } from './blocks.ts';
import { attribute, isElement, styled, unseen } from './markup.ts';
import { longTable, wideTable } from './refusal.ts';

const mostOver = 1000;
const mostDown = 65_534;
/** More than this is not even looked at. */
const mostRows = 20_000;
const mostColumns = 16_384;

const within = (element: Tree.Element, ...names: string[]): Tree.Element[] =>
  element.childNodes.filter(isElement).filter(({ tagName }) => names.includes(tagName));

/** Rows in the order they are shown: heads first, feet last, each group apart. */
function groupsOf(table: Tree.Element): Tree.Element[][] {
  const groups: Record<string, Tree.Element[][]> = { thead: [], tbody: [], tfoot: [] };
  for (const group of within(table, 'thead', 'tbody', 'tfoot'))
    groups[group.tagName]?.push(within(group, 'tr'));
  return [...(groups.thead ?? []), ...(groups.tbody ?? []), ...(groups.tfoot ?? [])];
}

const hiddenColumns = (table: Tree.Element): Set<number> => {
  const columns = within(table, 'colgroup').flatMap((group) => within(group, 'col'));
  const hidden = new Set<number>();
  let at = 0;
  for (const column of columns) {
    const span = Math.min(spanOf(column, 'span', mostOver), mostOver);
    for (let one = 0; one < span && at + one < mostColumns; one++)
      if (unseenColumn(column)) hidden.add(at + one);
    at += span;
  }
  return hidden;
};

const unseenColumn = (column: Tree.Element): boolean =>
  styled(column, /display\s*:\s*none|visibility\s*:\s*collapse/i);

function spanOf(cell: Tree.Element, name: string, largest: number): number {
  const span = Number.parseInt(attribute(cell, name), 10);
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, largest);
}

/** The table; `inside` reads what is in a cell. */
export function tableOf(table: Tree.Element, inside: (cell: Tree.Element) => Block[]): BlockTable {
  const cells: BlockCell[] = [];
  const hidden = { rows: new Set<number>(), columns: hiddenColumns(table) };
  let height = 0;
  for (const rows of groupsOf(table)) {
    const taken: number[] = [];
    const end = height + rows.length;
    if (end > mostRows) longTable(end);
    for (const row of rows) {
      if (unseen(row)) hidden.rows.add(height);
      let column = 0;
      for (const cell of within(row, 'td', 'th')) {
        while ((taken[column] ?? 0) > height) column++;
        // A cell that is not shown takes no place, unless its whole column is not.
        if (unseen(cell) && !hidden.columns.has(column)) continue;
        if (column >= mostColumns) wideTable();
        const span = spanOf(cell, 'rowspan', mostDown);
        const down = span === 0 ? end - height : Math.min(span, end - height);
        const over = freeOf(taken, column, height, Math.max(1, spanOf(cell, 'colspan', mostOver)));
        for (let at = column; at < column + over; at++) taken[at] = height + down;
        // Excel says so where a text runs over the empty cells beside it: nothing is merged.
        const alone = styled(cell, /mso-ignore\s*:\s*colspan/i);
        cells.push({ row: height, column, down, over: alone ? 1 : over, blocks: inside(cell) });
        column += over;
      }
      height++;
    }
  }
  return { cells, hidden };
}

/** So many columns from this one are free. */
function freeOf(taken: number[], column: number, row: number, wanted: number): number {
  let over = 1;
  while (over < wanted && (taken[column + over] ?? 0) <= row) over++;
  return over;
}
