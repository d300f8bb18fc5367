/** An item that waits for review: what was said with it, what has changed since a return, a decision on it. */
import type { Item, TaskView } from '../../functions/contract/tasks/task.ts';
import type { Fault } from '../kit/faults.tsx';
import { ItemCard } from '../tasks/item.tsx';
import { Changes } from './changes.tsx';
import type { Choice } from './choice.ts';
import { Decision } from './decision.tsx';

type Props = {
  task: TaskView;
  item: Item;
  /** Whether the reader may judge it: nobody judges their own. */
  open: boolean;
  /** The office that decides. */
  owner: string;
  choice: Choice | undefined;
  faults: Fault[];
  onView: (viewed: { url: string; name: string }) => void;
  onChange: (how: (before: Choice | undefined) => Choice) => void;
};

export function Waiting({ task, item, open, owner, choice, faults, onView, onChange }: Props) {
  const comment = task.acts.find((act) => act.id === item.submission)?.comment;
  return (
    <ItemCard task={task} item={item} onView={onView}>
      {comment && <p class="typed">Пояснение: {comment}</p>}
      <Changes item={item} before={task.items.find((one) => one.id === item.replaces)} />
      {open ? (
        <Decision
          item={item.id}
          owner={owner}
          choice={choice}
          faultOf={(name) => faults.find((fault) => fault.id === `${item.id}-${name}`)?.sentence}
          onChange={onChange}
        />
      ) : (
        <p class="ds-alert" data-color="info">
          Это сдали вы сами. Решение примет управление образования или другой сотрудник ИМО: им этот
          отчёт виден в списке «На проверке».
        </p>
      )}
    </ItemCard>
  );
}
