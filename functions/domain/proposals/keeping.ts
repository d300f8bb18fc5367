/** Proposals while they are worked at: begun from a table or from a road map, saved by themselves, thrown away. */
import { Problem } from '../../contract/problem.ts';
import type {
  Begin,
  Proposal,
  ProposalHeading,
  ProposalInput,
  Resume,
} from '../../contract/proposals/proposal.ts';
import { movedBy, shifted } from '../../contract/proposals/shift.ts';
import { type Edit, withEdit } from '../../contract/reading/edits.ts';
import { titleOf } from '../../contract/reading/title.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import { keys } from '../../store/keys.ts';
import { readOne, Stale } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { printOf } from '../repeats.ts';
import { editionOf, find as findRoadmap, saidIn } from '../roadmaps/reading.ts';
import { kept, keyOf, kind, proposalOf } from './kind.ts';

/** All proposals, those that were worked at last first. */
export async function list(ctx: Context): Promise<ProposalHeading[]> {
  ctx.allow('roadmap.propose');
  const found = await ctx.table.list(kind, keys.proposals(ctx.municipality));
  return found
    .filter(({ gone }) => gone === undefined)
    .map(({ packed: _, print: __, gone: ___, ...heading }) => heading)
    .sort((a, b) => (a.changed.at < b.changed.at ? 1 : -1));
}

/** A proposal with its table; `absent` when there is none. */
export async function read(ctx: Context, id: string): Promise<Proposal> {
  ctx.allow('roadmap.propose');
  const found = await ctx.table.get(kind, keyOf(ctx, id));
  if (!found) throw new Problem('absent');
  return proposalOf(found);
}

/** Begins a proposal from a table that was brought; what was answered of earlier tables is known. */
export async function begin(ctx: Context, { id, ...input }: Begin): Promise<Proposal> {
  ctx.allow('roadmap.propose');
  const { place } = await registryOf(ctx);
  const answers = { ...place?.dictionary.answers, ...input.answers };
  return create(ctx, { id, ...input, answers, title: titleOf(input.grid) }, printOf(input));
}

/**
 * Begins a proposal from the table of a road map: its next version, or, moved by some years, a new one. A road map that was
 * loaded without its table has none to go on from.
 */
export async function resume(
  ctx: Context,
  roadmap: string,
  { id, years }: Resume,
): Promise<Proposal> {
  ctx.allow('roadmap.propose');
  const plan = await findRoadmap(ctx, roadmap);
  const base = editionOf(plan);
  const source = (await saidIn(ctx, plan, base))?.source;
  if (!source) throw new Problem('state', { state: 'no-table' });
  if (years === undefined && (plan.closed || !plan.approved))
    throw new Problem('state', { state: plan.closed ? 'closed' : 'proposed' });
  const { grid, answers, edits } = source;
  const print = printOf({ roadmap, base, years });
  if (years === undefined) {
    const all = settledIn(plan).reduce(withEdit, edits);
    const known = { id, grid, answers, edits: all, title: plan.title, roadmap, base };
    return create(ctx, known, print);
  }
  const title = shifted(plan.title, years);
  // Corrected texts go along; what was said of cells and terms spoke of other years.
  const { retyped } = await import('../../contract/reading/editing.ts');
  const moved = movedBy(retyped(grid, edits), years);
  const { place } = await registryOf(ctx);
  const known = { ...place?.dictionary.answers };
  return create(ctx, { id, grid: moved, answers: known, edits: [], title }, print);
}

/** Readings that were settled after the approval: the next version begins with them. */
const settledIn = ({ measures }: Roadmap): Edit[] =>
  measures
    .flatMap(({ indicators }) => indicators)
    .filter(({ confirmation }) => confirmation)
    .map(({ id, aggregation }) => ({ what: 'aggregation', indicator: id, aggregation }));

async function create(
  ctx: Context,
  input: Omit<Proposal, 'begun' | 'changed' | 'version'>,
  print: string,
): Promise<Proposal> {
  const by = { id: ctx.person?.id ?? '', name: ctx.person?.name ?? '', at: ctx.now };
  const proposal: Proposal = { ...input, begun: by, changed: by, version: 1 };
  if (await ctx.table.create(kind, keyOf(ctx, input.id), kept(proposal, print))) return proposal;
  const lies = await ctx.table.get(kind, keyOf(ctx, input.id));
  if (lies?.print !== print || lies.begun.id !== by.id) throw new Problem('conflict');
  return proposalOf(lies);
}

/** Saves what was typed over the version that was read; what was thrown away is taken up again by it. */
export async function save(
  ctx: Context,
  id: string,
  version: number,
  input: ProposalInput,
): Promise<Proposal> {
  ctx.allow('roadmap.propose');
  const found = await ctx.table.get(kind, keyOf(ctx, id));
  if (!found) throw new Problem('absent');
  const changed = { id: ctx.person?.id ?? '', name: ctx.person?.name ?? '', at: ctx.now };
  const retitled = input.edits.find((edit) => edit.what === 'title');
  const title = retitled?.title ?? found.title;
  const next = { ...proposalOf(found), ...input, title, changed, version };
  try {
    const done = await ctx.table.replace(kind, keyOf(ctx, id), kept(next, found.print));
    return proposalOf(done);
  } catch (error) {
    return again(next, error);
  }
}

/** The same that lies there already, one version on: the answer to it was lost. */
function again({ grid, answers, edits, version }: Proposal, error: unknown): Proposal {
  const lies = error instanceof Stale && error.found ? readOne(kind, error.found) : undefined;
  const now = lies && proposalOf(lies);
  const same =
    now?.version === version + 1 &&
    printOf([now.grid, now.answers, now.edits]) === printOf([grid, answers, edits]);
  if (now && same) return now;
  throw error;
}

/** Throws a proposal away, in the version that was seen; saving it again takes it up. Twice is once. */
export async function drop(ctx: Context, id: string, version: number): Promise<ProposalHeading> {
  ctx.allow('roadmap.propose');
  return put(ctx, id, version);
}

/** Puts a proposal out of sight; the engine forgets it after some days. */
export async function put(ctx: Context, id: string, version: number): Promise<ProposalHeading> {
  const found = await ctx.table.get(kind, keyOf(ctx, id));
  if (!found) throw new Problem('absent');
  if (found.gone !== undefined) return found;
  return ctx.table.replace(kind, keyOf(ctx, id), { ...found, gone: ctx.clock(), version });
}
