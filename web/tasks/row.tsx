/** A task in a list: what is asked and by when, how much is there, whose draft waits. */
import { daysBetween } from '../../functions/contract/days.ts';
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import type { TaskState } from '../../functions/contract/tasks/counting.ts';
import { beginsOf } from '../../functions/contract/tasks/fold.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { counted, longDay, moment } from '../../functions/contract/words.ts';
import { roadmapId, session } from '../door/state.ts';
import { Bar } from '../kit/bar.tsx';
import { TaskBadge } from './states.tsx';

type Props = {
  task: Brief;
  state: TaskState;
  drafts: DraftNote[];
  today: string;
  /** Whether the reader's own school or office owes it. */
  own: boolean;
};

export function TaskRow({ task, state, drafts, today, own }: Props) {
  const late = daysBetween(task.due, today);
  const sum = (of: 'target' | 'accepted' | 'waiting') =>
    task.indicators.reduce((all, one) => all + one[of], 0);
  return (
    <li class="card task">
      <div class="task-what">
        <p class="hint">
          {!own && `${task.owner} · `}
          {task.year} год · Раздел {task.section}
        </p>
        <h2 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={`/roadmaps/${roadmapId()}/tasks/${task.id}`}>
            {task.numberRaw.replace(/\.$/, '')}. {task.title}
          </a>
        </h2>
        <p>
          Срок: {longDay(task.due)}
          {late > 0 && state !== 'done' && state !== 'waiting' && (
            <b class="late"> Прошло {counted(late, 'день', 'дня', 'дней')}.</b>
          )}
          {late <= 0 &&
            late > -31 &&
            state === 'open' &&
            ` Осталось ${counted(-late, 'день', 'дня', 'дней')}.`}
        </p>
      </div>
      <div class="task-state">
        <TaskBadge state={state} own={own} />
        {state === 'ahead' && <p class="hint">Сдаётся с {longDay(beginsOf(task))}</p>}
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
