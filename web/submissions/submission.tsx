/** «Отчёт по п. … за …»: what is asked, what was handed in, and the form for what lacks. */
import { useEffect, useState } from 'preact/hooks';
import { at } from '../../functions/contract/addresses.ts';
import type { Receipt as Given } from '../../functions/contract/submissions/submission.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { dueWords, nameWords, taskWords } from '../../functions/contract/words.ts';
import { type OpenedTask, openTask } from '../door/client.ts';
import { listed, may, ownSides, session, site } from '../door/state.ts';
import { later } from '../kit/later.tsx';
import { useSigned, useTitle } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { TaskBadge } from '../tasks/states.tsx';
import { ReportForm } from './report.tsx';

const Receipt = later(() => import('./receipt.tsx').then((part) => part.Receipt));
const Formless = later(() => import('./formless.tsx').then((part) => part.Formless));
const Below = later(() => import('../tasks/below.tsx').then((part) => part.Below));
const Standing = later(() => import('../tasks/standing.tsx').then((part) => part.Standing));

type Props = { roadmap: string; task: string };

export function TaskPage({ roadmap, task }: Props) {
  const loaded = useSigned(() => openTask({ roadmap, task }), [roadmap, task]);
  return <Page loaded={loaded}>{(opened) => <Report key={task} opened={opened} />}</Page>;
}

function Report({ opened }: { opened: OpenedTask }) {
  const [task, setTask] = useState<TaskView>(opened.task);
  const [receipt, setReceipt] = useState<Given>();
  const title = `Отчёт по ${taskWords(task)}`;
  useTitle(title);
  const today = site.value?.today ?? '';
  const { begins } = task;
  const list = listOf(task, opened.may.submit.length > 0);
  useEffect(() => {
    listed.value = list;
    return () => {
      listed.value = '';
    };
  }, [list]);
  const others = task.items.filter(
    (item) => item.state === 'waiting' && item.by.id !== session.value?.person.id,
  );
  const reviewable = opened.may.review.length > 0 && others.length > 0;

  return (
    <>
      <p>
        <a class="ds-link" href={list}>
          ← К списку
        </a>
      </p>
      <h1 class="ds-heading" data-size="md">
        {title}
      </h1>
      <p class="lead">{task.title}</p>
      <p class="line">
        <TaskBadge state={task.state} own={ownSides().includes(task.owes)} /> Срок:{' '}
        {dueWords(task.due)} Сдаёт: {nameWords(task.owner)}.
      </p>
      <Standing task={task} />
      {reviewable && (
        <p>
          <a class="ds-button" href={at(task.roadmap).review(task.id)}>
            Проверить
          </a>
        </p>
      )}
      {receipt && (
        <Receipt
          roadmap={task.roadmap}
          receipt={receipt}
          side={opened.may.submit[0]?.id ?? ''}
          unsigned={task.items.some(({ state }) => state === 'signing')}
        />
      )}
      {(begins ?? '') <= today && opened.may.submit.length > 0 ? (
        <ReportForm
          opened={{ ...opened, task }}
          onTask={setTask}
          onTakenBack={() => setReceipt(undefined)}
          onHandedIn={(next, got) => {
            setTask(next);
            setReceipt(got);
            scrollTo({ top: 0 });
          }}
        />
      ) : (
        <Formless task={task} begins={begins} />
      )}
      <Below task={task} may={opened.may} onTask={setTask} />
    </>
  );
}

/** The list that the reader comes from: the own duties, the schools that one helps, or everybody's tasks. */
function listOf({ roadmap, within: period }: TaskView, submits: boolean): string {
  const pages = at(roadmap);
  if (submits) return pages.tasks({ period });
  return may('task.read') ? pages.everybody({ period }) : pages.schools({ period });
}
