/**
 * Tables of a workbook as its sheets show them. Hidden sheets, rows and columns are left out; formulas give the value that the
 * file keeps and are never reckoned; addresses outside are never asked.
 */
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { shownOf } from './cells.ts';
import { beside, relationsOf } from './package.ts';
import { gridOfSheets } from './parts.ts';
import { sheetPiece } from './sheet.ts';
import { childOf, nodesIn, treeOf } from './xml.ts';
import type { Zip } from './zip.ts';

/** The grid of a workbook; `main` is the path of its index. */
export function gridOfXlsx(zip: Zip, main: string): Grid {
  const root = treeOf(zip.text(main));
  const since1904 = /^(1|true)$/.test(childOf(root, 's:workbookPr')?.attributes.date1904 ?? '');
  const shown = shownOf(beside(zip, main, 'sharedStrings'), beside(zip, main, 'styles'), since1904);
  const relations = relationsOf(zip, main).filter(({ type }) => type === 'worksheet');
  const paths = nodesIn(childOf(root, 's:sheets'))
    .filter(({ attributes }) => (attributes.state ?? 'visible') === 'visible')
    .map(({ attributes }) => relations.find(({ id }) => id === attributes['r:id'])?.path ?? '')
    .filter((path) => zip.has(path));
  const pieces = paths.flatMap((path) => sheetPiece(zip.text(path), shown) ?? []);
  return gridOfSheets('xlsx', pieces);
}
