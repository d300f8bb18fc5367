/** The page of a review: for those who judge, and for those who only read. */
import { at } from '../../functions/contract/addresses.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { taskWords } from '../../functions/contract/words.ts';
import { openTask } from '../door/client.ts';
import { later } from '../kit/later.tsx';
import { useSigned } from '../kit/load.ts';
import { Page } from '../kit/page.tsx';
import { Judging } from './judging.tsx';

const Instead = later(() => import('../kit/instead.tsx').then((part) => part.Instead));

type Props = { roadmap: string; task: string };

export function ReviewPage({ roadmap, task }: Props) {
  const loaded = useSigned(() => openTask({ roadmap, task }), [roadmap, task]);
  return (
    <Page loaded={loaded}>
      {(opened) =>
        opened.may.review.length > 0 ? (
          <Judging key={task} opened={opened.task} may={opened.may} />
        ) : (
          <NotYours task={opened.task} />
        )
      }
    </Page>
  );
}

/** For those who may read the report but not judge it. */
const NotYours = ({ task }: { task: TaskView }) => (
  <Instead title="Проверяют ИМО и управление образования">
    <a class="ds-link" href={at(task.roadmap).task(task.id)}>
      Открыть отчёт по {taskWords(task)}
    </a>
  </Instead>
);
