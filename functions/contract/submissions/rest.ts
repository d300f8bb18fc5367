/**
 * What stands in the form: what was typed and not handed in yet, what was returned and waits to be mended, and a place for
 * each paper that lacks. Pure; `fresh` makes ids.
 */
import type { Item, Task, TaskView } from '../tasks/task.ts';
import { type Actor, mayMove } from '../tasks/transitions.ts';
import type { DraftInput, DraftItem } from './submission.ts';

type Held = { items: Item[]; acts: { id: string; act: string; comment?: string | undefined }[] };

/** Whether nothing was typed into an item. */
export const isBlank = (item: DraftItem): boolean =>
  item.replaces === undefined &&
  item.link.trim() === '' &&
  item.note.trim() === '' &&
  item.fulfilled === '' &&
  item.documents.length === 0;

/** Whether a draft says anything that is not in the task. */
export const isTyped = ({ items, comment }: Pick<DraftInput, 'items' | 'comment'>): boolean =>
  comment.trim() !== '' || items.some((item) => !isBlank(item));

/**
 * What of a draft a task does not hold yet. The answer to a hand-in may have been lost on the line, or another device was
 * first: what has arrived is known by the ids of its items and leaves the form, what was typed since stays in it. An item
 * that was changed after it had been sent stays too, as a new one.
 */
export function restOf(draft: DraftInput, task: Held, fresh: () => string): DraftInput {
  const sent = task.acts.find((act) => act.act === 'hand-in' && act.id === draft.submission);
  const items = draft.items.flatMap((item) => {
    const held = task.items.find((one) => one.id === item.id);
    if (!held) return [item];
    if (saysSame(item, held)) return [];
    const { replaces: _, ...more } = item;
    return [{ ...more, id: fresh() }];
  });
  if (!sent) return { ...draft, items };
  const said = draft.comment.trim() === (sent.comment ?? '').trim();
  return { submission: fresh(), items, comment: said ? '' : draft.comment };
}

const saysSame = (item: DraftItem, held: Item): boolean =>
  item.fulfilled === held.fulfilled &&
  Number(item.counts) === held.counts &&
  item.link.trim() === (held.link?.typed ?? '').trim() &&
  item.note.trim() === (held.note ?? '').trim() &&
  item.documents.map((one) => one.document).join() ===
    held.documents.map((one) => one.document).join();

/** The most empty places that are drawn for one kind of paper. */
const mostPlaces = 10;

/**
 * The form for a task: the rest of what was typed, then what was returned to this actor's side, whatever was kept, and,
 * where nothing was kept, as many places as are wanted.
 */
export function formOf(
  task: Pick<Task | TaskView, 'items' | 'indicators'> & Held,
  kept: DraftInput | undefined,
  actor: Actor,
  fresh: () => string,
): DraftInput {
  const mends = (id: string | undefined) =>
    task.items.find((item) => item.id === id && mayMove('mend', actor, item));
  const empty: DraftInput = { submission: fresh(), items: [], comment: '' };
  const rest = kept ? restOf(kept, task, fresh) : empty;
  const typed = rest.items.flatMap((item): DraftItem[] => {
    const { replaces, ...alone } = item;
    if (replaces === undefined || mends(replaces)) return [item];
    // It was mended elsewhere, or taken back: what was typed stays, what was only copied goes.
    const old = task.items.find((one) => one.id === replaces);
    return old && saysSame(item, old) ? [] : [alone];
  });
  const returned = task.items
    .filter((item) => mends(item.id) && !typed.some((one) => one.replaces === item.id))
    .map((item) => mended(item, fresh()));
  const items: DraftItem[] = [...returned, ...typed];
  const begun = typed.some((item) => !isBlank(item));
  return { ...rest, items: begun ? items : withPlaces(task, items, fresh) };
}

function withPlaces(
  task: Pick<Task | TaskView, 'items' | 'indicators'>,
  items: DraftItem[],
  fresh: () => string,
): DraftItem[] {
  const places = task.indicators.flatMap(({ id, kinds, target }) =>
    kinds.flatMap((kind) => {
      const mine = (one: { indicator: string; kind: string }) =>
        one.indicator === id && one.kind === kind;
      const there = task.items
        .filter(mine)
        .filter((item) => item.state === 'waiting' || item.state === 'accepted')
        .reduce((all, item) => all + item.counts, 0);
      const lacking = target - there - items.filter((item) => mine(item) && !isBlank(item)).length;
      const wanted = Math.max(0, Math.min(lacking, mostPlaces));
      return Array.from({ length: wanted }, () => blank(id, kind, fresh()));
    }),
  );
  return [...items.filter((item) => !isBlank(item)), ...places];
}

/** An empty place for a paper. */
export const blank = (indicator: string, kind: DraftItem['kind'], id: string): DraftItem => ({
  id,
  indicator,
  kind,
  fulfilled: '',
  counts: '1',
  link: '',
  documents: [],
  note: '',
});

/** What was returned, ready to be mended: a new item with all that stood in the old. */
const mended = (item: Item, id: string): DraftItem => ({
  ...blank(item.indicator, item.kind, id),
  fulfilled: item.fulfilled,
  counts: String(item.counts),
  link: item.link?.typed ?? '',
  documents: item.documents.map(({ document, owner, name, size }) => ({
    document,
    owner,
    name,
    size,
  })),
  note: item.note ?? '',
  replaces: item.id,
});
