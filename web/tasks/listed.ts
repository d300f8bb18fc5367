/** Tasks as lists show them: where each stands, what of a period is left, in words. */
import { standingTo } from '../../functions/contract/people/access.ts';
import { stateOfTask } from '../../functions/contract/tasks/counting.ts';
import type { Brief } from '../../functions/contract/tasks/task.ts';
import type { TaskState } from '../../functions/contract/tasks/transitions.ts';
import { byUrgency, leftOf } from '../../functions/contract/tasks/urgency.ts';
import { session, today } from '../door/state.ts';

export type Listed = { task: Brief; state: TaskState };

/** The most urgent first; of one measure alone where one is asked for. */
export const listed = (tasks: Brief[], measure?: string): Listed[] =>
  tasks
    .filter((task) => !measure || task.measure === measure)
    .map((task) => ({ task, state: stateOfTask(task, today()) }))
    .sort(byUrgency);

/** How the reader stands to a task. */
export const standing = (task: Brief) =>
  session.value ? standingTo(session.value.person, task) : 'reads';

/** What of a period is left among tasks, in words. */
export const leftIn = (all: Listed[], period: string): string =>
  leftWords(
    leftOf(
      all.filter(({ task }) => task.within === period),
      today(),
    ),
  );

/** «возвращено: 1, впереди: 3». */
export function leftWords({ all, returned, late, open }: ReturnType<typeof leftOf>): string {
  if (all === 0) return 'задач нет';
  const parts = [
    returned > 0 && `возвращено: ${returned}`,
    late > 0 && `не закрыто в срок: ${late}`,
    open > 0 && `впереди: ${open}`,
  ];
  return parts.filter(Boolean).join(', ') || 'всё сдано';
}
