/** Review: a decision per item, never on what one handed in oneself. */
import type { Review } from '../contract/reviews.ts';
import type { Brief, Task } from '../contract/tasks/task.ts';
import type { Move } from '../contract/tasks/transitions.ts';
import type { Page } from '../store/table.ts';
import type { Context } from './context.ts';
import { act, type Where } from './tasks/acting.ts';
import { refuseMoves } from './tasks/deeds.ts';
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
    refuseMoves(task, actor, moves, (place) => `decisions.${place}.item`);
    return { act: 'review', ...done, decisions };
  });
  return task;
}
