/** What is judged: whose report, by when, what is wanted, by which order, and what was decided of it. */
import type { RefObject } from 'preact';
import { at } from '../../functions/contract/addresses.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { dueWords, nameWords, taskWords } from '../../functions/contract/words.ts';
import { later } from '../kit/later.tsx';

const Standing = later(() => import('../tasks/standing.tsx').then((part) => part.Standing));

type Props = { task: TaskView; heading: RefObject<HTMLHeadingElement | null> };

export const Head = ({ task, heading }: Props) => (
  <>
    <p>
      <a class="ds-link" href={at(task.roadmap).queue}>
        ← К списку «На проверке»
      </a>
    </p>
    <h1 class="ds-heading" data-size="md" tabIndex={-1} ref={heading}>
      {nameWords(task.owner)}: отчёт по {taskWords(task)}
    </h1>
    <p class="lead">{task.title}</p>
    <p>
      Срок: {dueWords(task.due)} Нужно: <b>{task.papers.join('; ')}</b>
      {task.indicators.map(({ id, target, name }) => (
        <span class="hint block" key={id}>
          {name}: {target}
        </span>
      ))}
    </p>
    <Standing task={task} />
  </>
);
