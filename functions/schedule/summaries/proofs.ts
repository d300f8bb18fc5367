/** Sheet «Документы»: every accepted item behind a figure, one a row, with its seal and its place. */

import { kindOf } from '../../contract/roadmaps/words.ts';
import { partsWords } from '../../contract/summaries/figures.ts';
import type { Content } from '../../contract/summaries/summary.ts';
import { gridOf } from './grid.ts';
import { delayOf, periodWords } from './notes.ts';
import { addressOf, datesOf, type Stamp } from './stamp.ts';
import { styles } from './styles.ts';

const columns = [
  { name: '№ п/п', width: 7, style: styles.label },
  { name: 'Показатель', width: 28, style: styles.text },
  { name: 'Период', width: 12, style: styles.text },
  { name: 'Кто представил', width: 24, style: styles.text },
  { name: 'Вид', width: 22, style: styles.text },
  { name: 'Название', width: 36, style: styles.text },
  { name: 'Дата исполнения', width: 12, style: styles.date },
  { name: 'Учтено', width: 9, style: styles.number },
  { name: 'Кто принял', width: 22, style: styles.text },
  { name: 'Отметка', width: 13, style: styles.text },
  { name: 'Контрольная сумма (SHA-256)', width: 26, style: styles.small },
  { name: 'В Опоре', width: 10, style: styles.link },
  { name: 'Публикация', width: 12, style: styles.link },
];

/** The sheet of evidence. */
export function proofsSheet(content: Content, stamp: Stamp, footer: string) {
  const grid = gridOf('Документы', columns, footer);
  grid.band(['Документы: принятые файлы и ссылки'], styles.title, 24);
  grid.band([`${content.municipality} · ${datesOf(content, stamp)}`], styles.line, 16);
  const first = grid.next();
  grid.band(
    columns.map(({ name }) => name),
    styles.head,
    28,
  );
  for (const row of content.rows)
    for (const { period, proofs } of row.cells)
      for (const proof of proofs) {
        const here = addressOf(proof.path, stamp.site);
        const there = proof.url === null ? undefined : addressOf(proof.url);
        grid.row([
          row.labelRaw,
          row.name,
          periodWords(content, period),
          proof.owner,
          kindOf(proof.kind),
          proof.name,
          { day: proof.fulfilled },
          proof.value ? partsWords(proof.value) : proof.counts,
          proof.acceptedBy,
          delayOf(proof) || null,
          proof.sha256,
          here ? 'Открыть' : null,
          there ? 'Открыть' : null,
        ]);
        if (here) grid.dress(11, styles.link, here);
        if (there) grid.dress(12, styles.link, there);
      }
  if (grid.next() === first + 1) grid.band(['Принятых документов нет.'], styles.line, 20);
  return grid.sheet({ first, last: first }, 1);
}
