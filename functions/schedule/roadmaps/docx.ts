/**
 * A table of a plan as a document to print and sign: cells and spans as the grid has them, letter for letter; the head is
 * repeated on each page. A pure function: the same grid gives the same bytes. Loaded on first use.
 */
import { Document, Packer, type Table } from 'docx';
import type { Grid, GridCell, Piece } from '../../contract/reading/grid.ts';
import type { Laid } from '../../domain/proposals/writing.ts';
import { type Block, cell, headCell, line, paragraph, table } from '../summaries/blocks.ts';
import { coreProperties } from '../summaries/markup.ts';
import { headers, page, room, styles } from '../summaries/paper.ts';
import { undated } from '../summaries/undated.ts';
import { isSection, type Layout, layoutOf, turnOf } from './layout.ts';

const shade = 'F5F7F9';
/** A row with a longer text may go on on the next page. */
const longest = 1200;

/** The bytes of the DOCX file of a grid. */
export async function planDocx(grid: Grid, { heads, about }: Laid): Promise<Uint8Array> {
  const turn = turnOf(grid.pieces);
  const document = new Document({
    title: about.title,
    compatibility: { version: 15 },
    styles: styles(),
    sections: [
      {
        properties: page(turn),
        headers: headers(),
        children: [
          ...grid.pieces.flatMap((piece, at) => [
            ...above(piece, at === 0),
            tableOf(piece, heads[at] ?? 0, layoutOf(grid.pieces, heads, piece, room(turn))),
          ]),
          // Word joins tables that nothing parts, and ends with a paragraph.
          ...(grid.after.length > 0 ? grid.after : ['']).map((text) => paragraph(text)),
        ],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(about) };
  // The library would write the time of day into the properties and the zip.
  return undated(await Packer.pack(document, 'uint8array', undefined, [core]));
}

const above = ({ before }: Piece, first: boolean): Block[] =>
  (before.length > 0 || first ? before : ['']).map((text) =>
    paragraph(text, { align: 'center', bold: first, keep: true }),
  );

function tableOf(piece: Piece, head: number, { widths, centred }: Layout): Table {
  return table(
    widths,
    piece.rows.map((cells, row) => {
      const whole = cells.every(({ text }) => text.length <= longest);
      if (row < head) return line(cells.map(headOf), true, whole);
      if (isSection(cells, piece.columns)) return line(cells.map(sectionOf), false, whole);
      return line(
        cells.map((one) => cell(one.text, { ...spans(one), align: alignOf(one, centred) })),
        false,
        whole,
      );
    }),
  );
}

const spans = ({ over, down }: GridCell) => ({ across: over, down });

const headOf = (one: GridCell) => headCell(one.text, spans(one));

const sectionOf = (one: GridCell) =>
  cell(one.text, { ...spans(one), bold: true, shade, keep: true });

/** Marks and numbers stand in the middle, and so does a text over several columns of them. */
const alignOf = ({ at, over }: GridCell, centred: boolean[]): 'center' | 'left' =>
  centred.slice(at - 1, at - 1 + over).every(Boolean) ? 'center' : 'left';
