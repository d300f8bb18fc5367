/** Six tables, each in all its formats: one grid, cell by cell. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Grid } from '../../functions/contract/reading/grid.ts';
import { gridOf, type Source } from '../../web/reading/readers.ts';

const tables = ['00-seed', '01-halfyears', '02-quarters', '03-terms', '04-levels', '05-school'];

const bytes = (name: string) => new Uint8Array(readFileSync(`test/tables/${name}`));
const text = (name: string) => readFileSync(`test/tables/${name}`, 'utf8');

async function read(source: Source): Promise<Grid> {
  const grid = await gridOf(source);
  if ('unread' in grid) throw new Error(grid.unread.words);
  return Grid.parse(grid);
}

const file = (name: string) => read({ name, bytes: bytes(name) });

/** The texts of all rows, where blanks stand for what a merged cell covers. */
const flat = (grid: Grid): string[][] =>
  grid.pieces.flatMap(({ rows, columns }) =>
    rows.map((cells) => {
      const line = new Array<string>(columns).fill('');
      for (const { at, text: shown } of cells) line[at - 1] = shown;
      return line;
    }),
  );

/** All that the grid says but from where it came. */
const same = ({ pieces, after }: Grid) => ({ pieces, after });

test.each(tables)(
  '%s is one grid in Word, in Excel and in the clipboards of Word and LibreOffice',
  async (name) => {
    const docx = await file(`${name}.docx`);
    expect(same(await file(`${name}.xlsx`))).toEqual(same(docx));
    expect(same(await read({ html: text(`${name}.html`) }))).toEqual(same(docx));
    expect(same(await read({ html: text(`${name}.libreoffice.html`) }))).toEqual(same(docx));
  },
);

test.each(tables)(
  '%s as text of Excel’s clipboard has the same texts at the same places',
  async (name) => {
    const docx = await file(`${name}.docx`);
    const tsv = await read({ text: text(`${name}.tsv`) });
    expect(flat(tsv)).toEqual(flat(docx));
    expect(tsv.after).toEqual(docx.after);
  },
);
