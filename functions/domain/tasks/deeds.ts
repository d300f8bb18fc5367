/** Doing a deed upon items of a task: by those who may, in the states that the table of acts names. */
import { type Field, Problem } from '../../contract/problem.ts';
import type { DeedInput } from '../../contract/tasks/deeds.ts';
import type { Task } from '../../contract/tasks/task.ts';
import { type Actor, type Move, refusalOf, transitions } from '../../contract/tasks/transitions.ts';
import type { Context } from '../context.ts';
import { act, type Where } from './acting.ts';

/** Does it; the same id again gives the same answer. What was done stays readable in the acts. */
export async function deed(ctx: Context, where: Where, input: DeedInput): Promise<Task> {
  const judged = transitions[input.act].who === 'reviewer';
  // Whether there is such a task is nothing for those who judge nowhere.
  if (judged) ctx.allow('task.review');
  const verb = judged ? 'task.review' : 'task.submit';
  const items = [...new Set(input.items)];
  const { task } = await act(ctx, where, verb, input, ({ task, actor, done }) => {
    const moves = items.map((item): [string, Move] => [item, input.act]);
    refuseMoves(task, actor, moves, (place) => `items.${place}`);
    const { comment } = input;
    return { act: input.act, ...done, ...(comment && { comment }), items };
  });
  return task;
}

/** Refuses moves upon items: unknown or named twice, in another state, or of what one handed in oneself. */
export function refuseMoves(
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
