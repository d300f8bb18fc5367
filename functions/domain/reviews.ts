/** Review: a decision per item, never on what one handed in oneself. */
import type { Review } from '../contract/reviews.ts';
import type { ActOf } from '../contract/tasks/acts.ts';
import type { Brief, Task } from '../contract/tasks/task.ts';
import type { Move } from '../contract/tasks/transitions.ts';
import type { Page } from '../store/table.ts';
import type { Context } from './context.ts';
import { attach } from './documents/naming.ts';
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
  const { task } = await act(ctx, where, 'task.review', input, async ({ task, actor, done }) => {
    const moves = decisions.map(({ item, verdict }): [string, Move] => [
      item,
      verdict === 'accepted' ? 'accept' : 'return',
    ]);
    refuseMoves(task, actor, moves, (place) => `decisions.${place}.item`);
    return { act: 'review', ...done, decisions: await shown(ctx, decisions) };
  });
  return task;
}

/** Decisions as they are kept, with what their files were then. */
async function shown(
  ctx: Context,
  decisions: Review['decisions'],
): Promise<ActOf<'review'>['decisions']> {
  const lists = decisions.map(({ documents = [] }, place) => ({
    path: `decisions.${place}.documents`,
    names: documents,
  }));
  const attached = await attach(ctx, lists);
  return decisions.map(({ documents: _, ...rest }, place) => {
    const documents = attached[place] ?? [];
    return { ...rest, ...(documents.length > 0 && { documents }) };
  });
}
