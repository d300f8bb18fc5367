/** How evidence counts. Pure: everything that says «accepted», «waiting» or «enough» asks here. */
import { type Day, endOf, type Instant } from './days.ts';
import type { Brief, Demand, Item, ItemState, Task } from './tasks.ts';

/** The items as they were known at an instant: later items and later verdicts did not exist then. */
export function itemsAt(items: Item[], known: Instant): Item[] {
  return items
    .filter((item) => item.at <= known)
    .map((item) => {
      if (!item.verdict || item.verdict.at <= known) return item;
      const { verdict: _, ...unjudged } = item;
      return unjudged;
    });
}

/** Where an item stands among the items of its task. */
export function stateOfItem(item: Item, items: Item[]): ItemState {
  if (!item.verdict) return 'waiting';
  if (item.verdict.verdict === 'accepted') return 'accepted';
  return items.some((other) => other.replaces === item.id) ? 'replaced' : 'returned';
}

/**
 * How much of an indicator these items make. Each kind of evidence is asked for by itself, so an indicator
 * with several kinds (2.1: an order and a list) counts whole sets: the least of its kinds.
 */
export function countOf(demand: Pick<Demand, 'id' | 'kinds'>, items: Item[]): number {
  const counts = demand.kinds.map((kind) =>
    items
      .filter((item) => item.indicator === demand.id && item.kind === kind)
      .reduce((all, item) => all + item.counts, 0),
  );
  return Math.min(...counts);
}

/** What of an indicator is accepted, and what would be added if all that waits were accepted too. */
export function tally(
  task: Pick<Task, 'due'>,
  demand: Pick<Demand, 'id' | 'kinds'>,
  items: Item[],
  asOf?: Day,
): { accepted: number; waiting: number; inTime: number } {
  const by = items.filter((item) => asOf === undefined || item.fulfilled <= asOf);
  const accepted = by.filter((item) => stateOfItem(item, items) === 'accepted');
  const waiting = by.filter((item) => stateOfItem(item, items) === 'waiting');
  const inTime = waiting.filter((item) => item.fulfilled <= task.due);
  const fact = countOf(demand, accepted);
  return {
    accepted: fact,
    waiting: countOf(demand, [...accepted, ...waiting]) - fact,
    inTime: countOf(demand, [...accepted, ...inTime]) - fact,
  };
}

/** Fulfilled in time, but typed in after the term: «внесено позднее», which is not late. */
export const enteredLater = (item: Item, due: Day): boolean =>
  item.fulfilled <= due && item.at > endOf(due);

/** Fulfilled after the term. */
export const fulfilledLate = (item: Item, due: Day): boolean => item.fulfilled > due;

/** What lists show of a task. */
export function briefOf(task: Omit<Task, 'acts'>): Brief {
  const waiting = task.items.filter((item) => stateOfItem(item, task.items) === 'waiting');
  const returned = task.items.filter((item) => stateOfItem(item, task.items) === 'returned');
  const since = waiting.map((item) => item.at).sort()[0];
  const last = task.items
    .map((item) => item.at)
    .sort()
    .at(-1);
  return {
    id: task.id,
    owes: task.owes,
    owner: task.owner,
    year: task.year,
    measure: task.measure,
    numberRaw: task.numberRaw,
    section: task.section,
    title: task.title,
    executors: task.executors,
    due: task.due,
    indicators: task.indicators.map((demand) => ({
      id: demand.id,
      target: demand.target,
      ...tally(task, demand, task.items),
    })),
    waiting: waiting.length,
    returned: returned.length,
    ...(last && { handedIn: last }),
    ...(since && {
      waitingSince: since,
      waitingFrom: [...new Set(waiting.map((item) => item.by.name))],
    }),
  };
}

/** Where a task stands for those who owe it. */
const taskStates = ['overdue', 'returned', 'open', 'waiting', 'done'] as const;
export type TaskState = (typeof taskStates)[number];

/** What is returned must be mended first; an overdue one has less than its target, waiting included. */
export function stateOfTask(brief: Brief, today: Day): TaskState {
  if (brief.returned > 0) return 'returned';
  const lacks = brief.indicators.some((one) => one.accepted + one.waiting < one.target);
  if (lacks) return today > brief.due ? 'overdue' : 'open';
  return brief.waiting > 0 ? 'waiting' : 'done';
}
