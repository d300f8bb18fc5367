/**
 * How documents are kept. They belong to a school or an office, never to a person. In the index `waiting` stand those
 * with which something is to be done, each kind by its own instant, and those taken from view.
 */

import { type Document, Kept } from '../../contract/documents/document.ts';
import { partsOf } from '../../contract/documents/files.ts';
import { Problem } from '../../contract/problem.ts';
import type { Attached } from '../../contract/tasks/acts.ts';
import { briefRange, keys, objects } from '../../store/keys.ts';
import type { Attributes, Beside, Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { become } from '../work.ts';

export type Named = Pick<Document, 'owner' | 'id'>;

/** Where the record of a document lies, and where its bytes. */
export const keyOf = (ctx: Context, { owner, id }: Named) =>
  keys.document(ctx.municipality, owner, id);
export const objectOf = (ctx: Context, { owner, id }: Named) =>
  objects.document(ctx.municipality, owner, id);

/** Whether a file goes by parts. */
export const large = ({ size }: Pick<Document, 'size'>): boolean => partsOf(size) > 1;

/** How an item names a document. */
export const namedBy = ({ owner, document }: Pick<Attached, 'owner' | 'document'>): Named => ({
  owner,
  id: document,
});

/** The names under which documents wait. */
type Wait = 'under' | 'cancelled' | 'unclean' | 'withdrawn';

function waitOf(document: Kept): [wait: Wait, from: number] | undefined {
  switch (document.state) {
    case 'awaited':
    case 'checking':
      return ['under', document.since];
    case 'cancelled':
      return ['cancelled', document.since];
    case 'withdrawn':
      return ['withdrawn', document.hidden];
    case 'refused':
      return document.unclean === undefined ? undefined : ['unclean', document.unclean];
  }
}

/** What lists show of a document stands beside it. */
function besideOf(document: Kept): Beside {
  const { owner, id, at } = document;
  const [wait, from] = waitOf(document) ?? [];
  return {
    brief: document,
    briefs: briefRange.by(owner, at, id),
    ...(wait && { waiting: briefRange.by(wait, String(from), owner, id) }),
  };
}

export const kind: Kind<Kept> = {
  name: 'document',
  shape: 2,
  schema: Kept,
  lifts: { 1: withoutFlags },
  beside: besideOf,
};

/**
 * Up to 0.2 a state had flags beside it: taken from view, out of the list. Whether the bytes of what was refused are gone
 * was not noted: they are removed once more.
 */
function withoutFlags(old: Attributes): Attributes {
  const { state, removed, withdrawn, refusal, summing } = old;
  if (withdrawn) return { ...old, state: 'withdrawn' };
  if (state === 'refused') return { ...old, refusal: refusal ?? 'broken', unclean: 0 };
  if (removed && state === 'stored') return { ...old, state: 'removed' };
  if (removed) return { ...old, state: 'cancelled', cancelled: removed };
  return state === 'checking' ? { ...old, summing: summing ?? 0 } : old;
}

/** Documents that wait so, by the instant since when: those of the index, a page at a time. */
export const waiting = (
  ctx: Context,
  wait: Wait,
  asked: { after?: string | undefined; reverse?: boolean; limit?: number } = {},
) =>
  ctx.table.page(kind, 'waiting', keys.documents(ctx.municipality).pk, {
    begins: briefRange.by(wait, ''),
    ...asked,
  });

/** When a document was taken from view last, in milliseconds of the real clock; 0 when none is. */
export async function lastWithdrawal(ctx: Context): Promise<number> {
  const { items } = await waiting(ctx, 'withdrawn', { reverse: true, limit: 1 });
  const [last] = items;
  return last?.state === 'withdrawn' ? last.hidden : 0;
}

/** The record of a document; `absent` when there is none. */
export async function find(ctx: Context, named: Named): Promise<Kept> {
  const found = await ctx.table.get(kind, keyOf(ctx, named));
  if (!found) throw new Problem('absent');
  return found;
}

/** Writes what became of a document over the version that was read; each state keeps only what is its own. */
export const write = (ctx: Context, document: Kept): Promise<Kept> =>
  become(ctx, kind, keyOf(ctx, document), document);
