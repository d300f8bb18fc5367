/**
 * Handing in: one conditional write of the task, which carries everything that was on the screen, so nothing depends
 * on the draft.
 */
import { Document } from '../contract/documents.ts';
import { Problem } from '../contract/problem.ts';
import { mostItems, type Receipt, type Submission } from '../contract/submissions.ts';
import { type Act, Task } from '../contract/tasks.ts';
import { receiptNumber } from '../contract/words.ts';
import { keys } from '../store/keys.ts';
import { printOf, repeated, write } from './acts.ts';
import { authorOf, type Context } from './context.ts';
import * as documents from './documents.ts';
import { itemOf, refuse } from './evidence.ts';
import * as tasks from './tasks.ts';

/** Bytes of an aggregate beyond which the task takes no more (the engine's limit is 400 KB). */
const largestTask = 300_000;

/** Hands in evidence. The same id again gives the same receipt, whatever the version. */
export async function handIn(
  ctx: Context,
  roadmap: string,
  id: string,
  version: number,
  input: Submission,
): Promise<{ task: Task; receipt: Receipt }> {
  const key = tasks.keyOf(ctx, roadmap, id);
  const wanted = input.items.flatMap((item) =>
    item.documents.map((one) => keys.document(ctx.municipality, one.owner, one.document)),
  );
  if (wanted.length > 90)
    throw new Problem('invalid', { fields: [{ path: 'items', code: 'too-many' }] });
  const [found, ...stored] = await ctx.table.getMany([key, ...wanted]);
  const task = found && Task.parse(found);
  tasks.seen(ctx, task, id);
  if (!task) throw new Problem('absent');
  const side = ctx.allow('task.submit', task);

  const print = printOf(input);
  const before = repeated(task, input.id, print);
  if (before) return { task: tasks.seen(ctx, task, id), receipt: receiptOf(before, task) };
  if (task.version !== version) throw new Problem('stale');

  const files = stored.flatMap((one) => (one ? [Document.parse(one)] : []));
  refuse(ctx, task, input.items, files);
  const by = authorOf(ctx, side);
  const items = input.items.map((item) =>
    itemOf(item, files, { submission: input.id, by, at: ctx.now }),
  );
  const act: Act = {
    id: input.id,
    act: 'hand-in',
    by,
    at: ctx.now,
    print,
    ...(input.comment && { comment: input.comment }),
  };
  const next = { ...task, items: [...task.items, ...items], acts: [...task.acts, act] };
  if (next.items.length > mostItems || Buffer.byteLength(JSON.stringify(next)) > largestTask)
    throw new Problem('too-large', { reason: 'task' });
  const written = await write(ctx, key, next, act);
  const done = repeated(written, act.id, print) ?? act;
  return { task: tasks.seen(ctx, written, id), receipt: receiptOf(done, written) };
}

const receiptOf = (act: Act, task: Task): Receipt => ({
  number: receiptNumber(act.id),
  at: act.at,
  items: task.items.filter((item) => item.submission === act.id).length,
});

/** A link to a document behind an item, for whoever may see the item. */
export async function link(
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
  return documents.linkBehind(ctx, attached, where.save);
}

/** The documents behind a task's items as they are now: what was handed in never changes, but may be taken from view. */
export async function behind(ctx: Context, roadmap: string, id: string): Promise<Document[]> {
  const { items } = await tasks.read(ctx, roadmap, id);
  const all = items
    .flatMap((item) => item.documents)
    .map(({ owner, document }) => documents.keyOf(ctx, { owner, id: document }));
  const found: unknown[] = [];
  // By what one call of the engine takes; few reports need a second.
  for (let at = 0; at < all.length; at += 100)
    found.push(...(await ctx.table.getMany(all.slice(at, at + 100))));
  return found.flatMap((one) => (one ? [Document.parse(one)] : []));
}
