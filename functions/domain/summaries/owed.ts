/** What a summary says of each side: the matrix of what is owed, and debts and returns. Pure. */
import { type Day, daysBetween } from '../../contract/days.ts';
import { stateOf } from '../../contract/roadmaps/states.ts';
import type { Content, Debt } from '../../contract/summaries/summary.ts';
import { isCovered, isMet, isNotHeld } from '../../contract/tasks/counting.ts';
import type { Tally } from '../../contract/tasks/tally.ts';
import type { Task } from '../../contract/tasks/task.ts';
import { shownIn } from '../../contract/tasks/words.ts';

/** A task with what it counts on the day of the summary. */
export type Known = Task & { tallies: Tally[] };

/** Why a fact falls short, as whoever owes it says, and when it will not any more. */
export const causeOf = ({ explained }: Task): Pick<Debt, 'cause' | 'until'> => ({
  ...(explained?.comment && { cause: explained.comment }),
  ...(explained?.until && { until: explained.until }),
});

export function matrix(tasks: Known[], asOf: Day): Content['matrix'] {
  const owners = [...new Map(tasks.map((task) => [task.owes, task.owner]))];
  return owners.map(([owes, owner]) => ({
    owes,
    owner,
    tasks: tasks
      .filter((task) => task.owes === owes)
      .map((task) => {
        const sum = (of: (one: Tally) => number) =>
          task.tallies.reduce((all, one) => all + of(one), 0);
        // No indicator stands for another, in what is accepted and in what waits.
        const capped = (of: (one: Tally) => number) => sum((one) => Math.min(one.target, of(one)));
        const accepted = capped((one) => one.accepted);
        const target = sum((one) => one.target);
        const value = task.tallies.length === 1 ? task.tallies[0]?.value : undefined;
        return {
          task: task.id,
          measure: task.measure,
          label: task.label,
          period: task.within,
          words: task.words,
          target,
          accepted: sum((one) => one.accepted),
          waiting: sum((one) => one.waiting),
          returned: task.items.filter((item) => item.state === 'returned').length,
          ...(value && { value }),
          state:
            overAs(task) ??
            stateOf({
              plan: target,
              fact: accepted,
              waiting: sum((one) => (one.notHeld === 'waiting' ? 1 : one.waiting)),
              inTime: capped((one) => one.accepted + one.inTime) - accepted,
              due: task.due,
              asOf,
            }),
        };
      }),
  }));
}

/** As what a task that lacks something is over all the same: it was not held, or the office wants it no more. */
function overAs({ tallies, ended }: Known): 'not-held' | 'dropped' | undefined {
  if (isMet(tallies)) return undefined;
  if (isNotHeld(tallies)) return 'not-held';
  return ended ? 'dropped' : undefined;
}

export function debts(task: Known, asOf: Day): Debt[] {
  if (overAs(task)) return [];
  const { owes, owner, measure, label, title, words, due } = task;
  const days = due === null ? 0 : Math.max(0, daysBetween(due, asOf));
  const base = { owes, owner, task: task.id, measure, label, title, words, due, days };
  const returned = task.items
    // What is met is owed no more, whatever older items were returned.
    .filter((item) => item.state === 'returned' && !isMet(task.tallies))
    .map(
      (item): Debt => ({
        ...base,
        kind: 'returned',
        missing: [{ name: shownIn(item), count: 1 }],
        reason: item.verdict?.reason ?? null,
        comment: item.verdict?.comment ?? null,
      }),
    );
  const missing = task.tallies.flatMap((one, place) => {
    if (isCovered(one)) return [];
    const count = one.target - one.accepted - one.waiting;
    return [{ name: task.indicators[place]?.name ?? '', count }];
  });
  const overdue: Debt[] =
    days > 0 && missing.length > 0
      ? [{ ...base, kind: 'overdue', missing, reason: null, comment: null, ...causeOf(task) }]
      : [];
  return [...overdue, ...returned];
}
