/**
 * Looking at pages: which are due, how many at once, and what a look makes of what was known. A page counts as vanished
 * only when its site or DNS said so twice, a night apart; what does not answer proves nothing.
 *
 * All instants here are real ones (`ctx.clock`): the web outside does not stand on the day of a demonstration.
 */

import type { Instant } from '../../contract/days.ts';
import { grouped } from '../../contract/groups.ts';
import type { Sight } from '../../contract/links.ts';
import type { Seen } from '../../store/looks.ts';
import type { Context } from '../context.ts';

export const hour = 3600_000;
/** A page that opened is looked at again after a week, one that did not the next day. */
const lookAgain = { alive: 7 * 24 * hour, failing: 20 * hour };
/** Between the two looks that make a page a vanished one lies a night, in which a site may be mended. */
const vanishes = 20 * hour;
/** No look begins later than this after the first, so that a round ends well within the function's time. */
const longest = 60_000;
/** Sites that are looked at together; of one site its pages come one by one. */
const together = 4;
/** Pages that tell whether it is we who are off line. */
export const witnesses = 3;

/** The real instant. */
export const instant = (ctx: Pick<Context, 'clock'>): Instant =>
  new Date(ctx.clock()).toISOString();
const since = (at: Instant, now: Instant) => Date.parse(now) - Date.parse(at);
const hostOf = (url: string) => new URL(url).host;

type Looker = Pick<Context, 'clock' | 'web'>;
type Found = { seen: Seen; at: Instant };

/**
 * Looks at what is due, what is due the longest first. When nothing at all answers, pages that lived lately are asked too;
 * when they are silent as well it is we who are off line, and nothing is counted against anybody. (A machine without a
 * network hears «no such name» of every name, so that answer alone proves nothing.)
 */
export async function lookAt(
  ctx: Looker,
  due: Sight[],
  others: Sight[],
): Promise<Map<string, Found>> {
  const found = await seeAll(
    ctx,
    due.map(({ url }) => url),
  );
  const answered = () => [...found.values()].some(({ seen }) => seen.status !== undefined);
  if (due.length > 0 && !answered()) {
    const asked = new Set(due.map(({ url }) => hostOf(url)));
    const lived = others
      .filter(({ url, state }) => state === 'alive' && !asked.has(hostOf(url)))
      .map(({ url }) => url);
    for (const [url, one] of await seeAll(ctx, lived.slice(0, witnesses))) found.set(url, one);
  }
  if (answered()) return found;
  return new Map([...found].filter(([, { seen }]) => seen.state === 'refused'));
}

/** Looks at pages, a few sites at a time, and stops beginning when the time is up. */
async function seeAll(ctx: Looker, urls: string[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  const ends = ctx.clock() + longest;
  const sites = grouped(urls, hostOf).values();
  // Lanes share one iterator: each takes the next site when it is done with its own.
  const lane = async () => {
    for (const pages of sites)
      for (const url of pages)
        if (ctx.clock() < ends) found.set(url, { seen: await ctx.web.see(url), at: instant(ctx) });
  };
  await Promise.all(Array.from({ length: together }, lane));
  return found;
}

/** What is known of a page after another look. */
export function weigh(last: Sight, { seen, at }: Found): Sight {
  const { url, where, version, fails } = last;
  const { state, status, reason, unverified, moved, ...bytes } = seen;
  const again = lookAgain[state === 'alive' ? 'alive' : 'failing'];
  const due = new Date(Date.parse(at) + again).toISOString();
  const met = { url, at, due, where, version, status, reason, unverified, moved };
  if (state === 'alive')
    return { ...met, state, ...bytes, fails: 0, firstSeen: last.firstSeen ?? at, lastAlive: at };
  const { firstSeen, lastAlive, sha256, size, cut, told } = last;
  const past = { firstSeen, lastAlive, sha256, size, cut, told, fails: fails + 1 };
  // A page that stopped answering has not come back.
  const vanished = last.state === 'vanished';
  const goneSince = state === 'gone' || vanished ? (last.goneSince ?? at) : undefined;
  const twice = state === 'gone' && since(goneSince ?? at, at) >= vanishes;
  return { ...met, ...past, goneSince, state: vanished || twice ? 'vanished' : state };
}
