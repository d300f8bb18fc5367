/** Which tasks come first in a list, and how many of them stand where. Pure. */
import type { Day } from '../days.ts';
import { byNumber } from '../roadmaps/numbers.ts';
import type { TaskState } from './counting.ts';
import type { Brief } from './task.ts';

/** What must be mended or is overdue first, then by term; what is done last. */
const rank: Record<TaskState, number> = {
  returned: 0,
  overdue: 1,
  open: 2,
  waiting: 2,
  ahead: 2,
  done: 3,
};

/** What has to be done now: mended, or handed in after its term. */
export const isUrgent = (state: TaskState): boolean => state === 'returned' || state === 'overdue';

type Ranked = { task: Pick<Brief, 'due' | 'measure'>; state: TaskState };

export const byUrgency = (a: Ranked, b: Ranked): number =>
  rank[a.state] - rank[b.state] ||
  (a.task.due < b.task.due ? -1 : a.task.due > b.task.due ? 1 : 0) ||
  byNumber(a.task.measure, b.task.measure);

/** How many tasks of a year stand where, as the tab of the year says it. */
export function leftOf(
  tasks: Ranked[],
  today: Day,
): { returned: number; late: number; open: number; all: number } {
  const count = (is: (one: Ranked) => boolean) => tasks.filter(is).length;
  return {
    all: tasks.length,
    returned: count(({ state }) => state === 'returned'),
    late: count(({ task, state }) => isUrgent(state) && task.due < today),
    open: count(({ state }) => state === 'open' || state === 'ahead'),
  };
}
