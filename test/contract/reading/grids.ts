/** Grids for tests: of the files of `test/tables` by the real readers, and tables written by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Grid } from '../../../functions/contract/reading/grid.ts';
import { gridOf, type Source } from '../../../web/reading/readers.ts';

const folder = join(import.meta.dirname, '../../tables');

export const formats = ['html', 'libreoffice.html', 'tsv', 'docx'] as const;
export type Format = (typeof formats)[number];

/** A table in a format, as people bring it: from the clipboard, or as a file. */
export async function gridIn(name: string, format: Format): Promise<Grid> {
  const path = join(folder, `${name}.${format}`);
  const source: Source =
    format === 'docx'
      ? { name: path, bytes: new Uint8Array(readFileSync(path)) }
      : { [format === 'tsv' ? 'text' : 'html']: readFileSync(path, 'utf8') };
  const grid = await gridOf(source);
  if ('unread' in grid) throw new Error(grid.unread.words);
  return grid;
}

/** The same with a title above, where the format has none. */
export const titled = (grid: Grid, title: string): Grid => ({
  ...grid,
  pieces: grid.pieces.map((piece, i) =>
    i === 0 && piece.before.length === 0 ? { ...piece, before: [title] } : piece,
  ),
});

/** A table written by hand: cells parted by «|», rows by lines; an empty title means none. */
export const byHand = (title: string, table: string): Grid => {
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((one) => one.trim().replaceAll('\\n', '\n')));
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
            return [
              {
                at: x + 1,
                over: (over < 0 ? row.length - x - 1 : over) + 1,
                down: (below < 0 ? rows.length - y - 1 : below) + 1,
                text,
              },
            ];
          }),
        ),
      },
    ],
    after: [],
  };
};
