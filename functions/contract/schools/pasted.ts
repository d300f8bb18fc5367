/**
 * Lists of schools as they are pasted from Excel, from Word, or typed: cells parted by tabs or «;», or a name a line;
 * columns in any order, with a head or without. Each line that says something is in a row, or told with its reason.
 */
import {
  type Column,
  columnOf,
  isBasis,
  isOrdinal,
  isSite,
  readCategories,
  readYears,
} from './cells.ts';
import { cellsOf, type Line } from './lines.ts';
import type { Category } from './support.ts';

/** The most rows that are read at once; a municipality has fewer schools. */
export const mostRows = 1000;
const mostCells = 20;
const longestName = 300;
const longestBasis = 500;

/** What a row says; what it leaves unsaid is undefined. `line`: where it begins in what was pasted, from 1. */
export type Row = {
  line: number;
  name: string;
  years?: number[];
  categories?: Category[];
  basis?: string;
  site?: string;
};

export type Why =
  | 'no-name'
  | 'years'
  | 'category'
  | 'unknown'
  | 'too-long'
  | 'characters'
  | 'formula'
  | 'markup'
  | 'columns'
  | 'rest';

/** A row that is not in the list, or a cell of it that is not: `column` from 1. `to`: the last line of several. */
export type Told = { line: number; to?: number; column?: number; cell?: string; why: Why };

export type Pasted = { rows: Row[]; told: Told[] };

/** Reads what was pasted. Never throws. */
export function readPasted(text: string): Pasted {
  const lines = cellsOf(text);
  const [first] = lines;
  const head = first && headOf(first);
  const body = head ? lines.slice(1) : lines;
  const rows: Row[] = [];
  const told: Told[] = [];
  for (const line of body.slice(0, mostRows)) {
    const read = readLine(line, head);
    if ('why' in read) told.push(read);
    else rows.push(read);
  }
  const [over, last] = [body[mostRows], body.at(-1)];
  if (over && last) told.push({ line: over.line, to: last.line, why: 'rest' });
  return { rows, told };
}

/** The columns that a first line names: two of them, or that of names alone. */
function headOf({ cells }: Line): (Column | undefined)[] | undefined {
  const named = cells.slice(0, mostCells).map(columnOf);
  const known = named.filter((one) => one !== undefined);
  if (!named.includes('name') || known.length < Math.min(2, cells.length)) return undefined;
  return named;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be told
const poison = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/u;

/** What no list of schools has: a fault of the whole cell, wherever it stands. */
function faultOf(cell: string): Why | undefined {
  if (poison.test(cell)) return 'characters';
  if (/^[=@+]/.test(cell)) return 'formula';
  if (/<[/!]?[a-z]/iu.test(cell)) return 'markup';
  return undefined;
}

function readLine({ line, cells }: Line, head: (Column | undefined)[] | undefined): Row | Told {
  if (cells.length > mostCells) return { line, why: 'columns' };
  const row: Row = { line, name: '' };
  for (const [place, cell] of cells.entries()) {
    if (cell === '') continue;
    const at = { line, column: place + 1, cell: cell.slice(0, 60) };
    const fault = faultOf(cell);
    if (fault) return { ...at, why: fault };
    // A column whose head is not known says nothing that is kept.
    const column = head ? head[place] : guess(cell, row);
    if (head && column === undefined) continue;
    const why = column ? take(row, column, cell) : 'unknown';
    if (why) return { ...at, why };
  }
  return row.name === '' ? { line, why: 'no-name' } : row;
}

/** Without a head a cell says itself what it is: what is nothing else is the name, and behind it the order. */
function guess(cell: string, row: Row): Column | undefined {
  if (row.years === undefined && readYears(cell)) return 'years';
  if (isOrdinal(cell)) return 'ordinal';
  if (row.categories === undefined && readCategories(cell)) return 'categories';
  if (row.site === undefined && isSite(cell)) return 'site';
  if (row.basis === undefined && isBasis(cell)) return 'basis';
  if (row.name === '') return 'name';
  return row.basis === undefined ? 'basis' : undefined;
}

/** Takes a cell into the row, or says why it cannot be. */
function take(row: Row, column: Column, cell: string): Why | undefined {
  switch (column) {
    case 'ordinal':
      return undefined;
    case 'name':
      row.name = cell;
      return cell.length > longestName ? 'too-long' : undefined;
    case 'basis':
      row.basis = cell;
      return cell.length > longestBasis ? 'too-long' : undefined;
    case 'site':
      row.site = cell;
      return cell.length > longestBasis ? 'too-long' : undefined;
    case 'years': {
      const years = readYears(cell);
      if (years) row.years = years;
      return years ? undefined : 'years';
    }
    case 'categories': {
      const categories = readCategories(cell);
      if (categories) row.categories = categories;
      return categories ? undefined : 'category';
    }
  }
}
