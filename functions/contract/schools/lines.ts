/** What was pasted, as lines of cells: by tabs as Excel and Word part them, else by «;», else a line is a cell. */

/** `line`: where it begins, from 1. */
export type Line = { line: number; cells: string[] };

/** Lines that say something. A cell in quotes, as spreadsheets write it, may hold the sign that parts, and ends of lines. */
export function cellsOf(text: string): Line[] {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n');
  const parts = plain.includes('\t') ? '\t' : plain.includes(';') ? ';' : undefined;
  const lines: Line[] = [];
  let [at, line] = [0, 1];
  while (at <= plain.length) {
    const read = readLine(plain, at, parts);
    if (read.cells.some((cell) => cell !== '')) lines.push({ line, cells: read.cells });
    line += read.lines;
    at = read.next;
  }
  return lines;
}

const clean = (cell: string): string => cell.replace(/[\s\u00A0\u200B]+/gu, ' ').trim();

/** One line from a place on: its cells, where the next begins, how many lines of text it took. */
function readLine(text: string, from: number, parts: string | undefined) {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    const quoted = parts === undefined ? undefined : quotedAt(text, at, parts);
    const end = quoted?.end ?? endOf(text, at, parts);
    cells.push(clean(quoted?.cell ?? text.slice(at, end)));
    if (quoted) lines += quoted.cell.split('\n').length - 1;
    if (end >= text.length || text[end] === '\n') return { cells, next: end + 1, lines };
    at = end + 1;
  }
}

function endOf(text: string, at: number, parts: string | undefined): number {
  const line = text.indexOf('\n', at);
  const end = line < 0 ? text.length : line;
  if (parts === undefined) return end;
  const found = text.slice(at, end).indexOf(parts);
  return found < 0 ? end : at + found;
}

/** The longest cell in quotes: a quote that nobody closed does not swallow the rest of the list. */
const longest = 2000;

/** A cell in quotes that is closed before the next cell; undefined where the quotes are of the name itself. */
function quotedAt(text: string, at: number, parts: string) {
  if (text[at] !== '"') return undefined;
  const piece = text.slice(at, at + longest);
  const found = /^"((?:[^"]|"")*)"/.exec(piece);
  if (!found) return undefined;
  const end = at + found[0].length;
  const closes = end >= text.length || text[end] === '\n' || text[end] === parts;
  return closes ? { cell: (found[1] ?? '').replaceAll('""', '"'), end } : undefined;
}
