/** Doing a step upon a task itself: by those who may, as long as it stands open. */
import type { Verb } from '../../contract/people/access.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import type { Act } from '../../contract/tasks/acts.ts';
import type { StepInput } from '../../contract/tasks/asking.ts';
import { saidWith } from '../../contract/tasks/fold.ts';
import { stepRefusal, steps } from '../../contract/tasks/steps.ts';
import type { Task } from '../../contract/tasks/task.ts';
import type { Context } from '../context.ts';
import { attach } from '../documents/naming.ts';
import { linkBehind } from '../documents/reading.ts';
import { act, type Given, type Where } from './acting.ts';
import { read } from './reading.ts';

/** Does it; the same id again gives the same answer. What was done stays readable in the acts. */
export async function step(ctx: Context, where: Where, input: StepInput): Promise<Task> {
  const { who } = steps[input.act];
  // Who may judge speaks for the office; the same words of a school are words of a school.
  const judged =
    who === 'office' || who === 'reviewer' || (who === 'party' && ctx.may('task.review'));
  // Whether there is such a task is nothing for those who judge nowhere.
  if (judged) ctx.allow('task.review');
  const verb: Verb = judged ? 'task.review' : 'task.submit';
  const { task } = await act(ctx, { ...where, ended: true }, verb, input, async (given) => {
    refuse(given, input);
    return made(ctx, given, input);
  });
  return task;
}

function refuse({ task, actor }: Given, { act }: StepInput): void {
  const [side = ''] = actor.sides;
  const stepper = { side, submits: !actor.reviews, reviews: actor.reviews };
  const refusal = stepRefusal(act, stepper, { owes: task.owes, ended: task.shut === 'ended' });
  if (refusal === 'own-work') throw new Problem('own-work');
  if (refusal === 'state') throw new Problem('state', { state: task.shut ?? 'open' });
  if (refusal) throw new Problem('forbidden');
}

/** The act as it is kept, with what the plan says at that time; or a refusal at its field. */
async function made(ctx: Context, given: Given, input: StepInput): Promise<Act> {
  const { done, plan } = given;
  const { comment } = input;
  switch (input.act) {
    case 'extend':
      if (input.due < ctx.today) throw invalid('due', 'past');
      if (input.due === given.task.due) throw invalid('due', 'same');
      return { act: input.act, ...done, comment, due: input.due, of: plan.due };
    case 'retarget': {
      const planned = plan.indicators.find(({ id }) => id === input.indicator);
      if (!planned) throw invalid('indicator', 'unknown');
      const now = given.task.indicators.find(({ id }) => id === input.indicator)?.target;
      if (now === input.target) throw invalid('target', 'same');
      const { indicator, target } = input;
      return { act: input.act, ...done, comment, indicator, target, of: planned.target };
    }
    case 'explain': {
      const { until } = input;
      return { act: input.act, ...done, comment, ...(until !== undefined && { until }) };
    }
    case 'say':
    case 'note': {
      const names = input.documents ?? [];
      const [documents = []] = await attach(ctx, [{ path: 'documents', names }]);
      return { act: input.act, ...done, comment, documents };
    }
    default:
      return { act: input.act, ...done, comment };
  }
}

/** A link to a file of a message or of a return, for whoever may read it. */
export async function urlOf(
  ctx: Context,
  roadmap: string,
  id: string,
  where: { act: string; document: string; save: boolean },
) {
  const task = await read(ctx, roadmap, id);
  const act = task.acts.find((one) => one.id === where.act);
  const attached = act && saidWith(act).find((one) => one.document === where.document);
  if (!attached) throw new Problem('absent');
  return linkBehind(ctx, attached, where.save);
}
