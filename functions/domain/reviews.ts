/** Review: a decision per item, never on what one handed in oneself; one conditional write of the task. */
import { stateOfItem } from '../contract/evidence.ts';
import { type Field, Problem } from '../contract/problem.ts';
import type { Review } from '../contract/reviews.ts';
import { type Act, Brief, type Item, Task, type Verdict } from '../contract/tasks.ts';
import { keys } from '../store/keys.ts';
import type { Page } from '../store/table.ts';
import { printOf, repeated, write } from './acts.ts';
import { authorOf, type Context } from './context.ts';
import * as tasks from './tasks.ts';

/** «На проверке»: what waits longest stands first. */
export async function queue(ctx: Context, roadmap: string, after?: string): Promise<Page<Brief>> {
  ctx.allow('task.review');
  const { pk } = keys.tasks(ctx.municipality, roadmap);
  return ctx.table.page(Brief, 'waiting', pk, { after });
}

/**
 * Accepts or returns items. Each must still wait: what was decided or mended meanwhile is refused. The same id
 * again gives the same answer.
 */
export async function decide(
  ctx: Context,
  roadmap: string,
  id: string,
  version: number,
  input: Review,
): Promise<Task> {
  ctx.allow('task.review');
  const key = tasks.keyOf(ctx, roadmap, id);
  const task = await ctx.table.get(Task, key);
  tasks.seen(ctx, task, id);
  if (!task) throw new Problem('absent');
  const side = ctx.allow('task.review', task);
  const print = printOf(input);
  if (repeated(task, input.id, print)) return task;
  if (task.version !== version) throw new Problem('stale');
  refuse(ctx, task, input);

  const by = authorOf(ctx, side);
  const act: Act = { id: input.id, act: 'review', by, at: ctx.now, print };
  const verdicts = new Map<string, Verdict>(
    input.decisions.map(({ item, ...decision }) => [
      item,
      { ...decision, review: input.id, by, at: ctx.now },
    ]),
  );
  const judged = (item: Item): Item => {
    const verdict = verdicts.get(item.id);
    return verdict ? { ...item, verdict } : item;
  };
  const next = { ...task, items: task.items.map(judged), acts: [...task.acts, act] };
  return write(ctx, key, next, act);
}

function refuse(ctx: Context, task: Task, input: Review): void {
  const fields: Field[] = [];
  input.decisions.forEach((decision, place) => {
    const item = task.items.find((one) => one.id === decision.item);
    const twice = input.decisions.filter((one) => one.item === decision.item).length > 1;
    if (!item || twice) fields.push({ path: `decisions.${place}.item`, code: 'unknown' });
    else if (stateOfItem(item, task.items) !== 'waiting')
      throw new Problem('state', { state: stateOfItem(item, task.items) });
    else if (item.by.id === ctx.person?.id) throw new Problem('own-work');
  });
  if (fields.length > 0) throw new Problem('invalid', { fields });
}
