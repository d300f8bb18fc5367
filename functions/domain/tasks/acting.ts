/**
 * Acting upon a task: whoever acts is known and may, the same request again is known, the version is that which was read,
 * no side comes to hold more than a task takes; then one conditional write of the task with the new act, and its count. A
 * new kind of act is a row of the transition table, its fold, and a verb that makes it: everything else is here.
 */

import type { Verb } from '../../contract/people/access.ts';
import type { Author } from '../../contract/people/person.ts';
import { headOf } from '../../contract/people/speaking.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import type { Act } from '../../contract/tasks/acts.ts';
import { overfills } from '../../contract/tasks/counting.ts';
import { nextInstant, taskAt } from '../../contract/tasks/fold.ts';
import type { KeptTask, Task } from '../../contract/tasks/task.ts';
import type { Actor } from '../../contract/tasks/transitions.ts';
import { readOne, Stale } from '../../store/table.ts';
import { authorOf, type Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { printOf, repeated } from '../repeats.ts';
import { keyOf, kind } from './kind.ts';
import { find, whole, write } from './log.ts';
import { joined, seen } from './reading.ts';
import { count } from './tallies.ts';

/** Which task, and the version on which the act is based. */
export type Where = {
  roadmap: string;
  id: string;
  version: number;
  /** The act may be upon a task that the office has ended; whether it is allowed then, the act itself says. */
  ended?: true;
};

/** What every act begins with. */
type Done = { id: string; by: Author; at: string; print: string };

/**
 * What a verb is given: the task as the actor may see it, and whole; what the plan says of it; who acts; what the act begins
 * with.
 */
export type Given = {
  task: Task;
  whole: Task;
  plan: Pick<KeptTask, 'due' | 'indicators'>;
  actor: Actor;
  done: Done;
};

/** What a verb makes of a request: the act, or a refusal. */
type Make = (given: Given) => Act | Promise<Act>;

/** Acts upon a task, once. Gives the task as the actor may see it, and the act as it stands in it. */
export async function act(
  ctx: Context,
  { roadmap, id, version, ended }: Where,
  verb: Verb,
  input: { id: string; side?: string | undefined },
  make: Make,
): Promise<{ task: Task; act: Act }> {
  const key = keyOf(ctx, roadmap, id);
  if (!ctx.person) throw new Problem('signed-out');
  const kept = await find(ctx, key);
  if (!kept) throw new Problem('absent');
  const registry = await registryOf(ctx);
  const full = joined(registry, kept);
  const task = seen(ctx, full);
  ctx.allow(verb, task);
  const print = printOf(input);
  const before = repeated(kept, { id: input.id, print });
  if (before) return { task, act: before };
  // Of a road map that is closed, and of what was taken off the plan, everything is read and nothing is done.
  if (full.shut && !(ended && full.shut === 'ended'))
    throw new Problem('state', { state: full.shut });
  if (kept.version !== version) throw new Problem('stale');

  const side = sideOf(ctx.sides(verb, task), input.side);
  const at = nextInstant(kept.acts, ctx.now);
  const done = { id: input.id, by: authorOf(ctx, side), at, print };
  const actor = {
    id: ctx.person.id,
    sides: [side],
    reviews: verb === 'task.review',
    heads: headOf(ctx.person),
  };
  const made = await make({ task, whole: full, plan: kept, actor, done });
  const next = { ...kept, acts: [...kept.acts, made] };
  if (overfills(full.items, taskAt(next).items))
    throw new Problem('too-large', { reason: 'items' });
  const lies = await written(ctx, next, made);
  return { task: seen(ctx, joined(registry, lies)), act: repeated(lies, made) ?? made };
}

/** The side for which somebody acts: the only one, or the one that was chosen. */
function sideOf(sides: string[], chosen: string | undefined): string {
  if (chosen === undefined && sides.length > 1) throw invalid('side', 'required');
  if (chosen !== undefined && !sides.includes(chosen)) throw invalid('side', 'unknown');
  return chosen ?? (sides[0] as string);
}

/**
 * Writes a task with a new act and counts it. Where another write was first it may have been this very act (clicks at
 * once): then it is done.
 */
async function written(ctx: Context, next: KeptTask, made: Act): Promise<KeptTask> {
  try {
    const done = await write(ctx, next);
    await count(ctx, done);
    return done;
  } catch (error) {
    const found = error instanceof Stale ? error.found : undefined;
    const now = found && (await whole(ctx, readOne(kind, found)));
    if (now && repeated(now, made)) return now;
    throw error;
  }
}
