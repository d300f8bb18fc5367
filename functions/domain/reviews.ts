/** Review: a decision per item, never on what one handed in oneself; and taking an acceptance back. */
import { type Field, Problem } from '../contract/problem.ts';
import type { Reopened, Review } from '../contract/reviews.ts';
import type { Brief, Task } from '../contract/tasks/task.ts';
import { type Actor, type Move, refusalOf } from '../contract/tasks/transitions.ts';
import type { Page } from '../store/table.ts';
import type { Context } from './context.ts';
import { act, type Where } from './tasks/acting.ts';
import { waiting } from './tasks/listing.ts';

/** «На проверке»: what waits longest stands first. */
export async function queue(ctx: Context, roadmap: string, after?: string): Promise<Page<Brief>> {
  ctx.allow('task.review');
  return waiting(ctx, roadmap, after);
}

/**
 * Accepts or returns items. Each must still wait: what was decided or mended meanwhile is refused. The same id
 * again gives the same answer.
 */
export async function decide(ctx: Context, where: Where, input: Review): Promise<Task> {
  ctx.allow('task.review');
  const { decisions } = input;
  const { task } = await act(ctx, where, 'task.review', input, ({ task, actor, done }) => {
    const moves = decisions.map(({ item, verdict }): [string, Move] => [
      item,
      verdict === 'accepted' ? 'accept' : 'return',
    ]);
    refuse(task, actor, moves, (place) => `decisions.${place}.item`);
    return { act: 'review', ...done, decisions };
  });
  return task;
}

/** Takes acceptances back, with the reason: the items wait for a decision again, and count no more until it comes. */
export async function reopen(ctx: Context, where: Where, input: Reopened): Promise<Task> {
  ctx.allow('task.review');
  const { items, comment } = input;
  const { task } = await act(ctx, where, 'task.review', input, ({ task, actor, done }) => {
    const moves = items.map((item): [string, Move] => [item, 'reopen']);
    refuse(task, actor, moves, (place) => `items.${place}`);
    return { act: 'reopen', ...done, comment, items };
  });
  return task;
}

/** Refuses moves upon items: unknown or named twice, in another state, or of what one handed in oneself. */
function refuse(
  task: Task,
  actor: Actor,
  moves: [item: string, move: Move][],
  path: (place: number) => string,
): void {
  const fields: Field[] = [];
  moves.forEach(([id, move], place) => {
    const item = task.items.find((one) => one.id === id);
    const twice = moves.filter(([other]) => other === id).length > 1;
    const refusal = item && refusalOf(move, actor, item);
    if (!item || twice || refusal === 'foreign')
      fields.push({ path: path(place), code: 'unknown' });
    else if (refusal === 'state') throw new Problem('state', { state: item.state });
    else if (refusal === 'own-work') throw new Problem('own-work');
  });
  if (fields.length > 0) throw new Problem('invalid', { fields });
}
