/** A plan goes out as it came in: what is written is read back cell by cell. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { planDocx } from '../../functions/schedule/roadmaps/docx.ts';
import { planXlsx } from '../../functions/schedule/roadmaps/xlsx.ts';
import { type Area, pieceOf } from '../../web/reading/shape.ts';
import { file, read } from './making.ts';

const makers = { docx: planDocx, xlsx: planXlsx };
const about = {
  title: 'План',
  subject: '',
  by: 'ИМО',
  about: '',
  known: '2025-05-15T09:00:00.000Z',
};
const tables = ['00-seed', '01-halfyears', '02-quarters', '03-terms', '04-levels', '05-school'];
const same = ({ pieces, after }: Grid) => ({ pieces, after });

const again = async (grid: Grid, format: keyof typeof makers, heads = [1]) =>
  same(await read(file(await makers[format](grid, { heads, about }))));

/** A part of a zip whose entries are deflated, found by its local header. */
function partOf(bytes: Uint8Array, path: string): string {
  const zip = Buffer.from(bytes);
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    if (zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)) !== path) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString();
  }
  throw new Error(path);
}

describe.each(['docx', 'xlsx'] as const)('%s', (format) => {
  test.each(tables)('of %s is read back cell by cell', async (name) => {
    const grid = await read(file(new Uint8Array(readFileSync(`test/tables/${name}.docx`))));
    expect(await again(grid, format, [3])).toEqual(same(grid));
  });

  test('of any grid is read back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(grids, async (grid) => {
        expect(await again(grid, format)).toEqual(same(grid));
      }),
      { numRuns: 60 },
    );
  });

  test('is the same twice', async () => {
    const grid = await read({ text: '№\tСрок\n1\tмай' });
    const print = async () =>
      createHash('sha256')
        .update(await makers[format](grid, { heads: [1], about }))
        .digest('hex');
    expect(await print()).toBe(await print());
  });
});

const word = fc.oneof(
  fc.stringMatching(/^[А-Яа-яё0-9«»%.,;:()=+@<>&"'_-]{1,14}$/),
  fc.constantFrom('=1+1', '+7', '-1', '@х', '_x0041_', '18,5', '80%', '<b>', '&amp;', '🙂', "'а"),
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const text = fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const line = words;

/** Spans that do not overlap, and everywhere else cells of one place; a few of them blank. */
const piece = (columns: number) =>
  fc
    .record({
      height: fc.integer({ min: 2, max: 7 }),
      wished: fc.array(
        fc.record({
          row: fc.nat(6),
          column: fc.nat(7),
          down: fc.integer({ min: 1, max: 4 }),
          over: fc.integer({ min: 1, max: 4 }),
        }),
        { maxLength: 6 },
      ),
      texts: fc.array(fc.oneof({ weight: 4, arbitrary: text }, fc.constant('')), {
        minLength: 60,
        maxLength: 60,
      }),
      before: fc.array(line, { maxLength: 3 }),
    })
    .map(({ height, wished, texts, before }) => {
      const taken = new Set<string>();
      const areas: Area[] = [];
      const put = (area: Omit<Area, 'text'>) => {
        const places: string[] = [];
        for (let row = area.row; row < area.row + area.down; row++)
          for (let column = area.column; column < area.column + area.over; column++)
            places.push(`${row} ${column}`);
        const inside = area.row + area.down <= height && area.column + area.over <= columns;
        if (!inside || places.some((one) => taken.has(one))) return;
        for (const one of places) taken.add(one);
        // The first row and the first column are written, so that no row is blank and none is a title.
        const must = area.row === 0 || area.column === 0;
        const said = texts[areas.length] as string;
        areas.push({ ...area, text: must && said === '' ? 'а' : said });
      };
      for (const one of wished) if (one.row > 0) put(one);
      for (let row = 0; row < height; row++)
        for (let column = 0; column < columns; column++) put({ row, column, down: 1, over: 1 });
      return { before, piece: pieceOf(areas) };
    })
    .filter((made) => made.piece !== undefined && made.piece.rows.length > 1)
    .map((made) => ({ ...(made.piece as NonNullable<typeof made.piece>), before: made.before }));

const grids: fc.Arbitrary<Grid> = fc.integer({ min: 2, max: 8 }).chain((columns) =>
  fc.record({
    from: fc.constant('docx' as const),
    pieces: fc.array(piece(columns), { minLength: 1, maxLength: 3 }),
    after: fc.array(line, { maxLength: 2 }),
  }),
);

test('a text that looks like a formula is a text', async () => {
  const grid = await read({ text: '№\tСрок\n=1+1\t@SUM(A1)' });
  const sheet = partOf(await planXlsx(grid, { heads: [1], about }), 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<t xml:space="preserve">=1+1</t>');
  expect(sheet).not.toMatch(/<f[ >]/);
});

test('a row that is higher than Excel takes is several, and is read back as one', async () => {
  const long = 'Доклад на коллегии управления образования, '.repeat(150).trim();
  const grid = await read({ text: `№\tСрок\tОтчёт\n1\tмай\t${long}\n2\tиюнь\tда` });
  const bytes = await planXlsx(grid, { heads: [1], about });
  const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml');
  for (const [, height] of sheet.matchAll(/ ht="(\d+)"/g)) expect(Number(height)).toBeLessThan(410);
  expect(sheet).toMatch(/<mergeCell ref="C2:C[34]"\/>/);
  expect(same(await read(file(bytes)))).toEqual(same(grid));
});

test('the head is repeated on each page, and a wide table lies', async () => {
  const wide = await read(file(new Uint8Array(readFileSync('test/tables/01-halfyears.docx'))));
  const narrow = await read(file(new Uint8Array(readFileSync('test/tables/03-terms.docx'))));
  const laid = { heads: [3], about };
  const [docx, xlsx] = [await planDocx(wide, laid), await planXlsx(wide, laid)];
  expect(partOf(docx, 'word/document.xml').match(/<w:tblHeader\/>/g)).toHaveLength(3);
  expect(partOf(docx, 'word/document.xml')).toContain('w:orient="landscape"');
  expect(partOf(xlsx, 'xl/workbook.xml')).toContain("'План'!$2:$4");
  expect(partOf(xlsx, 'xl/worksheets/sheet1.xml')).toContain('orientation="landscape"');
  expect(partOf(await planDocx(narrow, laid), 'word/document.xml')).toContain(
    'w:orient="portrait"',
  );
  expect(partOf(await planXlsx(narrow, laid), 'xl/worksheets/sheet1.xml')).toContain(
    'orientation="portrait"',
  );
});
