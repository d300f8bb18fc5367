/**
 * Issuing tasks: what an approved plan lacks, for all or for one school; and after a version of the plan what changed in
 * those that were issued, and what the plan asks for no more. Their rows in the tally follow.
 */
import { grouped } from '../../contract/groups.ts';
import { taskId } from '../../contract/tasks/ids.ts';
import { type Obligation, obligations } from '../../contract/tasks/obligations.ts';
import { changeOf } from '../../contract/tasks/revising.ts';
import type { KeptTask } from '../../contract/tasks/task.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { kindOf } from './kind.ts';
import { write } from './log.ts';
import { all } from './reading.ts';
import { recount, rows, rowsOf } from './tallies.ts';

/** How many tasks a side got now. */
export type Issued = { owes: string; count: number };

/**
 * Issues what an approved plan lacks: deterministic ids, so issuing again changes nothing, and a school added
 * later gets its own. `school`: only what this one lacks. Gives to whom how many were issued now.
 */
export async function issue(ctx: Context, roadmap: string, school?: string): Promise<Issued[]> {
  const registry = await registryOf(ctx);
  const plan = registry.plan(roadmap);
  if (!plan.approved || plan.closed) return [];
  const issued =
    school === undefined ? await rows(ctx, roadmap) : await rowsOf(ctx, roadmap, [school]);
  const known = new Set(
    issued.flatMap(({ owes, tasks }) => Object.keys(tasks).map((name) => `${owes}.${name}`)),
  );
  const lacking = obligations(plan, registry.schools).filter(
    (one) => (school === undefined || one.owes === school) && !known.has(taskId(one)),
  );
  const done: Issued[] = [];
  for (const [owes, own] of grouped(lacking, (one) => one.owes)) {
    const count = await issueTo(ctx, owes, own);
    if (count > 0) done.push({ owes, count });
  }
  return done;
}

/** Issues tasks to a side, and counts all of its tasks, those that another run has just issued too. */
async function issueTo(ctx: Context, owes: string, lacking: Obligation[]): Promise<number> {
  let count = 0;
  for (const one of lacking) {
    const task: KeptTask = { ...one, acts: [], issuedAt: ctx.now, version: 1 };
    const key = keys.task(ctx.municipality, one.roadmap, one);
    if (await ctx.table.create(kindOf(task), key, task)) count++;
  }
  const roadmap = lacking[0]?.roadmap ?? '';
  const tasks = await all(ctx, roadmap, owes);
  await recount(ctx, roadmap, owes, tasks);
  return count;
}

/**
 * Brings the tasks that were issued to the version of the plan that is in force: terms and targets as it says, and what it
 * asks for no more is taken off. Nothing handed in is touched. May be cut off anywhere and done again; gives how many
 * were changed.
 */
export async function revise(ctx: Context, roadmap: string): Promise<number> {
  const registry = await registryOf(ctx);
  const plan = registry.plan(roadmap);
  const change = changeOf(plan, registry.schools);
  let count = 0;
  for (const task of await all(ctx, roadmap)) {
    const next = change(task, ctx.now);
    if (!next) continue;
    await write(ctx, next);
    count++;
  }
  await recountAll(ctx, roadmap);
  return count;
}

/** Counts the tasks of every side anew, or of one; gives the sides whose row was wrong. */
export async function recountAll(ctx: Context, roadmap: string, owes?: string): Promise<string[]> {
  const tasks = await all(ctx, roadmap, owes);
  const wrong: string[] = [];
  for (const [side, own] of grouped(tasks, (task) => task.owes))
    if (await recount(ctx, roadmap, side, own)) wrong.push(side);
  return wrong;
}
