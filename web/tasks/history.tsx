/** What was done in a task, act by act, as it was recorded. */

import type { ActView } from '../../functions/contract/tasks/acts.ts';
import { itemsOf } from '../../functions/contract/tasks/fold.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { deedWords, isStepAct, stepSaid } from '../../functions/contract/tasks/words.ts';
import { counted, moment, numberWords, receiptNumber } from '../../functions/contract/words.ts';

export function History({ task }: { task: TaskView }) {
  if (task.acts.length === 0) return null;
  return (
    <section>
      <h2 class="ds-heading" data-size="xs">
        История
      </h2>
      <ol class="history">
        {task.acts.map((act) => (
          <li key={act.id}>
            {moment(act.at)}: {act.by.name} — {wordsOf(act, task)}
            {/* What was said stands in the thread above. */}
            {act.comment && act.act !== 'say' && act.act !== 'note' && (
              <p class="typed">{act.comment}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function wordsOf(act: ActView, task: TaskView): string {
  switch (act.act) {
    case 'hand-in':
      return `передано на проверку, квитанция ${numberWords(receiptNumber(act.id))}: ${papers(itemsOf(act).length)}`;
    case 'review': {
      const count = (verdict: string) =>
        act.decisions.filter((one) => one.verdict === verdict).length;
      const [accepted, returned] = [count('accepted'), count('returned')];
      return [accepted > 0 && `принято: ${accepted}`, returned > 0 && `возвращено: ${returned}`]
        .filter(Boolean)
        .join(', ');
    }
    default:
      return isStepAct(act) ? stepSaid(act) : `${deedWords[act.act].said}: ${kindsOf(act, task)}`;
  }
}

const papers = (count: number) => counted(count, 'документ', 'документа', 'документов');

/** «протокол совещания, приказ»: the papers that an act is about. */
const kindsOf = (act: ActView, { items, kinds }: TaskView): string =>
  itemsOf(act)
    .flatMap((id) => items.filter((item) => item.id === id))
    .map(({ kind }) => kinds[kind]?.toLowerCase())
    .join(', ');
