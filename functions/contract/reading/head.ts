/** The head of a table: where it stands, how many rows it takes, what each column holds. It is found, never assumed. */
import type { Period } from '../roadmaps/roadmap.ts';
import { headish, type Kind, type Meaning, meaningOf } from './columns.ts';
import { begins, type Line, saying, textAt } from './layout.ts';
import { fold, plain } from './letters.ts';
import type { Span } from './spans.ts';

export type HeadColumn = Meaning & { at: number; path: string[]; words: string };
export type Head = { first: number; rows: number; columns: HeadColumn[]; lines: Line[] };

/** A row of column numbers: «1 2 3 4», where at least three quarters of the columns are numbered. */
export function isNumbers(line: Line): boolean {
  const cells = saying(line);
  if (cells.length < 2 || cells.length * 4 < line.columns * 2) return false;
  const numbers = cells.map(({ text }) =>
    /^\(?\d{1,2}\)?[.)]?$|^[А-Я]$/u.test(plain(text))
      ? Number(text.replace(/\D/g, ''))
      : Number.NaN,
  );
  return numbers.every((n, i) => n === (numbers[0] as number) + i) && (numbers[0] as number) <= 1;
}

const most = 25;

/** The head among the first rows; null where no row names columns. */
export function findHead(
  lines: Line[],
  from: string,
  span: Span | null,
  end: string,
  start = 0,
): Head | null {
  for (let first = start; first < Math.min(lines.length, start + most); first++) {
    const line = lines[first] as Line;
    const cells = saying(line).filter(
      (cell) => cell.over < Math.max(line.columns, 2) || line.columns === 1,
    );
    const kinds = new Set(
      cells
        .filter(({ text }) => text.length <= 160)
        .map(({ text }) => meaningOf([text], span, end))
        .filter(({ is }) => is !== 'other')
        .map(({ is }) => is),
    );
    const named = cells.filter(({ text }) => headish(text, span)).length;
    const telling = [
      'measure',
      'term',
      'executors',
      'indicator',
      'result',
      'evidence',
      'number',
      'section',
    ].filter((is) => kinds.has(is as Kind)).length;
    if (kinds.size < 2 || telling < 2 || named * 2 < cells.length || cells.length < 2) continue;
    return headAt(lines, first, from, span, end);
  }
  return null;
}

function headAt(lines: Line[], first: number, from: string, span: Span | null, end: string): Head {
  const top = lines[first] as Line;
  const inPiece = (at: number) => lines[at]?.piece === top.piece;
  // A head that is merged down over everything would swallow the table: it is no deeper than five rows.
  const deep = Math.max(
    ...saying(top)
      .filter((cell) => cell.down <= 5)
      .map((cell) => cell.down),
    1,
  );
  let last = first + deep - 1;
  while (last > first && !inPiece(last)) last--;
  while (
    last - first < 5 &&
    inPiece(last + 1) &&
    continues(lines[last + 1] as Line, top, from, span)
  )
    last++;
  const headLines = lines.slice(first, last + 1);
  const columns = Array.from({ length: top.columns }, (_, i) => {
    const path = pathOf(headLines, i + 1, from);
    return {
      ...meaningOf(path.length > 0 ? path : [''], span, end),
      at: i + 1,
      path,
      words: path.join(': '),
    };
  });
  while (inPiece(last + 1) && isNumbers(lines[last + 1] as Line)) last++;
  return {
    first,
    rows: last - first + 1,
    columns: settled(columns, lines.slice(last + 1)),
    lines: headLines,
  };
}

/** A second row of a head: nothing below «№» and «Мероприятие», and only words of heads in the rest. */
function continues(line: Line, top: Line, from: string, span: Span | null): boolean {
  if (isNumbers(line)) return false;
  const cells = saying(line);
  if (cells.length === 0) return false;
  const grouped = cells.filter(({ at }) => {
    const above = top.slots[at];
    return above ? above.over > 1 || (from === 'tsv' && above.text === '') : true;
  }).length;
  const below = cells
    .filter(({ at }) => from === 'tsv' || begins(line, at))
    .every(({ text }) => headish(text, span));
  const measure = [1, 2].every(
    (at) =>
      !cells.some((cell) => cell.at === at && top.slots[at]?.over === 1 && textAt(top, at) !== ''),
  );
  return below && measure && (grouped > 0 || from === 'tsv');
}

/** The words of a column from top to bottom. In a text from a sheet a merged cell leaves blanks to its right. */
function pathOf(lines: Line[], column: number, from: string): string[] {
  const path: string[] = [];
  lines.forEach((line, depth) => {
    let text = textAt(line, column);
    const lower = lines.slice(depth + 1).some((next) => textAt(next, column) !== '');
    if (text === '' && from === 'tsv' && lower)
      for (let left = column - 1; left > 0 && text === ''; left--) {
        // Only a group reaches to the right: a cell with words of its own below it.
        const under = lines.slice(depth + 1).some((next) => textAt(next, left) !== '');
        if (!under) break;
        text = textAt(line, left);
      }
    if (text !== '' && fold(path.at(-1) ?? '') !== fold(text)) path.push(text);
  });
  return path;
}

/** Kinds that depend on each other: one number, one measure; totals only beside periods. */
function settled(columns: HeadColumn[], body: Line[]): HeadColumn[] {
  const has = (is: Kind) => columns.some((one) => one.is === is);
  const change = (one: HeadColumn, is: Kind) => {
    one.is = is;
  };
  const periods = columns.filter((one) => one.period).length;
  for (const one of columns) {
    if (one.is === 'indicator' && periods === 0 && !has('planned') && !has('result'))
      change(one, 'result');
    if (one.is === 'planned' && periods === 0) change(one, 'target');
  }
  // «Всего за 2024 год» beside its half-years is no total of the plan.
  for (const one of columns)
    if (
      one.is === 'planned' &&
      /20\d\d/.test(one.words) &&
      columns.filter((other) => other.is === 'planned').length > 1
    )
      change(one, 'other');
  for (const extra of columns.filter((one) => one.is === 'target' && !one.period).slice(1))
    change(extra, 'other');
  if (!has('measure')) {
    const size = ({ at }: HeadColumn) =>
      body.slice(0, 50).reduce((sum, line) => sum + textAt(line, at).length, 0);
    const able = columns.filter((one) =>
      ['other', 'section', 'result', 'indicator', 'evidence'].includes(one.is),
    );
    const widest = able
      .filter(({ is }) => is === 'section')
      .concat(able)
      .sort((a, b) => size(b) - size(a))[0];
    if (widest) change(widest, 'measure');
  }
  for (const is of [
    'number',
    'measure',
    'unit',
    'start',
    'end',
    'section',
    'baseline',
    'planned',
  ] as const)
    for (const extra of columns.filter((one) => one.is === is).slice(1)) change(extra, 'other');
  const seen = new Set<string>();
  for (const one of columns) {
    if (!one.period) continue;
    if (seen.has(one.period.id)) {
      change(one, 'other');
      delete one.period;
    } else seen.add(one.period.id);
  }
  return columns;
}

/** The periods of a head in the order of their days. */
export const periodsIn = (columns: HeadColumn[]): Period[] =>
  columns
    .flatMap((one) => (one.period ? [one.period] : []))
    .sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));

/** Whether a row says again what the head says: a page begins there. */
export function repeatsHead(line: Line, head: Head): boolean {
  const texts = saying(line).map(({ text }) => fold(text));
  if (texts.length < 2) return false;
  return head.lines.some((own) => {
    const said = saying(own).map(({ text }) => fold(text));
    return said.length === texts.length && said.every((text, i) => text === texts[i]);
  });
}
