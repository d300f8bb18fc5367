/**
 * Handing in, the act of the side that sends. It carries everything that was on the screen, so nothing depends on the draft.
 */
import type { Document } from '../../contract/documents/document.ts';
import { isOffice } from '../../contract/offices.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import type { Receipt, Submission } from '../../contract/submissions/submission.ts';
import type { Act } from '../../contract/tasks/acts.ts';
import type { Task } from '../../contract/tasks/task.ts';
import type { Actor } from '../../contract/tasks/transitions.ts';
import { receiptNumber } from '../../contract/words.ts';
import type { Attributes } from '../../store/kind.ts';
import { readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import * as documents from '../documents/kind.ts';
import { mostNamed, named as stored } from '../documents/naming.ts';
import { linkBehind } from '../documents/reading.ts';
import { act, type Where } from '../tasks/acting.ts';
import * as tasks from '../tasks/reading.ts';
import { itemOf, refuse } from './items.ts';

/** Hands in evidence. The same id again gives the same receipt, whatever the version. */
export async function handIn(
  ctx: Context,
  where: Where,
  input: Submission,
): Promise<{ task: Task; receipt: Receipt }> {
  const named = input.items.flatMap(({ documents }) => documents);
  if (named.length > mostNamed) throw invalid('items', 'too-many');
  const done = await act(ctx, where, 'task.submit', input, async ({ task, whole, actor, done }) => {
    const files = await stored(ctx, named);
    refuse(ctx, { task, whole, actor }, input.items, files);
    return {
      act: 'hand-in',
      ...done,
      ...(input.comment && { comment: input.comment }),
      items: input.items.map((item) => itemOf(item, files)),
      ...(isUnsigned(task, actor) && { unsigned: true }),
    };
  });
  return { task: done.task, receipt: receiptOf(done.act) };
}

/** Whether a report goes to the head first: a school's own, where the plan asks for it, unless the head hands it in. */
const isUnsigned = ({ signOff }: Task, { sides: [side = ''], heads = [] }: Actor): boolean =>
  signOff === true && !isOffice(side) && !heads.includes(side);

const receiptOf = (done: Act): Receipt => ({
  number: receiptNumber(done.id),
  at: done.at,
  items: done.act === 'hand-in' ? done.items.length : 0,
});

/** A link to a document behind an item, for whoever may see the item. */
export async function urlOf(
  ctx: Context,
  roadmap: string,
  id: string,
  where: { item: string; document: string; save: boolean },
) {
  const task = await tasks.read(ctx, roadmap, id);
  const attached = task.items
    .find((item) => item.id === where.item)
    ?.documents.find((one) => one.document === where.document);
  if (!attached) throw new Problem('absent');
  return linkBehind(ctx, attached, where.save);
}

/** The documents behind a task's items as they are now: what was handed in never changes, but may be taken from view. */
export async function behind(ctx: Context, roadmap: string, id: string): Promise<Document[]> {
  const { items } = await tasks.read(ctx, roadmap, id);
  const all = items
    .flatMap((item) => item.documents)
    .map((one) => documents.keyOf(ctx, documents.namedBy(one)));
  const found: (Attributes | undefined)[] = [];
  // By what one call of the engine takes; few reports need a second.
  for (let at = 0; at < all.length; at += 100)
    found.push(...(await ctx.table.getMany(all.slice(at, at + 100))));
  return found.flatMap((one) => (one ? [readOne(documents.kind, one)] : []));
}
