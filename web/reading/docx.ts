/**
 * Tables of a Word document as they are printed. Only the text is read: no picture, no macro, no address outside, nothing of
 * what was deleted in review.
 */
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { type Block, type BlockCell, type BlockTable, gridIn } from './blocks.ts';
import { dressing } from './dressing.ts';
import { numbering } from './numbering.ts';
import { beside } from './package.ts';
import { type Fields, paragraphText } from './paragraph.ts';
import { damaged, longTable, wideTable } from './refusal.ts';
import { childOf, isOn, type Node, nodesIn, settingOf, treeOf } from './xml.ts';
import type { Zip } from './zip.ts';

/** Elements that hold no text of a plan: what was deleted or moved away, codes of fields, notes, the look. */
const skip = new Set([
  ...['w:moveFrom', 'w:instrText', 'w:delText', 'w:delInstrText', 'mc:Fallback'],
  ...['w:sectPr', 'w:tblPr', 'w:tblGrid', 'w:tblPrEx', 'w:sdtPr', 'w:sdtEndPr', 'w:rt', 'w:tcW'],
  ...['w:tcBorders', 'w:shd', 'w:tcMar', 'w:rFonts', 'w:sz', 'w:szCs', 'w:lang', 'w:color', 'w:b'],
  ...['w:spacing', 'w:ind', 'w:jc', 'w:pBdr', 'w:tabs', 'w:rPrChange', 'w:pPrChange', 'w:bCs'],
  ...['w:tcPrChange', 'w:trPrChange', 'w:ffData', 'w:proofErr', 'w:bookmarkStart', 'w:bookmarkEnd'],
]);
const bare = new Set(['w:p', 'w:r', 'w:t', 'w:tr', 'w:tc', 'w:tbl']);
const pictures = new Set(['w:drawing', 'w:pict', 'w:object']);
/** More than this is not even looked at. */
const mostRows = 20_000;
const mostColumns = 4096;

/** The grid of a document; `main` is the path of its text. */
export function gridOfDocx(zip: Zip, main: string): Grid {
  const xml = zip.text(main);
  const seen = /<(\w+:)?(drawing|pict|object)[\s/>]/.test(xml);
  const root = treeOf(xml, { skip: new Set([...skip, ...pictures]), bare });
  const body = childOf(root, 'w:body') ?? damaged();
  const dress = dressing(beside(zip, main, 'styles'));
  const number = numbering(beside(zip, main, 'numbering'));
  const fields: Fields = { open: [] };

  const blocksIn = (node: Node): Block[] =>
    nodesIn(node).flatMap((child) => {
      if (child.name === 'w:p') return [paragraphText(child, dress, fields, number)];
      if (child.name === 'w:tbl') return [tableOf(child, blocksIn)];
      return blocksIn(child);
    });

  return gridIn('docx', blocksIn(body), seen);
}

/** Elements of a name, also within content controls, insertions and other wrappings. */
function within(node: Node, name: string): Node[] {
  return nodesIn(node).flatMap((child) => {
    if (child.name === name) return [child];
    return /^w:(tbl|tr|tc|p|trPr|tcPr)$/.test(child.name) ? [] : within(child, name);
  });
}

const countOf = (node: Node | undefined, name: string): number => {
  const count = Number.parseInt(settingOf(node, name) ?? '', 10);
  return Number.isNaN(count) || count < 0 ? 0 : count;
};

function tableOf(table: Node, inside: (cell: Node) => Block[]): BlockTable {
  const cells: BlockCell[] = [];
  const hidden = { rows: new Set<number>(), columns: new Set<number>() };
  /** Cells that go on downwards, by their first column. */
  let above = new Map<number, BlockCell>();
  let height = 0;
  for (const row of within(table, 'w:tr')) {
    const properties = childOf(row, 'w:trPr');
    const gone = isOn(properties, 'w:hidden') || childOf(properties, 'w:del') !== undefined;
    if (gone) hidden.rows.add(height);
    let column = countOf(properties, 'w:gridBefore');
    const open = new Map<number, BlockCell>();
    for (const cell of within(row, 'w:tc')) {
      const said = childOf(cell, 'w:tcPr');
      const over = Math.max(1, countOf(said, 'w:gridSpan'));
      if (column + over > mostColumns) wideTable();
      const merge = childOf(said, 'w:vMerge');
      const goes = merge && merge.attributes['w:val'] !== 'restart' ? above.get(column) : undefined;
      if (goes) {
        // What a cell that goes on holds of its own is not shown.
        goes.down++;
        open.set(column, goes);
      } else {
        const one = { row: height, column, down: 1, over, blocks: gone ? [] : inside(cell) };
        cells.push(one);
        if (merge) open.set(column, one);
      }
      column += over;
    }
    above = open;
    height++;
    if (height > mostRows) longTable(height);
  }
  return { cells, hidden };
}
