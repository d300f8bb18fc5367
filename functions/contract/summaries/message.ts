/** A ready text with the debtors and their terms, to paste into a messenger. Pure. */

import { at } from '../addresses.ts';
import { reasonWords } from '../tasks/reasons.ts';
import { counted, longDay, shortDay, taskWords } from '../words.ts';
import type { Content, Debt } from './summary.ts';

const line = (debt: Debt): string => {
  const what = taskWords(debt);
  const missing = debt.missing.map(({ name, count }) => (count > 1 ? `${name} — ${count}` : name));
  if (debt.kind === 'returned') {
    const why = [debt.reason && reasonWords[debt.reason].toLowerCase(), debt.comment].filter(
      Boolean,
    );
    return `— ${what}: возвращено на доработку${why.length > 0 ? ` (${why.join('; ')})` : ''}`;
  }
  const late = counted(debt.days, 'день', 'дня', 'дней');
  return `— ${what}: срок был ${debt.due ? shortDay(debt.due) : 'не назначен'} (прошло ${late}). Нужно: ${missing.join('; ')}`;
};

/** Who owes what, by owner; a sentence when nobody does. `site`: where to hand in. */
export function debtMessage(
  content: Pick<Content, 'asOf' | 'debts' | 'roadmap'>,
  site: string,
): string {
  const { asOf, debts, roadmap } = content;
  if (debts.length === 0) return `По состоянию на ${longDay(asOf)} долгов по «дорожной карте» нет.`;
  const owners = [...new Set(debts.map((debt) => debt.owner))];
  const blocks = owners.map((owner) =>
    [`${owner}:`, ...debts.filter((debt) => debt.owner === owner).map(line)].join('\n'),
  );
  return [
    `Коллеги, по состоянию на ${longDay(asOf)} по «дорожной карте» не сдано:`,
    ...blocks,
    `Сдать: ${site}${at(roadmap.id).tasks()}`,
  ].join('\n\n');
}
