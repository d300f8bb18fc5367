/** States, in words first; colour and sign only repeat them. */

import type { TaskState } from '../../functions/contract/tasks/counting.ts';
import type { ItemState } from '../../functions/contract/tasks/transitions.ts';
import { itemStateWords } from '../../functions/contract/words.ts';

export type Look = { color: string; sign: string };

export const Tag = ({ look, words }: { look: Look; words: string }) => (
  <span class="ds-tag" data-color={look.color}>
    <span aria-hidden="true">{look.sign}</span>
    {words}
  </span>
);

const taskLooks: Record<TaskState, Look & { words: string }> = {
  overdue: { color: 'danger', sign: '!', words: 'Срок прошёл' },
  returned: { color: 'warning', sign: '↩', words: 'Возвращено на доработку' },
  open: { color: 'neutral', sign: '○', words: 'Нужно сдать' },
  waiting: { color: 'info', sign: '◔', words: 'На проверке' },
  done: { color: 'success', sign: '✓', words: 'Принято' },
  ahead: { color: 'neutral', sign: '○', words: 'Срок не наступил' },
};

/** Where a task stands; `own`: for those who owe it, else for those who look on. */
export const TaskBadge = ({ state, own = true }: { state: TaskState; own?: boolean }) => (
  <Tag
    look={taskLooks[state]}
    words={state === 'open' && !own ? 'Ещё не сдано' : taskLooks[state].words}
  />
);

const itemLooks: Record<ItemState, Look> = {
  waiting: { color: 'info', sign: '◔' },
  accepted: { color: 'success', sign: '✓' },
  returned: { color: 'warning', sign: '↩' },
  replaced: { color: 'neutral', sign: '↻' },
  withdrawn: { color: 'neutral', sign: '⊖' },
};

/** Where an evidence item stands. */
export const ItemBadge = ({ state }: { state: ItemState }) => (
  <Tag look={itemLooks[state]} words={itemStateWords[state]} />
);
