/**
 * Which evidence is chosen: one rule for the list on the screen and for the case file, so that the two never differ.
 */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { isOffice } from '../offices.ts';
import { type Brief, Item, ItemState, type Task } from '../tasks/task.ts';
import { slug } from '../text.ts';

/** What is asked for; a word that is not known here is refused, since leaving it out would give too much. */
export const Selection = z.strictObject({
  /** A period of the plan. */
  period: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,30}$/i, 'period'))),
  /** A school or an office: what it owes, and what it handed in for others. */
  side: z.optional(slug),
  measure: z.optional(
    z.string().check(z.regex(/^[\p{L}\d]{1,5}(\.[\p{L}\d]{1,5})*(~\d+)?$/u, 'number')),
  ),
  state: z.optional(ItemState),
});
export type Selection = z.infer<typeof Selection>;

/** A chosen item: of which task, whose it is, and which attempt. */
export const Chosen = z.object({
  task: z.string(),
  /** Its term in words, and the period with which it is counted. */
  words: z.string(),
  within: z.string(),
  measure: z.string(),
  label: z.string(),
  title: z.string(),
  due: z.nullable(Day),
  /** Who owes it, in words. */
  owner: z.string(),
  /** Whose evidence it is: the school that owes it, or whoever handed in for an office. */
  side: z.string(),
  /** From 1: how many times it was handed in, this time included. */
  attempt: z.int(),
  /** What was said when it was handed in. */
  comment: z.optional(z.string()),
  item: Item,
});
export type Chosen = z.infer<typeof Chosen>;

/** Whether a task may hold anything that is asked for, as its brief tells. */
export const mayHold = (
  task: Pick<Brief, 'within' | 'measure' | 'owes'>,
  { period, measure, side }: Selection,
): boolean =>
  (period === undefined || task.within === period) &&
  (measure === undefined || task.measure === measure) &&
  (side === undefined || task.owes === side || isOffice(task.owes));

/** The items of a task that are asked for, in the order in which they were handed in. */
export function chosen(task: Task, selection: Selection): Chosen[] {
  if (!mayHold(task, selection)) return [];
  const { id, words, within, measure, label, title, due, owner } = task;
  const of = { task: id, words, within, measure, label, title, due, owner };
  return task.items.flatMap((item) => {
    const side = isOffice(task.owes) ? item.by.side : task.owes;
    const ofSide = [undefined, task.owes, side].includes(selection.side);
    if (!ofSide || (selection.state !== undefined && selection.state !== item.state)) return [];
    const comment = task.acts.find((act) => act.id === item.submission)?.comment;
    const attempt = attemptOf(item, task.items);
    const said = { attempt, ...(comment && { comment }), item };
    return [{ ...of, side, ...said }];
  });
}

/** How many times it was handed in, along what each item replaces. */
function attemptOf(item: Item, items: Item[]): number {
  const before = items.find((one) => one.id === item.replaces);
  return before ? attemptOf(before, items) + 1 : 1;
}
