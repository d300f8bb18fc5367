/**
 * What stands in the form: what was typed and not handed in yet, what was returned and waits to be mended, and a place for
 * each paper that lacks. Pure; `fresh` makes ids.
 */
import type { Item, Task, TaskView } from '../tasks/task.ts';
import { type Actor, mayMove } from '../tasks/transitions.ts';
import type { DraftInput, DraftItem } from './submission.ts';

type Held = { items: Item[]; acts: { id: string; act: string; comment?: string | undefined }[] };

/** Whether anything of a value was typed. */
const isValued = ({ value }: DraftItem): boolean =>
  value !== undefined && value.count.trim() + value.of.trim() !== '';

/** A figure as people type it, «3,5» or «1 200»; not a number where it is none. */
export function figureOf(typed: string): number {
  const plain = typed.replace(/\s/g, '').replace(',', '.').replace(/^[−–]/, '-');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Whether a typed value is the one that was handed in. */
const sameValue = ({ value }: DraftItem, { value: held }: Item): boolean =>
  held === undefined
    ? value === undefined || value.count.trim() + value.of.trim() === ''
    : figureOf(value?.count ?? '') === held.count &&
      (held.of === undefined || figureOf(value?.of ?? '') === held.of);

export const isBlank = (item: DraftItem): boolean =>
  item.replaces === undefined &&
  item.link.trim() === '' &&
  item.note.trim() === '' &&
  !isValued(item) &&
  item.fulfilled === '' &&
  item.ground === undefined &&
  item.documents.length === 0;

/** Whether a draft says anything at all. */
export const isTyped = ({ items, comment }: Pick<DraftInput, 'items' | 'comment'>): boolean =>
  comment.trim() !== '' || items.some((item) => !isBlank(item));

/**
 * What of a draft a task does not hold yet. The answer to a hand-in may have been lost on the line, or another device was
 * first: what has arrived is known by the ids of its items and leaves the form, what was typed since stays in it. An item
 * that was changed after it had been sent stays too, as a new one.
 */
export function restOf(draft: DraftInput, task: Held, fresh: () => string): DraftInput {
  const sent = task.acts.find((act) => act.act === 'hand-in' && act.id === draft.submission);
  const items = draft.items.flatMap((item): DraftItem[] => {
    const { replaces, ...alone } = item;
    const held = task.items.find((one) => one.id === item.id);
    if (held) return saysSame(item, held) ? [] : [{ ...alone, id: fresh() }];
    const old = task.items.find((one) => one.id === replaces);
    if (!old || old.state === 'returned') return [item];
    // It was mended elsewhere, or taken back: what was typed stays, what was only copied goes.
    return saysSame(item, old) ? [] : [alone];
  });
  if (!sent) return { ...draft, items };
  const said = draft.comment.trim() === (sent.comment ?? '').trim();
  return { submission: fresh(), items, comment: said ? '' : draft.comment };
}

/** Whether an item is a copy of what was returned, and nothing in it was changed. */
export function isUntouched(item: DraftItem, task: Pick<Held, 'items'>): boolean {
  const old = task.items.find((one) => one.id === item.replaces);
  return old !== undefined && saysSame(item, old);
}

/** Whether anything of a draft was typed and not handed in: a copy of what was returned is no word of anybody. */
export function isLeft(draft: DraftInput, task: Held): boolean {
  const { items, comment } = restOf(draft, task, () => '');
  return comment.trim() !== '' || items.some((item) => !isBlank(item) && !isUntouched(item, task));
}

const saysSame = (item: DraftItem, held: Item): boolean =>
  item.fulfilled === held.fulfilled &&
  Number(item.counts) === held.counts &&
  sameValue(item, held) &&
  item.ground === held.ground &&
  item.link.trim() === (held.link?.typed ?? '').trim() &&
  item.note.trim() === (held.note ?? '').trim() &&
  item.documents.map((one) => one.document).join() ===
    held.documents.map((one) => one.document).join();

/** Whether an item answers one question: this kind of paper for this indicator. */
export const isOf = (
  item: { indicator: string; kind: string },
  indicator: string,
  kind: string,
): boolean => item.indicator === indicator && item.kind === kind;

/** How much of one question is there: accepted or waiting. */
export const countOfKind = (items: Item[], indicator: string, kind: string): number =>
  items
    .filter((item) => isOf(item, indicator, kind))
    .filter(isStanding)
    .reduce((all, item) => all + (item.ground ? 0 : item.counts), 0);

const isStanding = ({ state }: Item): boolean =>
  state === 'signing' || state === 'waiting' || state === 'accepted';

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
    return isUntouched(item, task) ? [] : [alone];
  });
  const returned = task.items
    .filter((item) => mends(item.id) && !typed.some((one) => one.replaces === item.id))
    .map((item) => mended(item, fresh()));
  const items: DraftItem[] = [...returned, ...typed];
  const begun = typed.some((item) => !isBlank(item) && !isUntouched(item, task));
  return { ...rest, items: begun ? items : withPlaces(task, items, fresh) };
}

function withPlaces(
  task: Pick<Task | TaskView, 'items' | 'indicators'>,
  items: DraftItem[],
  fresh: () => string,
): DraftItem[] {
  const places = task.indicators.flatMap((demand) =>
    demand.kinds.flatMap((kind) => {
      const filled = items.filter((item) => isOf(item, demand.id, kind) && !isBlank(item)).length;
      // Of what was not held nothing is asked.
      const over = task.items.some(
        (item) => item.ground && isOf(item, demand.id, kind) && isStanding(item),
      );
      const lacking = over ? 0 : demand.target - countOfKind(task.items, demand.id, kind) - filled;
      // One list counts for several schools.
      const most = demand.countsSchools ? 1 - filled : mostPlaces;
      const wanted = Math.max(0, Math.min(lacking, most));
      return Array.from({ length: wanted }, () => blank(demand.id, kind, fresh()));
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

const typedValue = ({ count, of }: NonNullable<Item['value']>) => ({
  count: String(count).replace('.', ','),
  of: of === undefined ? '' : String(of).replace('.', ','),
});

/** What was returned, ready to be mended: a new item with all that stood in the old. */
const mended = (item: Item, id: string): DraftItem => ({
  ...blank(item.indicator, item.kind, id),
  fulfilled: item.fulfilled,
  counts: String(item.counts),
  ...(item.value && { value: typedValue(item.value) }),
  link: item.link?.typed ?? '',
  documents: item.documents.map(({ document, owner, name, size }) => ({
    document,
    owner,
    name,
    size,
  })),
  note: item.note ?? '',
  ...(item.ground && { ground: item.ground }),
  replaces: item.id,
});
