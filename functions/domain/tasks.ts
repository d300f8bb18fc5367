/** Tasks: issued from an approved plan, listed for those who owe them, read whole. */
import { briefOf, stateOfItem } from '../contract/evidence.ts';
import { obligations } from '../contract/obligations.ts';
import { isOffice } from '../contract/offices.ts';
import { Problem } from '../contract/problem.ts';
import { type IndicatorProgress, progressOf, type Tally } from '../contract/progress.ts';
import { type Act, Brief, type Item, type ItemState, Task, taskParts } from '../contract/tasks.ts';
import { briefRange, type Key, keys } from '../store/keys.ts';
import type { Beside, Page } from '../store/table.ts';
import type { Context } from './context.ts';
import * as roadmaps from './roadmap.ts';
import * as schools from './schools.ts';

/** A task with an id of another shape is absent like one that was never issued. */
export function keyOf(ctx: Pick<Context, 'municipality'>, roadmap: string, id: string): Key {
  const parts = taskParts(id);
  if (!parts || !/^[a-z0-9-]{1,60}$/.test(roadmap)) throw new Problem('absent');
  return keys.task(ctx.municipality, roadmap, parts.owes, parts.year, parts.measure);
}

/** What stands beside a task in the table: the indexes that lists read. */
export function besideOf(task: Task): Beside {
  const brief = briefOf(task);
  return {
    brief,
    briefs: briefRange.of(task.owes, isOffice(task.owes), task.year, task.measure),
    ...(brief.waitingSince && { waiting: `${brief.waitingSince}#${task.id}` }),
  };
}

/**
 * Issues what an approved plan lacks: deterministic ids, so issuing again changes nothing, and a school added
 * later gets its own. Returns how many were issued now.
 */
export async function issue(ctx: Context, roadmap: string): Promise<number> {
  const plan = await roadmaps.find(ctx, roadmap);
  if (!plan.approved) return 0;
  const [registry, place, issued] = await Promise.all([
    schools.all(ctx),
    schools.municipality(ctx),
    allBriefs(ctx, roadmap),
  ]);
  const known = new Set(issued.map((brief) => brief.id));
  const lacking = obligations(plan, registry, place?.offices ?? {}).filter(
    (one) => !known.has(one.id),
  );
  let count = 0;
  for (const one of lacking) {
    const task: Task = { ...one, items: [], acts: [], issuedAt: ctx.now, version: 1 };
    if (await ctx.table.create(keyOf(ctx, roadmap, one.id), task, besideOf(task))) count++;
  }
  return count;
}

/** Every brief of a road map, page by page, for the house itself. */
export async function allBriefs(ctx: Context, roadmap: string): Promise<Brief[]> {
  const briefs: Brief[] = [];
  let after: string | undefined;
  do {
    const page = await pageOf(ctx, roadmap, '', after);
    briefs.push(...page.items);
    after = page.next;
  } while (after);
  return briefs;
}

const pageOf = (ctx: Context, roadmap: string, begins: string, after?: string) =>
  ctx.table.page(Brief, 'briefs', keys.tasks(ctx.municipality, roadmap).pk, { begins, after });

/**
 * What this person may see of the tasks: all of them by pages for those who see all, else those of their own
 * schools and those of offices in which they take part.
 */
export async function list(ctx: Context, roadmap: string, after?: string): Promise<Page<Brief>> {
  if (!ctx.person) throw new Problem('signed-out');
  ctx.allow('roadmap.read');
  if (ctx.may('task.read')) return pageOf(ctx, roadmap, '', after);
  const own = [...new Set(ctx.person.grants.flatMap((grant) => grant.schools ?? []))];
  // With several schools (a tutor) a query for each would have no bound: all pages, and of them what is seen.
  if (own.length > 1) {
    const page = await pageOf(ctx, roadmap, '', after);
    return { ...page, items: visible(ctx, page.items) };
  }
  const pages = await Promise.all([
    ...own.map((school) => pageOf(ctx, roadmap, briefRange.of(school, false))),
    pageOf(ctx, roadmap, briefRange.offices),
  ]);
  const items = pages.flatMap((page) => page.items);
  return { items: visible(ctx, items), next: undefined };
}

/** Of briefs what this person may see: who handed in is for those who see everything. */
const visible = (ctx: Context, briefs: Brief[]): Brief[] =>
  briefs
    .filter((brief) => ctx.may('task.read', brief))
    .map(({ waitingFrom: _, ...brief }) => brief);

/** A task that this person may see, with those of its items that they may see. */
export async function read(ctx: Context, roadmap: string, id: string): Promise<Task> {
  const key = keyOf(ctx, roadmap, id);
  return seen(ctx, await ctx.table.get(Task, key), id);
}

/** Refuses a task that may not be seen exactly as one that does not exist; hides what other schools handed in. */
export function seen(ctx: Context, task: Task | undefined, id: string): Task {
  const owes = taskParts(id)?.owes;
  if (!task) {
    if (!ctx.person) throw new Problem('signed-out');
    throw new Problem('absent');
  }
  ctx.allow('task.read', { owes: owes as string, executors: task.executors });
  const visible = ({ by }: Item | Act) =>
    by.side === task.owes || isOffice(by.side) || ctx.may('task.read', { owes: by.side });
  const acts = task.acts.filter((act) => act.act === 'review' || visible(act));
  return { ...task, items: task.items.filter(visible), acts };
}

/** The items of a task with where each stands, as answers carry them. */
export const withStates = (items: Item[]): (Item & { state: ItemState })[] =>
  items.map((item) => ({ ...item, state: stateOfItem(item, items) }));

/** What tasks tell of plan and fact. */
const talliesOf = (briefs: Brief[]): Tally[] =>
  briefs.flatMap((brief) =>
    brief.indicators.map(({ id, ...counts }) => ({ year: brief.year, indicator: id, ...counts })),
  );

/** How the road map stands now: figures only, so everybody who signs in may see them. */
export async function progress(ctx: Context, roadmap: string): Promise<IndicatorProgress[]> {
  ctx.allow('roadmap.read');
  const [plan, briefs] = await Promise.all([roadmaps.find(ctx, roadmap), allBriefs(ctx, roadmap)]);
  return progressOf(plan, talliesOf(briefs), ctx.today);
}
