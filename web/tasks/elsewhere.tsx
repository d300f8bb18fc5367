/** Stands at an item: the same paper was handed in to other reports too, and what came of it there. */
import { useEffect, useState } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import type { Elsewhere } from '../../functions/contract/tasks/elsewhere.ts';
import { taskWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { may } from '../door/state.ts';
import { once } from '../kit/once.ts';
import { ItemBadge } from './states.tsx';

export function AlsoIn({ roadmap, task, item }: { roadmap: string; task: string; item: string }) {
  const [others, setOthers] = useState<Elsewhere[]>([]);
  useEffect(() => {
    const ask = () =>
      read(api.roadmaps[':roadmap'].tasks[':task'].elsewhere.$get({ param: { roadmap, task } }));
    once(`elsewhere ${roadmap} ${task}`, ask).then(
      ({ elsewhere }) => setOthers(elsewhere.filter((one) => one.item === item)),
      () => undefined,
    );
  }, [roadmap, task, item]);
  if (others.length === 0) return null;
  const pages = at(roadmap);
  return (
    <div class="also">
      <p class="hint">
        Этот же документ сдан и в {others.length === 1 ? 'другой отчёт' : 'другие отчёты'}. Решение
        принимается в каждом отдельно:
      </p>
      <ul class="files">
        {others.map((one) => (
          <li key={one.task + one.state}>
            <a
              class="ds-link"
              href={may('task.review') ? pages.review(one.task) : pages.task(one.task)}
            >
              {taskWords(one)}
            </a>{' '}
            <ItemBadge state={one.state} />
          </li>
        ))}
      </ul>
    </div>
  );
}
