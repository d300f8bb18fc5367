/** Small readers for tests of the reading alone: a sheet's text, and the tables of a page. The real ones stand in the web. */
import type { Grid, Piece } from '../../../functions/contract/reading/grid.ts';

/** Rows of a sheet's clipboard, quotes and line ends within them too. */
export function sheet(text: string, before: string[] = []): Grid {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const put = () => {
    (rows.at(-1) as string[]).push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted) {
      if (sign !== '"') cell += sign === '\r' ? '' : sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') put();
    else if (sign === '\n') {
      put();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  put();
  if (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  const columns = Math.max(...rows.map((row) => row.length), 1);
  return {
    from: 'tsv',
    pieces: [
      {
        before,
        columns,
        rows: rows.map((row) => row.map((one, i) => ({ at: i + 1, over: 1, down: 1, text: one.trim() }))),
      },
    ],
    after: [],
  };
}

const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', laquo: '«', raquo: '»', ndash: '–', mdash: '—' };
const decoded = (text: string): string =>
  text.replace(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))) : (entities[name] ?? all),
  );

const words = (html: string): string =>
  decoded(html.replace(/\s+/g, ' ').replace(/<br\s*\/?>|<\/p>/gi, '\n').replace(/<[^>]+>/g, ''))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');

/** The tables of a page, one after another. */
export function page(html: string): Grid {
  const body = html.replace(/<!--[\s\S]*?-->|<style[\s\S]*?<\/style>|<head[\s\S]*?<\/head>|<title[\s\S]*?<\/title>/gi, '');
  const parts = body.split(/<table[\s\S]*?>/i);
  const pieces: Piece[] = [];
  let between = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const [inside = '', rest = ''] = part.split(/<\/table>/i);
    pieces.push({ before: lines(between), ...table(inside) });
    between = rest;
  }
  return { from: 'html', pieces, after: lines(between) };
}

const lines = (html: string): string[] => words(html.replace(/<\/h\d>/gi, '</p>')).split('\n').filter(Boolean);

function table(html: string): { columns: number; rows: Piece['rows'] } {
  const taken: boolean[][] = [];
  const rows = [...html.matchAll(/<tr[\s\S]*?>([\s\S]*?)<\/tr>/gi)].map(([, row = ''], y) => {
    let at = 1;
    return [...row.matchAll(/<t([dh])([^>]*)>([\s\S]*?)<\/t\1>/gi)].map(([, , attributes = '', text = '']) => {
      while (taken[y]?.[at]) at++;
      const span = (name: string) => Number(new RegExp(`${name}\\s*=\\s*"?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1);
      const cell = { at, over: span('colspan'), down: span('rowspan'), text: words(text) };
      for (let down = 0; down < cell.down; down++)
        for (let over = 0; over < cell.over; over++) {
          taken[y + down] ??= [];
          (taken[y + down] as boolean[])[at + over] = true;
        }
      return cell;
    });
  });
  return { columns: Math.max(...taken.map((row) => row.length - 1), 1), rows };
}

/** A table written by hand: cells parted by «|», rows by lines; an empty title means none. */
export const byHand = (title: string, table: string): Grid => {
  const rows = table.trim().split('\n').map((row) => row.split('|').map((one) => one.trim().replaceAll('\\n', '\n')));
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    from: 'html',
    pieces: [
      {
        before: title ? [title] : [],
        columns,
        // «>» goes over from the left, «^» down from above.
        rows: rows.map((row, y) =>
          row.flatMap((text, x) => {
            if (text === '>' || text === '^') return [];
            const over = row.slice(x + 1).findIndex((one) => one !== '>');
            const below = rows.slice(y + 1).findIndex((next) => next[x] !== '^');
            return [{ at: x + 1, over: (over < 0 ? row.length - x - 1 : over) + 1, down: (below < 0 ? rows.length - y - 1 : below) + 1, text }];
          }),
        ),
      },
    ],
    after: [],
  };
};
