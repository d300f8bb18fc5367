/**
 * Links as evidence are looked at: whether the page lives, when it was last seen, the SHA-256 of what came (`looks.ts`).
 * A look never changes what was accepted: it is told to ИМО, who decide.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { stateOfItem } from '../contract/evidence.ts';
import { type Holder, type ItemLink, type LostLink, Sight } from '../contract/links.ts';
import { Person } from '../contract/people.ts';
import { Problem } from '../contract/problem.ts';
import { Task } from '../contract/tasks.ts';
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';
import { hour, instant, lookAt, weigh } from './links/looks.ts';
import * as tasks from './tasks.ts';

/** Items that are named with a page: beyond that its record would not fit the engine's 400 KB. */
const mostHolders = 50;

const keyOf = (ctx: Context, roadmap: string, url: string) =>
  keys.link(ctx.municipality, roadmap, createHash('sha256').update(url).digest('hex'));

/**
 * A round over the links of a road map, for the schedule: at most one an hour, whichever tick comes first, so that ticks
 * stay cheap, a link is seen within the hour after it was handed in, and a round that was missed is made up. Gives the
 * vanished pages of which ИМО was not told yet.
 */
export async function look(
  ctx: Context,
  roadmap: string,
  { most = 200 }: { most?: number } = {},
): Promise<Sight[]> {
  if (!(await claim(ctx, roadmap))) return [];
  const [all, kept] = await Promise.all([
    ctx.table.list(Task, keys.tasks(ctx.municipality, roadmap)),
    sightsOf(ctx, roadmap),
  ]);
  const held = holders(all);
  const known = new Map(kept.map((sight) => [sight.url, sight]));
  const seen = await lookAt(ctx, known, [...held.keys()], most);
  const sights: Sight[] = [];
  for (const url of new Set([...known.keys(), ...held.keys()])) {
    const found = seen.get(url);
    const before = known.get(url);
    const where = held.get(url) ?? [];
    const weighed = found ? weigh(before, url, found) : before;
    if (!weighed) continue;
    const next = { ...weighed, where };
    const changed = found !== undefined || !isDeepStrictEqual(where, before?.where);
    const stands = changed ? await write(ctx, roadmap, next) : next;
    if (stands) sights.push(stands);
  }
  return sights.filter((one) => one.state === 'vanished' && !one.told && one.where.length > 0);
}

/** Takes the hour for a round; false when another tick has taken it. */
function claim(ctx: Context, roadmap: string): Promise<boolean> {
  const number = Math.floor(ctx.clock() / hour);
  const key = keys.limit(ctx.municipality, `links:${roadmap}`, number);
  return ctx.table.create(key, {}, { expires: ((number + 2) * hour) / 1000 });
}

/** Undefined when another run wrote first: what it saw stands, and is dealt with there. */
const write = (ctx: Context, roadmap: string, sight: Sight): Promise<Sight | undefined> =>
  ctx.table.replace(keyOf(ctx, roadmap, sight.url), sight).catch((error) => {
    if (error instanceof Problem && error.code === 'stale') return undefined;
    throw error;
  });

const sightsOf = (ctx: Context, roadmap: string): Promise<Sight[]> =>
  ctx.table.list(Sight, keys.links(ctx.municipality, roadmap));

/** The links of what was handed in and stands, neither returned nor replaced, each with its items. */
function holders(all: Task[]): Map<string, Holder[]> {
  const held = new Map<string, Holder[]>();
  for (const task of all)
    for (const item of task.items) {
      if (!item.link || !['waiting', 'accepted'].includes(stateOfItem(item, task.items))) continue;
      const { owner, measure, year, id } = task;
      const holder = { task: id, item: item.id, owner, measure, year, typed: item.link.typed };
      const before = held.get(item.link.url) ?? [];
      if (before.length < mostHolders) held.set(item.link.url, [...before, holder]);
    }
  return held;
}

/** The e-mails of those who are told: everybody who holds the post of a methodist today. */
export async function toldOf(ctx: Context): Promise<string[]> {
  const all = await ctx.table.list(Person, keys.people(ctx.municipality));
  const today = (until?: string) => until === undefined || until >= ctx.today;
  return all
    .filter((one) => one.grants.some((grant) => grant.role === 'imo' && today(grant.until)))
    .map((one) => one.email);
}

/** Notes that ИМО was told. Marked after sending: a letter that comes twice is better than none. */
export async function mark(ctx: Context, roadmap: string, sights: Sight[]): Promise<void> {
  for (const sight of sights) await write(ctx, roadmap, { ...sight, told: instant(ctx) });
}

/** Links that do not open, the vanished first, then those that are silent the longest. */
export async function lost(ctx: Context, roadmap: string): Promise<LostLink[]> {
  ctx.allow('link.read');
  const sights = await sightsOf(ctx, roadmap);
  const rank = (one: Sight) => `${one.state === 'vanished' ? 0 : 1}${one.lastAlive ?? ''}`;
  return sights
    .filter((one) => one.state !== 'alive' && one.where.length > 0)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map(({ where, ...sight }) => ({
      ...sight,
      typed: where[0]?.typed ?? sight.url,
      tasks: where,
    }));
}

/** What was seen behind the links of a task, of those items that the person may see; a link not yet looked at is not there. */
export async function ofTask(ctx: Context, roadmap: string, id: string): Promise<ItemLink[]> {
  const task = await tasks.read(ctx, roadmap, id);
  const linked = task.items.flatMap(({ id, link }) => (link ? [{ item: id, ...link }] : []));
  if (linked.length === 0) return [];
  const found = await ctx.table.getMany(linked.map(({ url }) => keyOf(ctx, roadmap, url)));
  return linked.flatMap((one, place) =>
    found[place] ? [{ ...Sight.parse(found[place]), item: one.item, typed: one.typed }] : [],
  );
}
