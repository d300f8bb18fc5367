/** «Что нужно сдать»: what is returned or overdue first, then by term and section. */

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { daysBetween } from '../../functions/contract/days.ts';
import { byNumber } from '../../functions/contract/numbers.ts';
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import { stateOfTask, type TaskState } from '../../functions/contract/tasks/counting.ts';
import { beginsOf } from '../../functions/contract/tasks/fold.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { counted, longDay, moment } from '../../functions/contract/words.ts';
import { api, read, whole } from '../client.ts';
import { later } from '../later.tsx';
import { useLoad, useTitle } from '../load.ts';
import { TaskBadge } from '../parts/badge.tsx';
import { Bar } from '../parts/bar.tsx';
import { Empty } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { owes, roadmapId, session, site } from '../state.ts';

const Unfinished = later(() => import('../parts/unfinished.tsx').then((part) => part.Unfinished));

type Known = Brief & { drafts: DraftNote[] };

/** Tasks, each with the drafts of one's side that were not handed in yet. */
async function allTasks(roadmap: string): Promise<Known[]> {
  const param = { roadmap };
  const [tasks, { drafts }] = await Promise.all([
    whole((query) => read(api.roadmaps[':roadmap'].tasks.$get({ param, query }))),
    read(api.roadmaps[':roadmap'].drafts.$get({ param })),
  ]);
  return tasks.map((task) => ({
    ...task,
    drafts: drafts.filter((draft) => draft.task === task.id),
  }));
}

/** Whether the reader's own school or office owes it, rather than takes part. */
function isOwn(task: Brief): boolean {
  return !!session.value?.person.grants.some(
    (grant) => grant.schools?.includes(task.owes) || grant.role === task.owes,
  );
}

type Standing = { task: Known; state: TaskState };

const urgent = (state: TaskState) => state === 'returned' || state === 'overdue';
const rank: Record<TaskState, number> = {
  returned: 0,
  overdue: 1,
  open: 2,
  waiting: 2,
  ahead: 2,
  done: 3,
};

/** What must be mended or is overdue first, then by term and section; what is done last. */
const byUrgency = (a: Standing, b: Standing) =>
  rank[a.state] - rank[b.state] ||
  a.task.due.localeCompare(b.task.due) ||
  byNumber(a.task.measure, b.task.measure);

function leftWords(tasks: Standing[], today: string): string {
  if (tasks.length === 0) return ' · задач нет';
  const returned = tasks.filter(({ state }) => state === 'returned').length;
  const late = tasks.filter(({ task, state }) => urgent(state) && task.due < today).length;
  const open = tasks.filter(({ state }) => state === 'open' || state === 'ahead').length;
  const parts = [
    returned > 0 && `возвращено: ${returned}`,
    late > 0 && `не закрыто в срок: ${late}`,
    open > 0 && `впереди: ${open}`,
  ];
  return ` · ${parts.filter(Boolean).join(', ') || 'всё сдано'}`;
}

export function Tasks() {
  const loaded = useLoad(
    () => (roadmapId() ? allTasks(roadmapId()) : Promise.resolve(undefined)),
    [roadmapId(), session.value?.person.id],
  );
  return <Page loaded={loaded}>{(tasks) => <List tasks={tasks} />}</Page>;
}

function List({ tasks }: { tasks: Known[] }) {
  const mine = owes();
  useTitle(mine ? 'Что нужно сдать' : 'Задачи');
  const today = site.value?.today ?? '';
  const years = site.value?.roadmap?.years ?? [];
  const { query } = useLocation();
  const [year, setYear] = useState<number>();
  const shown = year ?? Number(query.year ?? today.slice(0, 4));
  const measured = tasks.filter((task) => !query.measure || task.measure === query.measure);
  const states = measured.map((task) => ({ task, state: stateOfTask(task, today) }));
  const own = states.filter(({ task }) => !mine || isOwn(task)).sort(byUrgency);
  const ofYear = own.filter(({ task }) => task.year === shown);
  const before = own.filter(({ task, state }) => task.year < shown && urgent(state));
  const part = states
    .filter(({ task }) => mine && !isOwn(task) && task.year === shown)
    .sort(byUrgency);
  const row = ({ task, state }: Standing) => (
    <TaskRow key={task.id} task={task} state={state} today={today} own={mine && isOwn(task)} />
  );

  return (
    <>
      <h1 class="ds-heading" data-size="md">
        {mine ? 'Что нужно сдать' : 'Задачи'}
      </h1>
      {mine && <Unfinished />}
      {query.measure && (
        <p>
          Только п. {query.measure}.{' '}
          <a class="ds-link" href="/tasks">
            Показать все
          </a>
        </p>
      )}
      <nav class="tabs" aria-label="Год">
        {years.map((one) => (
          <button
            key={one}
            type="button"
            class="ds-button"
            data-variant={one === shown ? 'primary' : 'secondary'}
            aria-pressed={one === shown}
            onClick={() => setYear(one)}
          >
            {one}
            <small>
              {leftWords(
                own.filter(({ task }) => task.year === one),
                today,
              )}
            </small>
          </button>
        ))}
      </nav>
      {before.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="xs">
            Не закрыто за прошлые годы
          </h2>
          <ul class="tasks">{before.map(row)}</ul>
          <h2 class="ds-heading" data-size="xs">
            {shown} год
          </h2>
        </>
      )}
      {ofYear.length === 0 ? (
        <Empty title={`За ${shown} год сдавать нечего`}>
          <p>Выберите другой год. Если задачи должны быть, спросите в ИМО, утверждён ли план.</p>
        </Empty>
      ) : (
        <ul class="tasks">{ofYear.map(row)}</ul>
      )}
      {part.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="xs">
            Где вы соисполнитель
          </h2>
          <p class="hint">
            Сдают другие; вы видите, как идёт дело, и можете добавить документ.
          </p>
          <ul class="tasks">{part.map(row)}</ul>
        </>
      )}
    </>
  );
}

type Row = Standing & { today: string; own: boolean };

function TaskRow({ task, state, today, own }: Row) {
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
        {task.drafts.map(({ by, saved }) => (
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
