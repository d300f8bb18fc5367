/**
 * A task is its acts, folded: what stands in it now, or stood at any instant that is past. One function for each act
 * says what it does; nothing else knows. Pure.
 */
import type { Day, Instant } from '../days.ts';
import type { Act, ActName, ActOf, ActView, Attached } from './acts.ts';
import type { Item, KeptTask, Said, Standing, Wanted } from './task.ts';

/** What a task has come to: its items with where each stands, its term, what is wanted, what was done to it itself. */
export type Folded = Standing & {
  due: Day | null;
  indicators: Wanted[];
  items: Item[];
  acts: Act[];
};

/** A task while it is folded; its items by id, in the order in which they were handed in. */
type Sheet = Omit<Folded, 'items' | 'acts'> & {
  items: Map<string, Item>;
  /** What the plan says, whatever was decided for this one alone. */
  plan: Pick<KeptTask, 'due' | 'indicators'>;
};

const does: { [Name in ActName]: (sheet: Sheet, act: ActOf<Name>) => void } = {
  'hand-in': ({ items }, { id, by, at, items: handed, unsigned }) => {
    const state = unsigned ? 'signing' : 'waiting';
    for (const item of handed)
      items.set(item.id, { ...item, submission: id, by, at, state, since: at });
  },
  sign: ({ items }, act) => {
    for (const item of act.items)
      change(items, item, (one) => ({
        ...one,
        state: 'waiting',
        since: act.at,
        signed: saidIn(act),
      }));
  },
  review: ({ items }, { id, by, at, decisions }) => {
    for (const { item, ...decision } of decisions)
      change(items, item, ({ reopened: _, ...rest }) => ({
        ...rest,
        state: decision.verdict,
        verdict: { ...decision, review: id, by, at },
      }));
  },
  withdraw: ({ items }, act) => {
    for (const id of act.items) takeBack(items, id, saidIn(act));
  },
  reopen: ({ items }, act) => {
    for (const item of act.items)
      change(items, item, ({ verdict: _, ...rest }) => ({
        ...rest,
        state: 'waiting',
        since: act.at,
        reopened: saidIn(act),
      }));
  },
  // Another term and another target hold as long as the plan says what it said then: a version that names them takes over.
  extend: (sheet, act) => {
    if (act.of !== sheet.plan.due) return;
    sheet.due = act.due;
    sheet.extended = { ...saidIn(act), before: act.of };
  },
  retarget: (sheet, act) => {
    sheet.indicators = sheet.indicators.map((one) => {
      const planned = sheet.plan.indicators.find(({ id }) => id === one.id)?.target;
      if (one.id !== act.indicator || planned !== act.of) return one;
      return { ...one, target: act.target, retargeted: { ...saidIn(act), before: act.of } };
    });
  },
  explain: (sheet, act) => {
    sheet.explained = { ...saidIn(act), ...(act.until !== undefined && { until: act.until }) };
  },
  end: (sheet, act) => {
    sheet.ended = saidIn(act);
  },
  resume: (sheet) => {
    delete sheet.ended;
  },
  // Words between people change nothing.
  say: () => undefined,
  note: () => undefined,
};

/** What was returned and is not to be mended goes with all that it mended; what waits leaves the old one to be mended. */
function takeBack(items: Sheet['items'], id: string, withdrawn: Said): void {
  const item = items.get(id);
  if (!item || item.state === 'withdrawn') return;
  items.set(id, { ...item, state: 'withdrawn', withdrawn });
  if (item.state === 'returned' && item.replaces) takeBack(items, item.replaces, withdrawn);
}

const saidIn = ({ by, at, comment }: Act): Said => ({ by, at, ...(comment && { comment }) });

/** What an act says of an item that was not handed in yet, as far as is known, is passed over. */
function change(items: Sheet['items'], id: string, how: (item: Item) => Item): void {
  const item = items.get(id);
  if (item) items.set(id, how(item));
}

/** A task as it was known at an instant: later acts did not exist then. Without an instant: as it is now. */
export function taskAt(
  task: Pick<KeptTask, 'due' | 'indicators' | 'acts'>,
  known?: Instant,
): Folded {
  const acts = known === undefined ? task.acts : task.acts.filter((act) => act.at <= known);
  const { due, indicators } = task;
  const sheet: Sheet = { due, indicators, items: new Map(), plan: { due, indicators } };
  for (const act of acts) (does[act.act] as (sheet: Sheet, act: Act) => void)(sheet, act);
  const { plan: _, ...rest } = sheet;
  return { ...rest, items: mended([...sheet.items.values()]), acts };
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

/** The items that an act is about; none of a step. */
export function itemsOf(act: Act | ActView): string[] {
  if (act.act === 'review') return act.decisions.map(({ item }) => item);
  if (!('items' in act)) return [];
  return act.items.map((item) => (typeof item === 'string' ? item : item.id));
}

/** The files that an act says something with: of a message, of each return. What was handed in stands in the items. */
export function saidWith(act: Act | ActView): Attached[] {
  if (act.act === 'review') return act.decisions.flatMap(({ documents = [] }) => documents);
  return 'documents' in act ? act.documents : [];
}

/** The instant of the next act: time in a task only goes on, whatever a clock says, so the past never changes. */
export function nextInstant(acts: readonly Pick<Act, 'at'>[], now: Instant): Instant {
  const last = acts.at(-1)?.at;
  return last === undefined || now > last ? now : new Date(Date.parse(last) + 1).toISOString();
}
