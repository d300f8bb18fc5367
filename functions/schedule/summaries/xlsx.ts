/**
 * The summary as a workbook, to work in: «Сводка», «Школы и задачи», «Долги и возвраты», «Документы».
 * A pure function of the content and its stamp: the same twice gives the same bytes.
 */
import type { Content } from '../../contract/summaries/summary.ts';
import { longDay } from '../../contract/words.ts';
import { debtsSheet } from './debts.ts';
import { coreProperties } from './markup.ts';
import { matrixSheet } from './matrix.ts';
import { proofsSheet } from './proofs.ts';
import { type Stamp, sealOf } from './stamp.ts';
import { summarySheet } from './summary.ts';
import { workbook } from './workbook.ts';

/** The bytes of the XLSX file of a summary. */
export async function makeXlsx(content: Content, stamp: Stamp): Promise<Uint8Array> {
  const day = longDay(content.asOf);
  const footer = `&L&8 По состоянию на ${day} · SHA-256 ${stamp.sha256}&R&8 Страница &P из &N`;
  return workbook(
    [
      summarySheet(content, stamp, footer),
      matrixSheet(content, stamp, footer),
      debtsSheet(content, stamp, footer),
      proofsSheet(content, stamp, footer),
    ],
    coreProperties({
      title: `Сводка. ${content.roadmap.title}`,
      subject: `${content.municipality}, по состоянию на ${day}`,
      by: stamp.by,
      about: sealOf(stamp),
      known: stamp.known,
    }),
  );
}
