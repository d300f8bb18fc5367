/** A task in a list: what is asked and by when, how much is there, whose draft waits. */
import { at } from '../../functions/contract/addresses.ts';
import { daysBetween } from '../../functions/contract/days.ts';
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import type { TaskState } from '../../functions/contract/tasks/transitions.ts';
import { basisWords } from '../../functions/contract/tasks/words.ts';
import {
  counted,
  dueWords,
  longDay,
  moment,
  nameWords,
  taskWords,
} from '../../functions/contract/words.ts';
import { session, today } from '../door/state.ts';
import { Bar } from '../kit/bar.tsx';
import { TaskBadge } from './states.tsx';

type Props = {
  roadmap: string;
  task: Brief;
  state: TaskState;
  drafts: DraftNote[];
  /** Whether the reader's own school or office owes it. */
  own: boolean;
  /** Whether the list is of several sides, and says whose each is. */
  named?: boolean;
};

export function TaskRow({ roadmap, task, state, drafts, own, named = !own }: Props) {
  const late = task.due === null ? undefined : daysBetween(task.due, today());
  const sum = (of: 'target' | 'accepted' | 'waiting') =>
    task.indicators.reduce((all, one) => all + one[of], 0);
  return (
    <li class="card task">
      <div class="task-what">
        {named && <p class="hint">{nameWords(task.owner)}</p>}
        <h2 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={at(roadmap).task(task.id)}>
            Отчёт по {taskWords(task)}
          </a>
        </h2>
        <p>{task.title}</p>
        <p>
          Нужно: <b>{task.papers.join('; ')}</b>
        </p>
        <p class="hint">Основание: {basisWords(task)}</p>
        <p>
          Срок: {dueWords(task.due)}
          {late !== undefined && late > 0 && state !== 'done' && state !== 'waiting' && (
            <b class="late"> Прошло {counted(late, 'день', 'дня', 'дней')}.</b>
          )}
          {late !== undefined &&
            late <= 0 &&
            late > -31 &&
            state === 'open' &&
            ` Осталось ${counted(-late, 'день', 'дня', 'дней')}.`}
        </p>
      </div>
      <div class="task-state">
        <TaskBadge state={state} own={own} />
        {state === 'ahead' && task.begins && <p class="hint">Сдаётся с {longDay(task.begins)}</p>}
        <Bar target={sum('target')} accepted={sum('accepted')} waiting={sum('waiting')} />
        {drafts.map(({ by, saved }) => (
          <p class="late" key={by.id}>
            {by.id === session.value?.person.id ? 'Черновик' : `Черновик (${by.name})`} не
            отправлен, {moment(saved)}
          </p>
        ))}
        <p class="hint">
          Принято {sum('accepted')} из {sum('target')}
          {sum('waiting') > 0 && `, на проверке ${sum('waiting')}`}
        </p>
      </div>
    </li>
  );
}
