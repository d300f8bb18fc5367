/** Lists of tasks, by pages of what the index says of them; joined with plan and registry. */
import { isOffice } from '../../contract/offices.ts';
import { speaksFor } from '../../contract/people/speaking.ts';
import { Problem } from '../../contract/problem.ts';
import { stateOfTask } from '../../contract/tasks/counting.ts';
import { briefsOf } from '../../contract/tasks/tally.ts';
import type { Brief, KeptBrief } from '../../contract/tasks/task.ts';
import { byUrgency, leftOf } from '../../contract/tasks/urgency.ts';
import { briefRange, keys, waitingRange } from '../../store/keys.ts';
import type { Asked, Page } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { briefKind } from './kind.ts';
import { headingOf } from './reading.ts';
import { mostSides, rows, rowsOf } from './tallies.ts';

async function page(
  ctx: Context,
  roadmap: string,
  index: 'briefs' | 'waiting',
  asked: Asked,
): Promise<Page<Brief>> {
  const registry = await registryOf(ctx);
  // One that is not there is absent, not empty.
  registry.plan(roadmap);
  const { pk } = keys.tasks(ctx.municipality, roadmap);
  const { items, next } = await ctx.table.page(briefKind, index, pk, asked);
  const joined = (brief: KeptBrief) => ({ ...brief, ...headingOf(registry, roadmap, brief) });
  return { items: items.map(joined), next };
}

/** Tasks in the order of the index: all of them, or from where it `begins`. */
export const briefs = (
  ctx: Context,
  roadmap: string,
  { begins, ...asked }: { begins?: string | undefined; after?: string | undefined; limit?: number },
): Promise<Page<Brief>> =>
  page(ctx, roadmap, 'briefs', {
    ...(begins ? { begins } : { between: briefRange.tasks }),
    ...asked,
  });

/** What waits for review, the longest first. */
export const waiting = (
  ctx: Context,
  roadmap: string,
  after: string | undefined,
): Promise<Page<Brief>> => page(ctx, roadmap, 'waiting', { between: waitingRange.reviews, after });

/**
 * What this person may see of the tasks: all of them by pages for those who see all, else those of their own
 * schools and those of offices in which they take part. `side`: only what this school or office owes.
 */
export async function list(
  ctx: Context,
  roadmap: string,
  { after, side }: { after?: string | undefined; side?: string | undefined } = {},
): Promise<Page<Brief>> {
  if (!ctx.person) throw new Problem('signed-out');
  ctx.allow('roadmap.read');
  const of = (owes: string) => briefRange.of(owes, isOffice(owes));
  const begins = side === undefined ? undefined : of(side);
  if (ctx.may('task.read')) return briefs(ctx, roadmap, { begins, after });
  const own = [...new Set(ctx.person.grants.flatMap((grant) => grant.schools ?? []))];
  if (begins !== undefined) {
    const found = await briefs(ctx, roadmap, { begins, after });
    return { ...found, items: visible(ctx, found.items) };
  }
  // With several schools (a tutor) a query for each would have no bound: their rows come in one call.
  if (own.length > 1) {
    const [rows, offices] = await Promise.all([
      rowsOf(ctx, roadmap, own.slice(0, mostSides)),
      briefs(ctx, roadmap, { begins: briefRange.offices }),
    ]);
    const registry = await registryOf(ctx);
    const ofSchools = rows
      .flatMap(briefsOf)
      .map((brief) => ({ ...brief, ...headingOf(registry, roadmap, brief) }));
    return { items: visible(ctx, [...ofSchools, ...offices.items]), next: undefined };
  }
  const pages = await Promise.all(
    [...own.map(of), briefRange.offices].map((one) => briefs(ctx, roadmap, { begins: one })),
  );
  return {
    items: visible(
      ctx,
      pages.flatMap(({ items }) => items),
    ),
    next: undefined,
  };
}

/** How many tasks a page of a period shows. */
const shown = 200;

/**
 * The tasks of a period for those who see all, the most urgent first, and how many of each period stand where; from the
 * rows of counts, so that it takes no more calls for hundreds of schools than for two.
 */
export async function ofPeriod(
  ctx: Context,
  roadmap: string,
  {
    period,
    measure,
    after,
  }: { period: string; measure?: string | undefined; after?: string | undefined },
) {
  ctx.allow('task.read');
  const registry = await registryOf(ctx);
  const { periods } = registry.plan(roadmap);
  const all = (await rows(ctx, roadmap)).flatMap(briefsOf).map((brief) => {
    const task = { ...brief, ...headingOf(registry, roadmap, brief) };
    return { task, state: stateOfTask(task, ctx.today) };
  });
  const wanted = all
    .filter(({ task }) => measure === undefined || task.measure === measure)
    .sort((a, b) => byUrgency(a, b) || (a.task.id < b.task.id ? -1 : 1));
  const listed = wanted.filter(({ task }) => task.within === period).map(({ task }) => task);
  const from = after === undefined ? 0 : listed.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && from === 0) throw new Problem('unreadable');
  const of = (id: string) => wanted.filter(({ task }) => task.within === id);
  return {
    tasks: listed.slice(from, from + shown),
    ...(listed.length > from + shown && { next: listed[from + shown - 1]?.id }),
    periods: periods.map(({ id }) => ({ period: id, ...leftOf(of(id), ctx.today) })),
  };
}

/**
 * Of briefs what this person may see: who handed in is for those who see everything, and so is what another side has to
 * mend.
 */
function visible(ctx: Context, all: Brief[]): Brief[] {
  const sides = ctx.person ? speaksFor(ctx.person) : [];
  return all
    .filter((brief) => ctx.may('task.read', brief))
    .map(({ waitingFrom: _, returnedOf = {}, ...brief }) => {
      if (sides.includes(brief.owes) || sides.length === 0) return brief;
      return { ...brief, returned: sides.reduce((sum, side) => sum + (returnedOf[side] ?? 0), 0) };
    });
}
