/** The few blocks that the printed report is built of: a paragraph, a cell, a table with a repeated head. */
import {
  AlignmentType,
  type ISectionOptions,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { plain } from './stamp.ts';

export type Block = ISectionOptions['children'][number];
type Align = 'left' | 'center' | 'right';
type Style = { align?: Align; bold?: boolean; small?: boolean; keep?: boolean };

/** Height of type in a table, in half-points: 9 pt. The body of the document has 12 pt. */
const tableType = 18;

const aligned = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};

/** Millimetres as twentieths of a point. */
export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);

/** Runs of a text; its line ends are breaks. */
export const runs = (text: string, style: { bold?: boolean; size?: number } = {}): TextRun[] =>
  plain(text)
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({
          children: line.split(/(?<=\t)|(?=\t)/).map((part) => (part === '\t' ? new Tab() : part)),
          ...style,
          ...(at > 0 && { break: 1 }),
        }),
    );

/** A paragraph of the body. `keep` holds it on the page of the next one. */
export const paragraph = (
  text: string,
  { align = 'left', bold = false, keep = false }: Style = {},
): Paragraph =>
  new Paragraph({
    alignment: aligned[align],
    keepNext: keep,
    keepLines: true,
    spacing: { after: 80 },
    children: runs(text, { bold }),
  });

type CellOptions = Style & { across?: number; down?: number; shade?: string };

/** A cell of a table. `across` and `down`: how many columns and rows it takes. */
export const cell = (text: string, options: CellOptions = {}): TableCell =>
  new TableCell({
    ...(options.across && { columnSpan: options.across }),
    ...(options.down && { rowSpan: options.down }),
    ...(options.shade && { shading: { fill: options.shade } }),
    verticalAlign: options.shade ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    children: [
      new Paragraph({
        alignment: aligned[options.align ?? 'left'],
        keepNext: options.keep ?? false,
        children: runs(text, { bold: options.bold ?? false, size: tableType }),
      }),
    ],
  });

/** A cell of a head. */
export const headCell = (text: string, spans: { across?: number; down?: number } = {}): TableCell =>
  cell(text, { ...spans, align: 'center', bold: true, shade: 'E9EDF2' });

/** A row that does not split over pages, if it is `whole`; a row of the head is repeated on each page. */
export const line = (children: TableCell[], head = false, whole = true): TableRow =>
  new TableRow({ children, cantSplit: whole, ...(head && { tableHeader: true }) });

/** A table with columns of fixed widths in millimetres. */
export function table(widths: number[], rows: TableRow[]): Table {
  const twips = widths.map((width) => millimetres(width));
  return new Table({
    rows,
    columnWidths: twips,
    width: { size: twips.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 50, right: 50 },
  });
}
