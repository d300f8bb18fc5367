/** Sheet «Долги и возвраты»: what is owed past its term, or sent back and not mended. */

import { debtWords } from '../../contract/figures.ts';
import type { Content, Debt } from '../../contract/summaries.ts';
import { reasonWords } from '../../contract/words.ts';
import { gridOf } from './grid.ts';
import { looks, stateLooks } from './looks.ts';
import { datesOf, type Stamp } from './stamp.ts';

const columns = [
  { name: 'Кто отвечает', width: 26, look: looks.bold },
  { name: '№ п/п', width: 7, look: looks.label },
  { name: 'Мероприятие', width: 40, look: looks.text },
  { name: 'Год', width: 7, look: looks.number },
  { name: 'Срок', width: 11, look: looks.date },
  { name: 'Дней просрочки', width: 11, look: looks.number },
  { name: 'Чего не хватает', width: 32, look: looks.text },
  { name: 'Вид', width: 10, look: looks.centre },
  { name: 'Причина возврата', width: 18, look: looks.text },
  { name: 'Комментарий', width: 44, look: looks.text },
];

/** What is missing, in words: «Протоколы совещания — 1». */
export const missingOf = (debt: Pick<Debt, 'missing'>): string[] =>
  debt.missing.map(({ name, count }) => `${name} — ${count}`);

/** The sheet of debts and returns; it says so when there are none. */
export function debtsSheet(content: Content, stamp: Stamp, footer: string) {
  const grid = gridOf('Долги и возвраты', columns, footer);
  grid.band(['Долги и возвраты'], looks.title, 24);
  grid.band([`${content.municipality} · ${datesOf(content, stamp)}`], looks.line, 16);
  const first = grid.next();
  grid.band(
    columns.map(({ name }) => name),
    looks.head,
    28,
  );
  for (const debt of content.debts) {
    grid.row([
      debt.owner,
      debt.numberRaw,
      debt.title,
      debt.year,
      { day: debt.due },
      debt.days,
      missingOf(debt).join('\n'),
      debtWords[debt.kind],
      debt.reason && reasonWords[debt.reason],
      debt.comment,
    ]);
    grid.dress(7, stateLooks[debt.kind === 'overdue' ? 'not-done' : 'partial']);
  }
  if (content.debts.length === 0) grid.band(['Долгов и возвратов нет.'], looks.line, 20);
  return grid.sheet({ first, last: first }, 2);
}
