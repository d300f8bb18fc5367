/** States, in words first; colour and sign only repeat them. */

import type { CellState } from '../../functions/contract/plan.ts';
import type { TaskState } from '../../functions/contract/tasks/counting.ts';
import type { ItemState } from '../../functions/contract/tasks/transitions.ts';
import { itemStateWords, stateWords } from '../../functions/contract/words.ts';

type Look = { color: string; sign: string };

const looks: Record<CellState, Look> = {
  done: { color: 'success', sign: '✓' },
  'handed-in': { color: 'info', sign: '◔' },
  partial: { color: 'warning', sign: '◐' },
  'in-progress': { color: 'info', sign: '◔' },
  'not-done': { color: 'danger', sign: '✕' },
  'not-due': { color: 'neutral', sign: '○' },
  'not-planned': { color: 'neutral', sign: '–' },
};

const Tag = ({ look, words }: { look: Look; words: string }) => (
  <span class="ds-tag" data-color={look.color}>
    <span aria-hidden="true">{look.sign}</span>
    {words}
  </span>
);

/** The state of a cell of the road map. */
export const CellBadge = ({ state }: { state: CellState }) => (
  <Tag look={looks[state]} words={stateWords[state]} />
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
