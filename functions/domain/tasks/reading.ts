/** Tasks as people read them: folded, joined with plan and registry, and of what one may see. */
import type { Instant } from '../../contract/days.ts';
import { isOffice } from '../../contract/offices.ts';
import { Problem } from '../../contract/problem.ts';
import type { Indicator, Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { termOf } from '../../contract/roadmaps/terms.ts';
import type { ActView } from '../../contract/tasks/acts.ts';
import { briefOf, stateOfTask } from '../../contract/tasks/counting.ts';
import { type Folded, itemsOf, taskAt } from '../../contract/tasks/fold.ts';
import { taskId } from '../../contract/tasks/ids.ts';
import { demandOf } from '../../contract/tasks/obligations.ts';
import { isStep } from '../../contract/tasks/steps.ts';
import type { Heading, KeptTask, Task, TaskView } from '../../contract/tasks/task.ts';
import { keys } from '../../store/keys.ts';
import { readable } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { type Registry, registryOf } from '../registry.ts';
import { keyOf, kind } from './kind.ts';
import { find, whole } from './log.ts';

/** What a task is, in the words of the plan and the registry as they are today. */
export function headingOf(
  registry: Registry,
  roadmap: string,
  task: Pick<KeptTask, 'owes' | 'period' | 'measure' | 'due'> & {
    indicators: { id: string }[];
    dropped?: unknown;
    ended?: unknown;
  },
): Heading {
  const { owes, period, measure, due, indicators } = task;
  const plan = registry.plan(roadmap);
  const planned = plan.measures.find(({ id }) => id === measure);
  const term = termOf(plan, planned, period);
  const wanted = planned?.indicators.filter(({ id }) => indicators.some((one) => one.id === id));
  return {
    owes,
    period,
    measure,
    due,
    id: taskId({ owes, period, measure }),
    owner: registry.nameOf(owes),
    words: term?.words ?? period,
    begins: term?.from ?? plan.periods.find(({ id }) => id === term?.period)?.from ?? null,
    within: term?.period ?? period,
    label: planned?.label ?? measure,
    labelRaw: planned?.labelRaw ?? measure,
    section: planned?.section ?? 0,
    title: planned?.title ?? '',
    ...groundOf(plan),
    ...(planned?.signOff && { signOff: true }),
    papers: [...new Set(wanted?.flatMap((one) => papersOf(registry, one)))],
    ...shutOf(plan, task),
    executors: (planned?.executors ?? []).flatMap(({ is }) => is ?? []),
  };
}

/** The order behind the version in force, else that by which the plan was approved. */
function groundOf({ approved, editions, edition }: Roadmap): Pick<Heading, 'ground'> {
  const ground = editions?.find(({ number }) => number === edition)?.ground ?? approved?.ground;
  if (!ground) return {};
  const { order, number, date } = ground;
  return { ground: { order, number, date } };
}

/** Why nothing is done in a task any more. */
function shutOf(
  { closed }: Roadmap,
  { dropped, ended }: { dropped?: unknown; ended?: unknown },
): Pick<Heading, 'shut'> {
  if (closed) return { shut: 'closed' };
  if (dropped) return { shut: 'dropped' };
  return ended ? { shut: 'ended' } : {};
}

/** The papers of an indicator; one of no known kind is called as the plan calls it. */
const papersOf = (registry: Registry, { name, evidenceKinds }: Indicator): string[] =>
  evidenceKinds.map((kind) => (kind === 'document' ? name : registry.kindOf(kind).toLowerCase()));

/** What the kinds of a task are called, those that are wanted and those that were handed in. */
function kindsOf(registry: Registry, { indicators, items }: Folded): Record<string, string> {
  const all = [...indicators.flatMap(({ kinds }) => kinds), ...items.map(({ kind }) => kind)];
  return Object.fromEntries(all.map((kind) => [kind, registry.kindOf(kind)]));
}

/** A task joined and folded as it was known at an instant, or as it is now. */
export function joined(registry: Registry, task: KeptTask, known?: Instant): Task {
  const { roadmap, issuedAt, version } = task;
  const folded = taskAt(task, known);
  const { due, indicators, items, acts, ...standing } = folded;
  const measure = registry.plan(roadmap).measures.find(({ id }) => id === task.measure);
  return {
    ...headingOf(registry, roadmap, { ...task, ...standing, due, indicators }),
    ...standing,
    kinds: kindsOf(registry, folded),
    roadmap,
    indicators: indicators.map((one) => demandOf(measure, task.period, one)),
    items,
    acts,
    issuedAt,
    version,
  };
}

/** Every task of a road map, or those that one side owes, for the house itself; in the order of their keys. */
export async function all(ctx: Context, roadmap: string, owes?: string): Promise<KeptTask[]> {
  const found = await ctx.table.list(kind, keys.tasks(ctx.municipality, roadmap, owes));
  return (await Promise.all(found.map((task) => whole(ctx, task).catch(passedOver)))).flat();
}

/** A task whose log cannot be read keeps no other from being read; it was reported. */
function passedOver(error: unknown): [] {
  if (error instanceof Problem && error.code === 'damaged') return [];
  throw error;
}

/** Tasks by their ids, folded and joined; those that are not there are left out. At most 100. */
export async function some(ctx: Context, roadmap: string, ids: string[]): Promise<Task[]> {
  if (ids.length === 0) return [];
  const [registry, found] = await Promise.all([
    registryOf(ctx),
    ctx.table.getMany(ids.map((id) => keyOf(ctx, roadmap, id))),
  ]);
  const kept = found.flatMap((one) => (one ? readable(kind, one) : []));
  return (await Promise.all(kept.map((task) => whole(ctx, task)))).map((task) =>
    joined(registry, task),
  );
}

/** A task that this person may see, with those of its items that they may see. */
export async function read(ctx: Context, roadmap: string, id: string): Promise<Task> {
  return seen(ctx, await open(ctx, roadmap, id));
}

/** A task whole; refused as absent when there is none. */
async function open(ctx: Context, roadmap: string, id: string): Promise<Task> {
  if (!ctx.person) throw new Problem('signed-out');
  const kept = await find(ctx, keyOf(ctx, roadmap, id));
  if (!kept) throw new Problem('absent');
  return joined(await registryOf(ctx), kept);
}

/** Refuses a task that may not be seen exactly as one that does not exist; hides what other schools handed in or said. */
export function seen(ctx: Context, task: Task): Task {
  ctx.allow('task.read', task);
  const shows = (side: string) =>
    side === task.owes || isOffice(side) || ctx.may('task.read', { owes: side });
  const items = task.items.filter((item) => shows(item.by.side));
  const shown = new Set(items.map((item) => item.id));
  const acts = task.acts.filter((act) => {
    if (!isStep(act.act)) return itemsOf(act).some((item) => shown.has(item));
    return act.act === 'note' ? ctx.may('task.review', task) : shows(act.by.side);
  });
  return { ...task, items, acts };
}

/** A task as answers carry it: of each act what its reader may know. */
export function viewOf({ today }: Context, task: Task): TaskView {
  const shown = new Set(task.items.map((item) => item.id));
  const acts = task.acts.map(({ print: _, ...act }): ActView => {
    if (act.act === 'review')
      return { ...act, decisions: act.decisions.filter(({ item }) => shown.has(item)) };
    if (!('items' in act)) return act;
    return { ...act, items: itemsOf({ ...act, print: '' }).filter((item) => shown.has(item)) };
  });
  const state = stateOfTask({ ...task, ...briefOf(task) }, today);
  return { ...task, acts, state };
}
