/**
 * A task is its acts, folded: what stands in it now, or stood at any instant that is past. One function for each act
 * says what it does; nothing else knows. Pure.
 */
import type { Instant } from '../days.ts';
import type { Act, ActName, ActOf, ActView } from './acts.ts';
import type { Item, KeptTask } from './task.ts';

/** What a task has come to: its items with where each stands, its term, what is wanted. */
export type Folded = Pick<KeptTask, 'due' | 'indicators'> & { items: Item[]; acts: Act[] };

/** Items while they are folded, by id, in the order in which they were handed in. */
type Items = Map<string, Item>;

const does: { [Name in ActName]: (items: Items, act: ActOf<Name>) => void } = {
  'hand-in': (items, { id, by, at, items: handed }) => {
    for (const item of handed)
      items.set(item.id, { ...item, submission: id, by, at, state: 'waiting', since: at });
  },
  review: (items, { id, by, at, decisions }) => {
    for (const { item, ...decision } of decisions)
      change(items, item, ({ reopened: _, ...rest }) => ({
        ...rest,
        state: decision.verdict,
        verdict: { ...decision, review: id, by, at },
      }));
  },
  withdraw: (items, act) => {
    for (const id of act.items) takeBack(items, id, saidIn(act));
  },
  reopen: (items, act) => {
    for (const item of act.items)
      change(items, item, ({ verdict: _, ...rest }) => ({
        ...rest,
        state: 'waiting',
        since: act.at,
        reopened: saidIn(act),
      }));
  },
};

/** What was returned and is not to be mended goes with all that it mended; what waits leaves the old one to be mended. */
function takeBack(items: Items, id: string, withdrawn: Item['withdrawn']): void {
  const item = items.get(id);
  if (!item || item.state === 'withdrawn') return;
  items.set(id, { ...item, state: 'withdrawn', ...(withdrawn && { withdrawn }) });
  if (item.state === 'returned' && item.replaces) takeBack(items, item.replaces, withdrawn);
}

const saidIn = ({ by, at, comment }: Act) => ({ by, at, ...(comment && { comment }) });

/** What an act says of an item that was not handed in yet, as far as is known, is passed over. */
function change(items: Items, id: string, how: (item: Item) => Item): void {
  const item = items.get(id);
  if (item) items.set(id, how(item));
}

/** A task as it was known at an instant: later acts did not exist then. Without an instant: as it is now. */
export function taskAt(
  task: Pick<KeptTask, 'due' | 'indicators' | 'acts'>,
  known?: Instant,
): Folded {
  const acts = known === undefined ? task.acts : task.acts.filter((act) => act.at <= known);
  const items: Items = new Map();
  for (const act of acts) (does[act.act] as (items: Items, act: Act) => void)(items, act);
  return { due: task.due, indicators: task.indicators, items: mended([...items.values()]), acts };
}

/** What is returned and was mended by an item that stands is `replaced`; a withdrawn mending mends nothing. */
function mended(items: Item[]): Item[] {
  const by = new Set(
    items.flatMap((item) => (item.state !== 'withdrawn' && item.replaces ? [item.replaces] : [])),
  );
  return items.map((item) =>
    item.state === 'returned' && by.has(item.id) ? { ...item, state: 'replaced' } : item,
  );
}

/** The items that an act is about. */
export const itemsOf = (act: Act | ActView): string[] =>
  act.act === 'review'
    ? act.decisions.map(({ item }) => item)
    : act.items.map((item) => (typeof item === 'string' ? item : item.id));

/** The instant of the next act: time in a task only goes on, whatever a clock says, so the past never changes. */
export function nextInstant(acts: readonly Pick<Act, 'at'>[], now: Instant): Instant {
  const last = acts.at(-1)?.at;
  return last === undefined || now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
