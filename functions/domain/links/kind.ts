/** How pages behind links are kept: what was seen, what stands on them, when to look again. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Sight } from '../../contract/links.ts';
import { type Key, keys, waitingRange } from '../../store/keys.ts';
import type { Attributes, Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';

const hashOf = (url: string) => createHash('sha256').update(url).digest('hex');

export const keyOf = (ctx: Pick<Context, 'municipality'>, roadmap: string, url: string): Key =>
  keys.link(ctx.municipality, roadmap, hashOf(url));

/** A page on which something stands waits for its next look. */
export const kind: Kind<Sight> = {
  name: 'link',
  shape: 2,
  schema: Sight,
  lifts: { 1: ofIds },
  beside: ({ url, due, where }) => ({
    brief: { url },
    ...(where.length > 0 && { waiting: waitingRange.left('link', due, hashOf(url)) }),
  }),
};

/** What the index says of a page: which one. */
export const placeKind: Kind<{ url: string }> = {
  name: 'place of a link',
  shape: 2,
  schema: z.object({ url: z.string() }),
};

/** Up to 0.2 holders had copies of names, and every page was looked through to find what is due. */
function ofIds(old: Attributes): Attributes {
  const where = (old.where as Attributes[]).map(({ task, item, typed }) => ({ task, item, typed }));
  return { ...old, where, due: old.at };
}
