/**
 * A proposal becomes a plan: by an order, with every question answered. A new road map begins with it, or an old one gets
 * its next version, which holds from a day; what it does to tasks that were issued is foretold first.
 */
import { invalid, Problem } from '../../contract/problem.ts';
import type { Approval, Proposal } from '../../contract/proposals/proposal.ts';
import type { Reading } from '../../contract/reading/reading.ts';
import type { Edition, Plan, Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { Plan as PlanSchema } from '../../contract/roadmaps/roadmap.ts';
import type { Foretold } from '../../contract/tasks/foretold.ts';
import { foretold } from '../../contract/tasks/revising.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { documentFault, named } from '../documents/naming.ts';
import { registryOf } from '../registry.ts';
import { decided, follow, keep, keepSaid, refuseClosed } from '../roadmaps/approving.ts';
import { kind as roadmapKind } from '../roadmaps/kind.ts';
import { editionOf, find as findRoadmap } from '../roadmaps/reading.ts';
import { all as allTasks } from '../tasks/reading.ts';
import { meanwhile } from '../work.ts';
import { put, read } from './keeping.ts';
import { knownOf } from './known.ts';
import { remember } from './remembering.ts';

/** The reading of a proposal as it stands; refused where the table is none. */
async function readingOf(ctx: Context, proposal: Proposal): Promise<Reading> {
  const { grid, answers, edits } = proposal;
  // The reading is long, and few requests need it.
  const [{ read: readGrid }, { edited, retyped }] = await Promise.all([
    import('../../contract/reading/read.ts'),
    import('../../contract/reading/editing.ts'),
  ]);
  const found = readGrid(retyped(grid, edits), await knownOf(ctx), answers);
  if ('unread' in found) throw new Problem('state', { state: 'unread', reason: found.unread.code });
  return edited(found, edits);
}

/** What the next version does to the tasks that were issued; of a new road map, which tasks there will be. */
export async function foretell(ctx: Context, id: string): Promise<Foretold> {
  const proposal = await read(ctx, id);
  const plan = await readingOf(ctx, proposal);
  const { schools } = await registryOf(ctx);
  const roadmap = proposal.roadmap ?? '';
  const issued = roadmap ? await allTasks(ctx, roadmap) : [];
  return foretold({ ...plan, id: roadmap }, schools, issued);
}

/** Approves a proposal. The same again gives the road map that came of it. */
export async function approve(
  ctx: Context,
  id: string,
  version: number,
  approval: Approval,
): Promise<Roadmap> {
  ctx.allow('roadmap.approve');
  const before = await approvedFrom(ctx, id);
  if (before) {
    // The first run may have been cut off before the proposal was put away.
    await put(ctx, id, version).catch(meanwhile);
    await follow(ctx, before.id);
    return before;
  }
  const proposal = await read(ctx, id);
  if (proposal.version !== version) throw new Problem('stale');
  const reading = await readingOf(ctx, proposal);
  refuseOpen(reading);
  await refuseFile(ctx, approval);
  const plan = PlanSchema.parse(reading);
  const { grid, answers, edits } = proposal;
  const source = { grid, answers, edits, rows: reading.rows };
  const roadmap = proposal.roadmap
    ? await next(ctx, proposal, approval, { plan, source })
    : await first(ctx, proposal, approval, { plan, source });
  await remember(ctx, reading, answers);
  // What was typed in another window meanwhile is of a plan that stands already.
  await put(ctx, id, version).catch(meanwhile);
  return roadmap;
}

/** The road map that came of a proposal, if any did. */
async function approvedFrom(ctx: Context, id: string): Promise<Roadmap | undefined> {
  const { roadmaps: plans } = await registryOf(ctx);
  return plans.find(({ editions }) => editions?.some(({ proposal }) => proposal === id));
}

/** Refuses a reading of which something is still open. */
function refuseOpen({ questions }: Reading): void {
  const open = questions.filter(({ answer }) => answer === undefined);
  if (open.length === 0) return;
  throw new Problem('invalid', {
    fields: open.map(({ id }) => ({ path: `answers.${id}`, code: 'required' })),
  });
}

/** Refuses an order's file that has not come whole, or is not of an office for which the approver may send files. */
async function refuseFile(ctx: Context, { file }: Approval): Promise<void> {
  if (!file) return;
  const [found] = await named(ctx, [file]);
  const fault = documentFault(ctx, found);
  if (fault) throw invalid('file', fault);
}

type Taken = Parameters<typeof keepSaid>[3];

const groundOf = ({ order, number, date, file }: Approval) => ({
  order,
  number,
  date,
  ...(file && { file }),
});

async function first(
  ctx: Context,
  proposal: Proposal,
  approval: Approval,
  said: Taken,
): Promise<Roadmap> {
  const id = approval.roadmap ?? (await freeId(ctx, said.plan));
  const by = decided(ctx);
  const ground = groundOf(approval);
  const from = approval.from ?? said.plan.span[0];
  const edition: Edition = { ...by, number: 1, from, ground, proposal: proposal.id };
  await keepSaid(ctx, id, edition, said);
  const roadmap: Roadmap = {
    ...said.plan,
    id,
    approved: { ...by, ground },
    editions: [edition],
    edition: 1,
    version: 1,
  };
  const key = keys.roadmap(ctx.municipality, id);
  if (!(await ctx.table.create(roadmapKind, key, roadmap))) throw invalid('roadmap', 'taken');
  await follow(ctx, id);
  return roadmap;
}

/** An id that no road map has: its years, and a number where they are taken. */
async function freeId(ctx: Context, { span }: Plan): Promise<string> {
  const [from, to] = span.map((day) => day.slice(0, 4));
  const name = from === to ? `${from}` : `${from}-${to}`;
  const taken = new Set((await registryOf(ctx)).roadmaps.map(({ id }) => id));
  for (let count = 1; ; count++) {
    const id = count === 1 ? name : `${name}-${count}`;
    if (!taken.has(id)) return id;
  }
}

async function next(
  ctx: Context,
  { id, roadmap: of = '', base }: Proposal,
  approval: Approval,
  said: Taken,
): Promise<Roadmap> {
  const roadmap = await findRoadmap(ctx, of);
  refuseClosed(roadmap);
  // Another version was approved since this one was begun: what it was based on is no more.
  const newest = Math.max(editionOf(roadmap), ...(roadmap.editions ?? []).map((one) => one.number));
  if (newest !== base) throw new Problem('state', { state: 'other-version' });
  if (!approval.reason?.trim()) throw invalid('reason', 'required');
  const from = approval.from ?? ctx.today;
  const number = newest + 1;
  const edition: Edition = {
    ...decided(ctx),
    number,
    from,
    reason: approval.reason,
    ground: groundOf(approval),
    proposal: id,
  };
  await keepSaid(ctx, of, edition, said);
  const known = { ...roadmap, editions: [...(roadmap.editions ?? [firstOf(roadmap)]), edition] };
  return keep(ctx, from <= ctx.today ? inForce(known, edition, said.plan) : known);
}

/** The first version of a road map that was approved before versions were kept. */
function firstOf({ approved, span }: Roadmap): Edition {
  const by = approved ?? { at: `${span[0]}T00:00:00.000Z`, by: '', name: '' };
  return { ...by, number: 1, from: span[0] };
}

/** A road map in which a version holds from now on. Readings that were settled, of what stayed the same, stay settled. */
export function inForce(roadmap: Roadmap, { number }: Edition, plan: Plan): Roadmap {
  const { id, approved, editions, closed, version } = roadmap;
  return {
    ...plan,
    id,
    ...(approved && { approved }),
    ...(editions && { editions }),
    edition: number,
    ...(closed && { closed }),
    version,
  };
}
