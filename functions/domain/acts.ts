/** Acts upon a task: how the same act is known when it comes again, and its one conditional write. */
import { createHash } from 'node:crypto';
import { Problem } from '../contract/problem.ts';
import { type Act, Task } from '../contract/tasks.ts';
import type { Key } from '../store/keys.ts';
import type { Context } from './context.ts';
import * as tasks from './tasks.ts';

/** The SHA-256 of a request's body: the same id with another one is a conflict. */
export const printOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** An act that came before under this id: its answer is given again, unless the body is another. */
export function repeated(task: Task, id: string, print: string): Act | undefined {
  const act = task.acts.find((one) => one.id === id);
  if (act && act.print !== print) throw new Problem('conflict');
  return act;
}

/**
 * Writes a task with a new act. Where another write was first it may have been this very act (clicks at once, an
 * answer lost on the way from the engine): then it is done.
 */
export async function write(ctx: Context, key: Key, next: Task, act: Act): Promise<Task> {
  try {
    return await ctx.table.replace(key, next, tasks.besideOf(next));
  } catch (error) {
    const stale = error instanceof Problem && error.code === 'stale';
    const now = stale ? await ctx.table.get(Task, key) : undefined;
    if (now && repeated(now, act.id, act.print)) return now;
    throw error;
  }
}
