/** «На проверке»: what waits for a decision, the longest first. */
import { useState } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import { workingDays } from '../../functions/contract/calendar.ts';
import { dayOf, reviewDays } from '../../functions/contract/days.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import { counted, moment, nameWords, plural, taskWords } from '../../functions/contract/words.ts';
import { api, read } from '../door/client.ts';
import { may, session, site } from '../door/state.ts';
import { whole } from '../door/whole.ts';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Empty } from '../kit/notice.tsx';
import { Page } from '../kit/page.tsx';
import { all, fits, Narrowing } from './narrowing.tsx';

const News = later(() => import('../notices/news.tsx').then((part) => part.News));
const LostPages = later(() => import('../links/lost.tsx').then((part) => part.LostPages));

const wholeQueue = (roadmap: string): Promise<Brief[]> =>
  whole((query) => read(api.roadmaps[':roadmap'].queue.$get({ param: { roadmap }, query })));

export function Queue({ roadmap }: { roadmap: string }) {
  useTitle('На проверке');
  const loaded = useSigned(() => wholeQueue(roadmap), [roadmap]);
  return <Page loaded={loaded}>{(tasks) => <QueueRows roadmap={roadmap} tasks={tasks} />}</Page>;
}

function QueueRows({ roadmap, tasks }: { roadmap: string; tasks: Brief[] }) {
  const [narrowed, setNarrowed] = useState(all);
  const shown = tasks.filter((task) => fits(task, narrowed));
  return (
    <>
      <h1 class="ds-heading" data-size="md">
        На проверке
      </h1>
      <News />
      {tasks.length === 0 ? (
        <Empty title="Всё проверено">
          <p>
            Когда школа или ведомство передаст отчёт, он появится здесь. Сейчас можно{' '}
            <a class="ds-link" href={at(roadmap).summaries}>
              сформировать сводку
            </a>
            .
          </p>
        </Empty>
      ) : (
        <>
          {tasks.length > 1 && (
            <Narrowing tasks={tasks} narrowed={narrowed} onChange={setNarrowed} />
          )}
          <p class="hint" role="status">
            {shown.length < tasks.length && `Показано ${shown.length} из ${tasks.length}.`}
          </p>
          <ul class="tasks">
            {shown.map((task) => (
              <QueueRow key={task.id} roadmap={roadmap} task={task} />
            ))}
          </ul>
        </>
      )}
      {may('link.read') && <LostPages roadmap={roadmap} />}
    </>
  );
}

function QueueRow({ roadmap, task }: { roadmap: string; task: Brief }) {
  const since = task.waitingSince ?? '';
  const day = Math.max(1, workingDays(dayOf(since), site.value?.today ?? dayOf(since)) + 1);
  const late = day > reviewDays;
  return (
    <li class="card task">
      <div class="task-what">
        <p class="hint">{nameWords(task.owner)}</p>
        <h2 class="ds-heading" data-size="2xs">
          <a class="ds-link" href={at(roadmap).review(task.id)}>
            Отчёт по {taskWords(task)}
          </a>
        </h2>
        <p>{task.title}</p>
      </div>
      <div class="task-state">
        <span class="ds-tag" data-color={late ? 'danger' : 'info'}>
          {day}-й рабочий день из {reviewDays}
        </span>
        <p>
          {counted(task.waiting, 'документ', 'документа', 'документов')}{' '}
          {plural(task.waiting, 'ждёт', 'ждут', 'ждут')} решения
        </p>
        <p class="hint">
          {task.reopened ? 'Принятие отменено' : 'Передано'} {moment(since)}
          {task.reopened ? '. Сдал: ' : ': '}
          {task.waitingFrom?.map(({ name }) => name).join(', ')}
          {task.waitingFrom?.every(({ id }) => id === session.value?.person.id) &&
            '. Это сдали вы: решение примет другой.'}
        </p>
      </div>
    </li>
  );
}
