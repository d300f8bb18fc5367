/**
 * Links as evidence are looked at: whether the page lives, when it was last seen, the SHA-256 of what came (`looks.ts`).
 * A look never changes what was accepted: it is told to ИМО, who decide.
 */
import type { Holder, ItemLink, LostLink, Sight } from '../../contract/links.ts';
import { holds } from '../../contract/people/rights.ts';
import { taskParts } from '../../contract/tasks/ids.ts';
import { keys, waitingRange } from '../../store/keys.ts';
import { readable, readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { once } from '../limits.ts';
import { everybody } from '../people/kind.ts';
import { type Registry, registryOf } from '../registry.ts';
import * as tasks from '../tasks/reading.ts';
import { meanwhile } from '../work.ts';
import { keyOf, kind, placeKind } from './kind.ts';
import { hour, instant, lookAt, weigh, witnesses } from './looks.ts';

/**
 * A round over the pages of a road map that are due, for the schedule: at most one an hour, whichever tick comes first, so
 * that a link is seen within the hour after it was handed in, and a round that was missed is made up. Gives the vanished
 * pages of which ИМО was not told yet.
 */
export async function look(
  ctx: Context,
  roadmap: string,
  { most = 200 }: { most?: number } = {},
): Promise<Sight[]> {
  const number = Math.floor(ctx.clock() / hour);
  if (!(await once(ctx, `links:${roadmap}`, number, 2 * hour))) return [];
  const now = instant(ctx);
  const due = await sightsAt(ctx, roadmap, ['', now], most);
  const soon = await sightsAt(ctx, roadmap, [now, '~'], 10 * witnesses);
  const known = new Map([...soon, ...due].map((sight) => [sight.url, sight]));
  const seen = await lookAt(ctx, due, soon);
  const sights: Sight[] = [];
  for (const [url, found] of seen) {
    const before = known.get(url);
    const stands = before && (await write(ctx, roadmap, weigh(before, found)));
    if (stands) sights.push(stands);
  }
  return sights.filter((one) => one.state === 'vanished' && !one.told);
}

/** Pages on which something stands, by when they are to be looked at. */
async function sightsAt(
  ctx: Context,
  roadmap: string,
  [from, to]: [string, string],
  limit: number,
): Promise<Sight[]> {
  const { pk } = keys.links(ctx.municipality, roadmap);
  const place = waitingRange.left('link');
  const { items } = await ctx.table.page(placeKind, 'waiting', pk, {
    between: [place + from, `${place}${to}~`],
    limit,
  });
  const found: Sight[] = [];
  for (let at = 0; at < items.length; at += 100) {
    const wanted = items.slice(at, at + 100).map(({ url }) => keyOf(ctx, roadmap, url));
    for (const one of await ctx.table.getMany(wanted)) if (one) found.push(...readable(kind, one));
  }
  return found;
}

/** Undefined when another run wrote first: what it saw stands, and is dealt with there. */
const write = (ctx: Context, roadmap: string, sight: Sight): Promise<Sight | undefined> =>
  ctx.table.replace(kind, keyOf(ctx, roadmap, sight.url), sight).catch(meanwhile);

/** The e-mails of those who are told: everybody who holds the post of a methodist today. */
export async function toldOf(ctx: Context): Promise<string[]> {
  return (await everybody(ctx))
    .filter(({ grants }) => grants.some((one) => one.role === 'imo' && holds(one, ctx.today)))
    .map((one) => one.email);
}

/** Notes that ИМО is told: when the letters were asked for, since one that comes twice is better than none. */
export async function mark(ctx: Context, roadmap: string, sights: Sight[]): Promise<void> {
  for (const sight of sights) await write(ctx, roadmap, { ...sight, told: instant(ctx) });
}

/** Where an item stands, in words of today. */
function named(
  registry: Registry,
  roadmap: string,
  { task, item }: Holder,
): LostLink['tasks'][number] {
  const { owes = '', period = '', measure = '' } = taskParts(task) ?? {};
  const place = { owes, period, measure, due: null, indicators: [] };
  const { owner, label, words } = tasks.headingOf(registry, roadmap, place);
  return { task, item, owner, label, words };
}

/** A page that does not open, with all that stands on it. */
export async function lostOf(ctx: Context, roadmap: string, sights: Sight[]): Promise<LostLink[]> {
  const registry = await registryOf(ctx);
  return sights.map(({ where, ...sight }) => ({
    ...sight,
    typed: where[0]?.typed ?? sight.url,
    tasks: where.map((one) => named(registry, roadmap, one)),
  }));
}

/** Links that do not open, the vanished first, then those that are silent the longest. */
export async function lost(ctx: Context, roadmap: string): Promise<LostLink[]> {
  ctx.allow('link.read');
  (await registryOf(ctx)).plan(roadmap);
  const sights = await ctx.table.list(kind, keys.links(ctx.municipality, roadmap));
  const rank = (one: Sight) => `${one.state === 'vanished' ? 0 : 1}${one.lastAlive ?? ''}`;
  const dead = sights
    .filter(({ state, where }) => state !== 'alive' && state !== 'unseen' && where.length > 0)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return lostOf(ctx, roadmap, dead);
}

/** What was seen behind the links of a task, of those items that the person may see; a link not yet looked at is not there. */
export async function ofTask(ctx: Context, roadmap: string, id: string): Promise<ItemLink[]> {
  const task = await tasks.read(ctx, roadmap, id);
  const linked = task.items.flatMap(({ id, link }) => (link ? [{ item: id, ...link }] : []));
  if (linked.length === 0) return [];
  const found = await ctx.table.getMany(linked.map(({ url }) => keyOf(ctx, roadmap, url)));
  return linked.flatMap(({ item, typed }, place) => {
    const sight = found[place] && readOne(kind, found[place]);
    return sight && sight.state !== 'unseen' ? [{ ...sight, item, typed }] : [];
  });
}
