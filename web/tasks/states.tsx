/** Where tasks and their items stand. */
import type { TaskState } from '../../functions/contract/tasks/transitions.ts';
import { type ItemState, itemStateWords } from '../../functions/contract/tasks/transitions.ts';
import { Tag, type Tone } from '../kit/badge.tsx';

const taskTones: Record<TaskState, Tone & { words: string }> = {
  overdue: { color: 'danger', sign: '!', words: 'Срок прошёл' },
  returned: { color: 'warning', sign: '↩', words: 'Возвращено на доработку' },
  open: { color: 'neutral', sign: '○', words: 'Нужно сдать' },
  signing: { color: 'warning', sign: '✎', words: 'На подписи у директора' },
  waiting: { color: 'info', sign: '◔', words: 'На проверке' },
  done: { color: 'success', sign: '✓', words: 'Принято' },
  ahead: { color: 'neutral', sign: '○', words: 'Срок не наступил' },
  dropped: { color: 'neutral', sign: '–', words: 'Снято с плана' },
  ended: { color: 'neutral', sign: '–', words: 'Закрыто: больше не нужно' },
  'not-held': { color: 'neutral', sign: '⊖', words: 'Не проводилось' },
};

/** Where a task stands; `own`: for those who owe it, else for those who look on. */
export const TaskBadge = ({ state, own }: { state: TaskState; own: boolean }) => (
  <Tag
    tone={taskTones[state]}
    words={state === 'open' && !own ? 'Ещё не сдано' : taskTones[state].words}
  />
);

const itemTones: Record<ItemState, Tone> = {
  signing: { color: 'warning', sign: '✎' },
  waiting: { color: 'info', sign: '◔' },
  accepted: { color: 'success', sign: '✓' },
  returned: { color: 'warning', sign: '↩' },
  replaced: { color: 'neutral', sign: '↻' },
  withdrawn: { color: 'neutral', sign: '⊖' },
};

/** Where an evidence item stands. */
export const ItemBadge = ({ state }: { state: ItemState }) => (
  <Tag tone={itemTones[state]} words={itemStateWords[state]} />
);
