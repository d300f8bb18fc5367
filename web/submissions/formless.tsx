/** A report without its form: before its time, and for those who only read it. */
import type { Day } from '../../functions/contract/days.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { dueWords, longDay, measureWords } from '../../functions/contract/words.ts';
import { today } from '../door/state.ts';
import { ItemCard } from '../tasks/item.tsx';

/** Why nothing is handed in any more. */
const shut: Record<NonNullable<TaskView['shut']>, string> = {
  closed:
    'Дорожная карта закрыта: сдать по ней больше ничего нельзя. Всё, что сдано, сохранено и видно.',
  dropped:
    'Снято с плана: в новой редакции дорожной карты этой задачи нет, сдавать её не нужно. Всё, что сдано, сохранено и видно.',
  ended:
    'Закрыто: сдавать по этой задаче больше ничего не нужно. Всё, что сдано, сохранено и видно.',
};

/** `begins`: the first day on which it can be handed in. */
export function Formless({ task, begins }: { task: TaskView; begins: Day | null }) {
  const why = task.shut && (
    <p class="ds-alert" data-color="info">
      {shut[task.shut]}
    </p>
  );
  if (!why && begins !== null && begins > today())
    return (
      <p class="ds-alert" data-color="info">
        Сдаётся с {longDay(begins)} До этого дня сдавать нечего: срок по {measureWords(task.label)}{' '}
        — {task.due ? `до ${longDay(task.due)}` : dueWords(task.due)}
      </p>
    );
  if (task.items.length === 0)
    return (
      <>
        {why}
        <p class="hint">{why ? 'По этой задаче ничего не сдано.' : 'Ещё ничего не сдано.'}</p>
      </>
    );
  return (
    <>
      {why}
      <h2 class="ds-heading" data-size="xs">
        Сдано
      </h2>
      {task.items.map((item) => (
        <ItemCard key={item.id} task={task} item={item} />
      ))}
    </>
  );
}
