/** Sheet «Долги и возвраты»: what is owed past its term, or sent back and not mended. */

import { debtWords } from '../../contract/summaries/figures.ts';
import type { Content, Debt } from '../../contract/summaries/summary.ts';
import { reasonWords } from '../../contract/tasks/reasons.ts';
import { shortDay } from '../../contract/words.ts';
import { gridOf } from './grid.ts';
import { datesOf, type Stamp } from './stamp.ts';
import { stateStyles, styles } from './styles.ts';

const columns = [
  { name: 'Кто отвечает', width: 26, style: styles.bold },
  { name: '№ п/п', width: 7, style: styles.label },
  { name: 'Мероприятие', width: 40, style: styles.text },
  { name: 'Период', width: 14, style: styles.text },
  { name: 'Срок', width: 11, style: styles.date },
  { name: 'Дней просрочки', width: 11, style: styles.number },
  { name: 'Чего не хватает', width: 32, style: styles.text },
  { name: 'Вид', width: 10, style: styles.centre },
  { name: 'Причина возврата', width: 18, style: styles.text },
  { name: 'Комментарий', width: 44, style: styles.text },
];

/** What is missing, in words: «Протоколы совещания — 1». */
export const missingOf = (debt: Pick<Debt, 'missing'>): string[] =>
  debt.missing.map(({ name, count }) => `${name} — ${count}`);

/** What was said of it: by the office when it was returned, by whoever owes it of why it lacks. */
const commentOf = ({ comment, cause, until }: Debt): string | null =>
  [
    ...(comment ? [comment] : []),
    ...(cause ? [`Причина отклонения: ${cause}`] : []),
    ...(until ? [`Ожидается ${shortDay(until)}`] : []),
  ].join('\n') || null;

/** The sheet of debts and returns; it says so when there are none. */
export function debtsSheet(content: Content, stamp: Stamp, footer: string) {
  const grid = gridOf('Долги и возвраты', columns, footer);
  grid.band(['Долги и возвраты'], styles.title, 24);
  grid.band([`${content.municipality} · ${datesOf(content, stamp)}`], styles.line, 16);
  const first = grid.next();
  grid.band(
    columns.map(({ name }) => name),
    styles.head,
    28,
  );
  for (const debt of content.debts) {
    grid.row([
      debt.owner,
      debt.label,
      debt.title,
      debt.words,
      debt.due && { day: debt.due },
      debt.days,
      missingOf(debt).join('\n'),
      debtWords[debt.kind],
      debt.reason && reasonWords[debt.reason],
      commentOf(debt),
    ]);
    grid.dress(7, stateStyles[debt.kind === 'overdue' ? 'not-done' : 'partial']);
  }
  if (content.debts.length === 0) grid.band(['Долгов и возвратов нет.'], styles.line, 20);
  return grid.sheet({ first, last: first }, 2);
}
