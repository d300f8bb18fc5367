/** Where else the papers of a task were handed in, of what its reader may see. */
import { type Elsewhere, elsewhereOf } from '../../contract/tasks/elsewhere.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { all, joined, read, seen } from './reading.ts';

/** Looks through the tasks of whoever owes this one; more sides would take a call each. */
export async function elsewhere(ctx: Context, roadmap: string, id: string): Promise<Elsewhere[]> {
  const task = await read(ctx, roadmap, id);
  const [registry, kept] = await Promise.all([registryOf(ctx), all(ctx, roadmap, task.owes)]);
  const others = kept.map((one) => joined(registry, one));
  return elsewhereOf(
    task,
    others.filter((one) => ctx.may('task.read', one)).map((one) => seen(ctx, one)),
  );
}
