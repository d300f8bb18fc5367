/** How evidence counts. Pure: everything that says «accepted», «waiting» or «enough» asks here. */

import type { Day, Instant } from '../days.ts';
import { grouped } from '../groups.ts';
import type { Value } from '../roadmaps/plan.ts';
import type { Brief, Demand, Item, KeptBrief, KeptTask, Task, Wanted } from './task.ts';
import type { TaskState } from './transitions.ts';

type Counted = Pick<Item, 'indicator' | 'kind' | 'counts'>;

/** What of an indicator is accepted, what more waits, what of that was fulfilled in time; the value that was accepted. */
type Counts = {
  accepted: number;
  waiting: number;
  inTime: number;
  value?: Value;
  /** What lacks was not held: that waits for a decision, or was accepted. */
  notHeld?: 'waiting' | 'accepted';
};

/**
 * How much of an indicator these items make. Each kind of evidence is asked for by itself, so an indicator
 * with several kinds (2.1: an order and a list) counts whole sets: the least of its kinds.
 */
export function countOf(demand: Pick<Demand, 'id' | 'kinds'>, items: Counted[]): number {
  const counts = demand.kinds.map((kind) =>
    items
      .filter((item) => item.indicator === demand.id && item.kind === kind)
      .reduce((all, item) => all + item.counts, 0),
  );
  return counts.length === 0 ? 0 : Math.min(...counts);
}

/** What of an indicator is accepted, and what would be added if all that waits were accepted too. */
export function tally(
  task: Pick<Task, 'due'>,
  demand: Pick<Demand, 'id' | 'kinds'>,
  items: Item[],
  asOf?: Day,
): Counts {
  const all = items.filter((item) => asOf === undefined || item.fulfilled <= asOf);
  const by = all.filter(({ ground }) => ground === undefined);
  const accepted = by.filter((item) => item.state === 'accepted');
  const waiting = by.filter((item) => item.state === 'waiting');
  const inTime = waiting.filter((item) => task.due === null || item.fulfilled <= task.due);
  const fact = countOf(demand, accepted);
  const value = acceptedValue(demand, accepted);
  const claims = all.filter((one) => one.ground !== undefined && one.indicator === demand.id);
  const notHeld = (['accepted', 'waiting'] as const).find((state) =>
    claims.some((one) => one.state === state),
  );
  return {
    accepted: fact,
    waiting: countOf(demand, [...accepted, ...waiting]) - fact,
    inTime: countOf(demand, [...accepted, ...inTime]) - fact,
    ...(value && { value }),
    ...(notHeld && { notHeld }),
  };
}

/** The value of an indicator: of the accepted ones the one that was fulfilled last. */
const acceptedValue = ({ id }: Pick<Demand, 'id'>, accepted: Item[]): Value | undefined =>
  accepted
    .filter((item) => item.indicator === id && item.value !== undefined)
    .sort((a, b) => (a.fulfilled + a.at < b.fulfilled + b.at ? -1 : 1))
    .at(-1)?.value;

const first = (instants: Instant[]): Instant | undefined => instants.sort()[0];

/** What lists show of a task, beside what it is. */
export function briefOf(
  task: Pick<KeptTask, 'owes' | 'period' | 'measure' | 'due' | 'dropped'> & {
    indicators: Wanted[];
    ended?: unknown;
    items: Item[];
  },
): KeptBrief {
  const { owes, period, measure, due, indicators, dropped, ended, items } = task;
  const waiting = items.filter((item) => item.state === 'waiting');
  const since = first(waiting.map((item) => item.since));
  const returned = items.filter((item) => item.state === 'returned');
  const signing = items.filter((item) => item.state === 'signing').length;
  const returnedOf = Object.fromEntries(
    [...grouped(returned, ({ by }) => by.side)].map(([side, own]) => [side, own.length]),
  );
  const reopened = waiting.some((item) => item.since === since && item.reopened);
  const last = items
    .map((item) => item.at)
    .sort()
    .at(-1);
  return {
    owes,
    period,
    measure,
    due,
    indicators: indicators.map((demand) => ({
      id: demand.id,
      target: demand.target,
      ...tally({ due }, demand, items),
      ...(demand.retargeted && { planned: demand.retargeted.before }),
    })),
    ...(dropped && { dropped: true }),
    ...(ended !== undefined && { ended: true }),
    waiting: waiting.length,
    ...(signing > 0 && { signing }),
    returned: returned.length,
    ...(returned.length > 0 && { returnedOf }),
    ...(reopened && { reopened }),
    ...(last && { handedIn: last }),
    ...(since && {
      waitingSince: since,
      waitingFrom: [...new Map(waiting.map(({ by: { id, name } }) => [id, { id, name }])).values()],
    }),
  };
}

/**
 * A target that is met is done, whatever older items were returned; else what is returned must be mended first; an overdue
 * one has less than its target, waiting included.
 */
export function stateOfTask(
  brief: Pick<
    Brief,
    'indicators' | 'returned' | 'waiting' | 'signing' | 'due' | 'begins' | 'dropped' | 'shut'
  > & { ended?: unknown },
  today: Day,
): TaskState {
  if (isMet(brief.indicators)) return 'done';
  if (brief.shut === 'dropped' || brief.dropped) return 'dropped';
  if (brief.shut === 'ended' || brief.ended) return 'ended';
  if (brief.returned > 0) return 'returned';
  if (isNotHeld(brief.indicators)) return 'not-held';
  if (brief.indicators.every(isCovered)) return 'waiting';
  if (brief.signing) return 'signing';
  if (brief.due !== null && today > brief.due) return 'overdue';
  return brief.begins !== null && today < brief.begins ? 'ahead' : 'open';
}

/** Whether nothing more is to be handed in of an indicator, whatever is decided on what waits. */
export const isCovered = (one: {
  accepted: number;
  waiting: number;
  target: number;
  notHeld?: unknown;
}): boolean => one.notHeld !== undefined || one.accepted + one.waiting >= one.target;

/** Whether all that lacks was not held, and that was accepted. */
export const isNotHeld = (
  indicators: { accepted: number; target: number; notHeld?: unknown }[],
): boolean => indicators.every((one) => one.notHeld === 'accepted' || one.accepted >= one.target);

/** Whether everything that is wanted is accepted: then nothing of it is owed any more. */
export const isMet = (indicators: { accepted: number; target: number }[]): boolean =>
  indicators.every((one) => one.accepted >= one.target);

/** The most items of one side that a task holds and that still count; what is mended, returned or taken back is freed. */
export const mostItems = 50;

/** How many items of each side take up room. */
const heldIn = (items: Item[]): Map<string, number> => {
  const held = items.filter(({ state }) => ['signing', 'waiting', 'accepted'].includes(state));
  const sides = grouped(held, ({ by }) => by.side);
  return new Map([...sides].map(([side, own]) => [side, own.length]));
};

/** Whether an act, whichever it is, has some side hold more than a task takes. What takes no more room than before may be. */
export function overfills(before: Item[], after: Item[]): boolean {
  const held = heldIn(before);
  return [...heldIn(after)].some(([side, now]) => now > mostItems && now > (held.get(side) ?? 0));
}
