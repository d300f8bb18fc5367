/** A report without its form: before its time, and for those who only read it. */
import type { Day } from '../../functions/contract/days.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { dueWords, longDay, measureWords } from '../../functions/contract/words.ts';
import { today } from '../door/state.ts';
import { ItemCard } from '../tasks/item.tsx';

/** `begins`: the first day on which it can be handed in. */
export function Formless({ task, begins }: { task: TaskView; begins: Day | null }) {
  if (begins !== null && begins > today())
    return (
      <p class="ds-alert" data-color="info">
        Сдаётся с {longDay(begins)} До этого дня сдавать нечего: срок по {measureWords(task.label)}{' '}
        — {task.due ? `до ${longDay(task.due)}` : dueWords(task.due)}
      </p>
    );
  if (task.items.length === 0) return <p class="hint">Ещё ничего не сдано.</p>;
  return (
    <>
      <h2 class="ds-heading" data-size="xs">
        Сдано
      </h2>
      {task.items.map((item) => (
        <ItemCard key={item.id} task={task} item={item} />
      ))}
    </>
  );
}
