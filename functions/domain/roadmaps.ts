/** The road map: loaded from its file, letter for letter; approved once; read by everybody who signs in. */
import { Problem } from '../contract/problem.ts';
import { lifted } from '../contract/roadmaps/older.ts';
import {
  Roadmap,
  type RoadmapDocument,
  type RoadmapHeading,
} from '../contract/roadmaps/roadmap.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import type { Context } from './context.ts';
import { touch } from './stamp.ts';

/** How a road map is kept. */
export const kind: Kind<Roadmap> = {
  name: 'roadmap',
  shape: 2,
  schema: Roadmap,
  lifts: { 1: lifted },
};

type Reader = Pick<Context, 'table' | 'municipality'>;

/** Loads a road map into an environment that has none with this id; what stands there already stays. */
export async function load(ctx: Reader, document: RoadmapDocument): Promise<void> {
  await ctx.table.create(kind, keys.roadmap(ctx.municipality, document.id), {
    ...document,
    version: 1,
  });
}

/** A road map for the house itself; `absent` when there is none. */
export async function find(ctx: Reader, id: string): Promise<Roadmap> {
  const roadmap = await ctx.table.get(kind, keys.roadmap(ctx.municipality, id));
  if (!roadmap) throw new Problem('absent');
  return roadmap;
}

/** A road map as people read it. */
export async function read(ctx: Context, id: string): Promise<Roadmap> {
  ctx.allow('roadmap.read');
  return find(ctx, id);
}

/** All road maps of the municipality. */
export const all = (ctx: Reader): Promise<Roadmap[]> =>
  ctx.table.list(kind, keys.roadmaps(ctx.municipality));

/** Road maps as lists tell of them, the newest first: those that are approved, or those that are not. */
export function headings(plans: Roadmap[], approved: boolean): RoadmapHeading[] {
  return plans
    .filter((plan) => (plan.approved !== undefined) === approved)
    .sort(({ span: [, a], id }, { span: [, b], id: other }) =>
      a === b ? (id < other ? -1 : 1) : a < b ? 1 : -1,
    )
    .map(({ id, title, periods, span, measures, sections }) => ({
      id,
      title,
      periods,
      span,
      measures: measures.length,
      sections: sections.map((section) => section.title),
    }));
}

/**
 * Approves the plan: from now on tasks follow from it. The schedule issues them, and whatever is lacking later;
 * approving again changes nothing.
 */
export async function approve(ctx: Context, id: string, version: number): Promise<Roadmap> {
  ctx.allow('roadmap.approve');
  const roadmap = await find(ctx, id);
  if (roadmap.approved) {
    // The first answer may have been lost before what follows was asked for.
    await follow(ctx, id);
    return roadmap;
  }
  if (roadmap.version !== version) throw new Problem('stale');
  const by = ctx.person;
  const approved = await ctx.table.replace(kind, keys.roadmap(ctx.municipality, id), {
    ...roadmap,
    approved: { at: ctx.now, by: by?.id ?? '', name: by?.name ?? '' },
  });
  await follow(ctx, id);
  return approved;
}

async function follow(ctx: Context, id: string): Promise<void> {
  await touch(ctx);
  await ctx.jobs({ job: 'issue', roadmap: id });
}
