/** A workbook: not read yet. */
import type { Grid } from '../../functions/contract/reading/grid.ts';
import { refuse } from './refusal.ts';
import type { Zip } from './zip.ts';

/** The grid of a workbook; `main` is the path of its index. */
export function gridOfXlsx(_zip: Zip, _main: string): Grid {
  return refuse('format', 'Книги Excel пока не читаем. Скопируйте таблицу и вставьте сюда.');
}
