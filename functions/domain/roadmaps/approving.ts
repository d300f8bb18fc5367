/**
 * What is decided of a road map: approved once, then only by versions; a reading that the document leaves open is settled;
 * at its end it is closed. Who and when is kept with each.
 */
import { invalid, Problem } from '../../contract/problem.ts';
import type {
  Aggregation,
  Edition,
  Ground,
  Roadmap,
  RoadmapDocument,
} from '../../contract/roadmaps/roadmap.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { touch } from '../stamp.ts';
import { editionKind, kind, packed, type Said } from './kind.ts';
import { find, placeOf, type Reader } from './reading.ts';

/** Loads a road map into an environment that has none with this id; what stands there already stays. */
export async function load(
  ctx: Reader,
  document: RoadmapDocument,
  source?: Said['source'],
): Promise<void> {
  if (source) await keepSaid(ctx, document.id, { number: 1 }, { plan: document, source });
  await ctx.table.create(kind, keys.roadmap(ctx.municipality, document.id), {
    ...document,
    version: 1,
  });
}

/**
 * Keeps what a version said, before the road map says that it is there: whoever is refused then has written beside what
 * stands, not over it.
 */
export async function keepSaid(
  ctx: Reader,
  id: string,
  edition: Pick<Edition, 'number' | 'proposal'>,
  said: Said,
): Promise<void> {
  await ctx.table.put(placeOf(ctx, id, edition), {
    packed: packed(said),
    shape: editionKind.shape,
  });
}

/** Who decides, and when. */
export const decided = (ctx: Context) => ({
  at: ctx.now,
  by: ctx.person?.id ?? '',
  name: ctx.person?.name ?? '',
});

/**
 * Approves the plan: from now on tasks follow from it. The schedule issues them, and whatever is lacking later;
 * approving again changes nothing.
 */
export async function approve(
  ctx: Context,
  id: string,
  version: number,
  ground?: Ground,
): Promise<Roadmap> {
  ctx.allow('roadmap.approve');
  const roadmap = await find(ctx, id);
  if (roadmap.approved) {
    // The first answer may have been lost before what follows was asked for.
    await follow(ctx, id);
    return roadmap;
  }
  if (roadmap.version !== version) throw new Problem('stale');
  const by = decided(ctx);
  return keep(ctx, { ...roadmap, approved: { ...by, ...(ground && { ground }) } });
}

/**
 * Settles how the terms of an indicator make a whole, where the document leaves it open. The same again changes nothing;
 * another word over the first needs the version that has it.
 */
export async function confirm(
  ctx: Context,
  id: string,
  version: number,
  { indicator, aggregation }: { indicator: string; aggregation: Aggregation },
): Promise<Roadmap> {
  ctx.allow('roadmap.approve');
  const roadmap = await find(ctx, id);
  const found = roadmap.measures
    .flatMap(({ indicators }) => indicators)
    .find((one) => one.id === indicator);
  if (!found) throw invalid('indicator', 'unknown');
  if (found.confirmed && found.aggregation === aggregation) return roadmap;
  refuseClosed(roadmap);
  if (roadmap.version !== version) throw new Problem('stale');
  const confirmation = decided(ctx);
  return keep(ctx, {
    ...roadmap,
    measures: roadmap.measures.map((measure) => ({
      ...measure,
      indicators: measure.indicators.map((one) =>
        one.id === indicator ? { ...one, aggregation, confirmed: true, confirmation } : one,
      ),
    })),
  });
}

/** Closes a road map: read-only from now on, and kept. */
export async function close(
  ctx: Context,
  id: string,
  version: number,
  reason: string | undefined,
): Promise<Roadmap> {
  ctx.allow('roadmap.approve');
  const roadmap = await find(ctx, id);
  if (roadmap.closed) return roadmap;
  if (!roadmap.approved) throw new Problem('state', { state: 'proposed' });
  if (roadmap.version !== version) throw new Problem('stale');
  return keep(ctx, { ...roadmap, closed: { ...decided(ctx), ...(reason && { reason }) } });
}

/** Opens it again: a closing by mistake is undone. */
export async function reopen(ctx: Context, id: string, version: number): Promise<Roadmap> {
  ctx.allow('roadmap.approve');
  const roadmap = await find(ctx, id);
  if (!roadmap.closed) return roadmap;
  if (roadmap.version !== version) throw new Problem('stale');
  const { closed: _, ...open } = roadmap;
  return keep(ctx, open);
}

/** Refuses what would change a road map that is closed. */
export function refuseClosed({ closed }: Pick<Roadmap, 'closed'>): void {
  if (closed) throw new Problem('state', { state: 'closed' });
}

/** Writes the next version of the record, and asks for what follows from it. */
export async function keep(ctx: Context, roadmap: Roadmap): Promise<Roadmap> {
  const kept = await ctx.table.replace(kind, keys.roadmap(ctx.municipality, roadmap.id), roadmap);
  await follow(ctx, roadmap.id);
  return kept;
}

/** What follows from a change of a plan: whatever is joined with it is read anew, and tasks are issued. */
export async function follow(ctx: Context, id: string): Promise<void> {
  await touch(ctx);
  await ctx.jobs({ job: 'issue', roadmap: id });
}
