/**
 * Sending a report: checked here, sent once, and whatever comes of it, nothing typed is lost. Where the first answer was
 * lost on the line, what has arrived leaves the form and what was typed since stays in it. Loaded with the first sending.
 */
import { severalIn } from '../../functions/contract/submissions/papers.ts';
import { isBlank, isUntouched } from '../../functions/contract/submissions/rest.ts';
import {
  type DraftItem,
  type Receipt,
  Submission,
} from '../../functions/contract/submissions/submission.ts';
import type { TaskView } from '../../functions/contract/tasks/task.ts';
import { numberWords, receiptNumber } from '../../functions/contract/words.ts';
import { api, based, Failure, openTask, read } from '../door/client.ts';
import type { Fault } from '../kit/faults.tsx';
import { checked, refused } from '../kit/form.ts';
import type { DraftWork } from './draft.ts';
import { asInput, faultsBefore, formOf } from './handin.ts';

/** What came of it: faults; a question about an item with several files; a receipt; or that the rest is still to be sent. */
export type Outcome =
  | { faults: Fault[]; task?: TaskView }
  | { ask: DraftItem }
  | { task: TaskView; receipt: Receipt }
  | { task: TaskView; told: string };

type Sending = {
  task: TaskView;
  work: DraftWork;
  /** The chosen side, where one has to choose: empty as long as none is chosen. */
  side: string | undefined;
  /** Items of which the person said that they are one paper, and returned ones that are to be sent as they are. */
  answered: string[];
  unchanged: string[];
};

const routes = api.roadmaps[':roadmap'].tasks[':task'];

/** What keeps the form from being sent, by what stands in it now. */
export function unready({ work, side, ...rest }: Omit<Sending, 'answered'>): Fault[] {
  const { items } = work.input;
  const sent = sentOf({ work, ...rest });
  const [copy] = items.filter((item) => !isBlank(item) && !sent.includes(item));
  const faults =
    sent.length === 0 && copy
      ? [
          {
            id: `${copy.id}-unchanged`,
            sentence: 'Исправьте возвращённое или отметьте, что сдаёте его без изменений.',
          },
        ]
      : faultsBefore(items, sent);
  if (side !== '') return faults;
  return [{ id: 'side', sentence: 'Выберите, от чьего имени сдаёте.' }, ...faults];
}

/** What goes: all that was typed; a copy of what was returned only where it was changed, or is to go as it is. */
const sentOf = ({ task, work, unchanged }: Pick<Sending, 'task' | 'work' | 'unchanged'>) =>
  work.input.items.filter(
    (item) => !isBlank(item) && (!isUntouched(item, task) || unchanged.includes(item.id)),
  );

export async function send({ answered, ...sending }: Sending): Promise<Outcome> {
  const { task, work, side } = sending;
  const { submission, comment } = work.input;
  const sent = sentOf(sending);
  const faults = unready(sending);
  if (faults.length > 0) return { faults };
  const [ask] = severalIn(task, sent, answered);
  if (ask) return { ask };
  const json = {
    id: submission,
    items: sent.map(asInput),
    ...(side && { side }),
    ...(comment.trim() && { comment }),
  };
  const form = formOf(sent);
  const param = { roadmap: task.roadmap, task: task.id };
  try {
    checked(Submission, json);
    const done = await read(routes.submissions.$post({ param, json }, based(task.version)));
    work.refit(done.task);
    return done;
  } catch (thrown) {
    const failure = thrown instanceof Failure ? thrown : new Failure('internal');
    if (failure.code === 'conflict') return arrived(work, submission, param);
    const faults = refused(form, failure);
    if (failure.code !== 'stale') return { faults };
    const { task: now } = await openTask(param);
    work.refit(now);
    return { faults, task: now };
  }
}

/** The first try had arrived, its answer had not: it has its receipt, and the rest goes on. */
async function arrived(
  work: DraftWork,
  submission: string,
  param: { roadmap: string; task: string },
): Promise<Outcome> {
  const opened = await openTask(param).catch(() => undefined);
  const gone = 'Отчёт дошёл, но связь пропала. Набранное сохранено: обновите страницу.';
  if (!opened) return { faults: [{ id: 'hand-in', sentence: gone }] };
  const { task } = opened;
  const act = task.acts.find((one) => one.id === submission);
  const items = act?.act === 'hand-in' ? act.items.length : 0;
  const number = receiptNumber(submission);
  if (!work.refit(task) && act) return { task, receipt: { number, at: act.at, items } };
  const told = `Первая отправка дошла: квитанция ${numberWords(number)}. Ниже осталось то, что вы набрали после неё: проверьте и отправьте.`;
  return { task, told };
}
