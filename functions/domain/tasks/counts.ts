/** What waits for the reader: of the own tasks what is urgent, and what there is to judge. */
import { speaksFor } from '../../contract/people/speaking.ts';
import { Problem } from '../../contract/problem.ts';
import { stateOfTask } from '../../contract/tasks/counting.ts';
import type { Counts } from '../../contract/tasks/counts.ts';
import { briefsOf } from '../../contract/tasks/tally.ts';
import { isUrgent } from '../../contract/tasks/urgency.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { waiting } from './listing.ts';
import { headingOf } from './reading.ts';
import { mostSides, rowsOf } from './tallies.ts';

/** Counts from the rows of the reader's sides and the first page of the queue: two calls, however much there is. */
export async function counts(ctx: Context, roadmap: string): Promise<Counts> {
  if (!ctx.person) throw new Problem('signed-out');
  ctx.allow('roadmap.read');
  const registry = await registryOf(ctx);
  // One that is not there is absent, not empty.
  registry.plan(roadmap);
  const [rows, queue] = await Promise.all([
    rowsOf(ctx, roadmap, speaksFor(ctx.person).slice(0, mostSides)),
    ctx.may('task.review') ? waiting(ctx, roadmap, undefined) : undefined,
  ]);
  const isOther = ({ id }: { id: string }) => id !== ctx.person?.id;
  const states = rows
    .flatMap(briefsOf)
    .map((brief) => stateOfTask({ ...brief, ...headingOf(registry, roadmap, brief) }, ctx.today));
  return {
    submit: states.filter(isUrgent).length,
    // Nobody judges what they handed in themselves.
    review: queue?.items.filter(({ waitingFrom }) => waitingFrom?.some(isOther)).length ?? 0,
    more: queue?.next !== undefined,
  };
}
