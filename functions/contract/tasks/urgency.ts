/** Which tasks come first in a list, and how many of them stand where. Pure. */
import type { Day } from '../days.ts';
import type { Brief } from './task.ts';
import type { TaskState } from './transitions.ts';

/** What must be mended or is overdue first, then by term; what is done last. */
const rank: Record<TaskState, number> = {
  returned: 0,
  overdue: 1,
  signing: 2,
  open: 2,
  waiting: 2,
  ahead: 2,
  done: 3,
  dropped: 4,
  ended: 4,
  'not-held': 4,
};

/** What has to be done now: mended, or handed in after its term. */
export const isUrgent = (state: TaskState): boolean => state === 'returned' || state === 'overdue';

type Ranked = { task: Pick<Brief, 'due' | 'label'>; state: TaskState };

/** Numbers as people read them: 1.10 after 1.9, «8а» after 8. */
export const byLabel = new Intl.Collator('ru', { numeric: true }).compare;

/** What has no term yet comes after all that has one. */
const lastly = '9999-12-31';

export const byUrgency = (a: Ranked, b: Ranked): number =>
  rank[a.state] - rank[b.state] ||
  byDay(a.task.due ?? lastly, b.task.due ?? lastly) ||
  byLabel(a.task.label, b.task.label);

const byDay = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many tasks of a period stand where, as the tab of the period says it. */
export function leftOf(
  tasks: Ranked[],
  today: Day,
): { returned: number; late: number; open: number; all: number } {
  const count = (is: (one: Ranked) => boolean) => tasks.filter(is).length;
  return {
    all: tasks.length,
    returned: count(({ state }) => state === 'returned'),
    late: count(({ task, state }) => isUrgent(state) && task.due !== null && task.due < today),
    open: count(({ state }) => state === 'open' || state === 'ahead'),
  };
}
