/**
 * The acts of a task where they lie. A log only grows, and an item of the table may not: what is old moves to items of its
 * own under the task's key. Those are written before the task says that they are there, under the version that it had, so
 * that a run cut off between leaves nothing that counts.
 */
import { Problem } from '../../contract/problem.ts';
import type { KeptTask } from '../../contract/tasks/task.ts';
import { type Key, keys } from '../../store/keys.ts';
import { written } from '../../store/kind.ts';
import { itemSize } from '../../store/size.ts';
import { readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { kind, kindOf, movedKind } from './kind.ts';

/** Bytes beyond which older acts move out; what is left of the engine's limit is room for the next act. */
const roomy = 250_000;

const movedOf = ({ moved = [] }: KeptTask): number => moved.reduce((all, one) => all + one.acts, 0);

/** A task with all its acts; one more look where some have moved out. */
export async function whole(ctx: Context, task: KeptTask): Promise<KeptTask> {
  if (!task.moved) return task;
  const wanted = task.moved.map(({ version }) =>
    keys.acts(ctx.municipality, task.roadmap, task, version),
  );
  const found = await ctx.table.getMany(wanted);
  const older = found.flatMap((one) => {
    if (!one) throw new Problem('damaged');
    return readOne(movedKind, one).acts;
  });
  return { ...task, acts: [...older, ...task.acts] };
}

/** A task by its key, with all its acts. */
export async function find(ctx: Context, key: Key): Promise<KeptTask | undefined> {
  const found = await ctx.table.get(kind, key);
  return found && whole(ctx, found);
}

/** Writes a task with all its acts over the version that was read; `too-large` when its last act alone is. */
export async function write(ctx: Context, task: KeptTask): Promise<KeptTask> {
  const key = keys.task(ctx.municipality, task.roadmap, task);
  const own = { ...task, acts: task.acts.slice(movedOf(task)) };
  const lies = itemSize(written(kindOf(task), own)) > roomy ? await lighter(ctx, own) : own;
  try {
    const { version, moved } = await ctx.table.replace(kindOf(task), key, lies);
    return { ...task, version, ...(moved && { moved }) };
  } catch (error) {
    if (error instanceof Problem && error.code === 'too-large')
      throw new Problem('too-large', { reason: 'task' });
    throw error;
  }
}

/** Moves all acts but the last out of a task. */
async function lighter(ctx: Context, task: KeptTask): Promise<KeptTask> {
  const { roadmap, version, moved = [] } = task;
  const [older, last] = [task.acts.slice(0, -1), task.acts.slice(-1)];
  if (older.length === 0) return task;
  // There already: a run that was cut off wrote the very same.
  await ctx.table.create(movedKind, keys.acts(ctx.municipality, roadmap, task, version), {
    acts: older,
  });
  return { ...task, moved: [...moved, { version, acts: older.length }], acts: last };
}
