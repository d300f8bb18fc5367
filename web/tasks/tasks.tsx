/** «Что нужно сдать»: what is returned or overdue first, then by term; and, for those who see all, everybody's tasks. */
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isOffice } from '../../functions/contract/offices.ts';
import type { DraftNote } from '../../functions/contract/submissions/submission.ts';
import { stateOfTask, type TaskState } from '../../functions/contract/tasks/counting.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { byUrgency, leftOf } from '../../functions/contract/tasks/urgency.ts';
import { api, read, whole } from '../door/client.ts';
import { may, owes, roadmapId, session, site } from '../door/state.ts';
import { later } from '../kit/later.tsx';
import { useLoad, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { TaskRow } from './row.tsx';

const Unfinished = later(() =>
  import('../documents/unfinished.tsx').then((part) => part.Unfinished),
);
const Everybody = later(() => import('./everybody.tsx').then((part) => part.Everybody));

type Known = { tasks: Brief[]; drafts: DraftNote[] };

/** Schools and offices for which the reader speaks. */
const ownSides = (): string[] => [
  ...new Set(
    (session.value?.person.grants ?? []).flatMap(({ role, schools }) =>
      isOffice(role) ? [role] : (schools ?? []),
    ),
  ),
];

/** What the reader owes or takes part in; those who see all have the rest by pages. */
async function load(roadmap: string): Promise<Known> {
  const param = { roadmap };
  const of = (side?: string) =>
    whole((query) =>
      read(
        api.roadmaps[':roadmap'].tasks.$get({ param, query: { ...query, ...(side && { side }) } }),
      ),
    );
  const [tasks, { drafts }] = await Promise.all([
    may('task.read') ? Promise.all(ownSides().map(of)).then((all) => all.flat()) : of(),
    read(api.roadmaps[':roadmap'].drafts.$get({ param })),
  ]);
  return { tasks, drafts };
}

/** Whether the reader's own school or office owes it, rather than takes part. */
function isOwn(task: Brief): boolean {
  return !!session.value?.person.grants.some(
    (grant) => grant.schools?.includes(task.owes) || grant.role === task.owes,
  );
}

type Standing = { task: Brief; state: TaskState };

const urgent = (state: TaskState) => state === 'returned' || state === 'overdue';

type Left = ReturnType<typeof leftOf>;

function leftWords({ all, returned, late, open }: Left): string {
  if (all === 0) return ' · задач нет';
  const parts = [
    returned > 0 && `возвращено: ${returned}`,
    late > 0 && `не закрыто в срок: ${late}`,
    open > 0 && `впереди: ${open}`,
  ];
  return ` · ${parts.filter(Boolean).join(', ') || 'всё сдано'}`;
}

export function Tasks() {
  const loaded = useLoad(
    () => (roadmapId() && session.value ? load(roadmapId()) : Promise.resolve(undefined)),
    [roadmapId(), session.value?.person.id],
  );
  return <Page loaded={loaded}>{(known) => <List {...known} />}</Page>;
}

function List({ tasks, drafts }: Known) {
  const mine = owes();
  useTitle(mine ? 'Что нужно сдать' : 'Задачи');
  const today = site.value?.today ?? '';
  const years = site.value?.roadmap?.years ?? [];
  const { query } = useLocation();
  const [year, setYear] = useState<number>();
  const [everybody, setEverybody] = useState<(Left & { year: number })[]>([]);
  const shown = year ?? Number(query.year ?? today.slice(0, 4));
  const states = tasks
    .filter((task) => !query.measure || task.measure === query.measure)
    .map((task): Standing => ({ task, state: stateOfTask(task, today) }))
    .sort(byUrgency);
  const own = states.filter(({ task }) => isOwn(task));
  const part = states.filter(({ task }) => !isOwn(task) && task.year === shown);
  const ofYear = own.filter(({ task }) => task.year === shown);
  const before = own.filter(({ task, state }) => task.year < shown && urgent(state));
  const left = (one: number) =>
    mine
      ? leftOf(
          own.filter(({ task }) => task.year === one),
          today,
        )
      : everybody.find((other) => other.year === one);
  const row = ({ task, state }: Standing) => (
    <TaskRow
      key={task.id}
      task={task}
      state={state}
      drafts={drafts.filter((draft) => draft.task === task.id)}
      today={today}
      own={isOwn(task)}
    />
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
        {years.map((one) => {
          const counts = left(one);
          return (
            <button
              key={one}
              type="button"
              class="ds-button"
              data-variant={one === shown ? 'primary' : 'secondary'}
              aria-pressed={one === shown}
              onClick={() => setYear(one)}
            >
              {one}
              <small>{counts && leftWords(counts)}</small>
            </button>
          );
        })}
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
      {mine && ofYear.length === 0 && (
        <Empty title={`За ${shown} год сдавать нечего`}>
          <p>Выберите другой год. Если задачи должны быть, спросите в ИМО, утверждён ли план.</p>
        </Empty>
      )}
      {ofYear.length > 0 && <ul class="tasks">{ofYear.map(row)}</ul>}
      {part.length > 0 && (
        <>
          <h2 class="ds-heading" data-size="xs">
            Где вы соисполнитель
          </h2>
          <p class="hint">Сдают другие; вы видите, как идёт дело, и можете добавить документ.</p>
          <ul class="tasks">{part.map(row)}</ul>
        </>
      )}
      {may('task.read') && (
        <>
          {mine && (
            <h2 class="ds-heading" data-size="xs">
              Все школы и ведомства, {shown} год
            </h2>
          )}
          <Everybody year={shown} measure={query.measure} today={today} onYears={setEverybody} />
        </>
      )}
    </>
  );
}
