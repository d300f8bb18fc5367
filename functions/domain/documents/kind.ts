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
import type { Asked } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { become } from '../work.ts';

export type Named = Pick<Document, 'owner' | 'id'>;

/** One sending of its bytes: each has a place of its own in storage, which is never used again. */
export type Sending = Pick<Kept, 'owner' | 'id' | 'sending' | 'size'>;

/** Where the record of a document lies, and where its bytes. */
export const keyOf = (ctx: Context, { owner, id }: Named) =>
  keys.document(ctx.municipality, owner, id);
export const objectOf = (ctx: Context, { owner, id, sending }: Omit<Sending, 'size'>) =>
  objects.document(ctx.municipality, owner, id, sending);

/** Whether a file goes by parts. */
export const large = ({ size }: Pick<Document, 'size'>): boolean => partsOf(size) > 1;

/** How an item names a document. */
export const namedBy = ({ owner, document }: Pick<Attached, 'owner' | 'document'>): Named => ({
  owner,
  id: document,
});

/** The names under which documents wait. */
type Wait = 'under' | 'cancelled' | 'refused' | 'withdrawn';

function waitOf(document: Kept): [wait: Wait, from: number] | undefined {
  switch (document.state) {
    case 'awaited':
    case 'checking':
      return ['under', document.since];
    case 'cancelled':
    case 'refused':
      return [document.state, document.since];
    case 'withdrawn':
      return ['withdrawn', document.hidden];
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
  shape: 3,
  schema: Kept,
  lifts: { 1: withoutFlags, 2: withSending },
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

/**
 * Up to 0.7 all sendings of a file had one place. What was not removed of a refused one yet is removed with its record, which
 * the next tick takes for an old one.
 */
function withSending({ unclean, ...old }: Attributes): Attributes {
  return { ...old, sending: '', ...(unclean !== undefined && { since: 0 }) };
}

/** Documents that wait so, by the instant since when (up to `until`): those of the index, a page at a time. */
export const waiting = (
  ctx: Context,
  wait: Wait,
  { until, ...asked }: Pick<Asked, 'after' | 'reverse' | 'limit'> & { until?: number } = {},
) => {
  const begins = briefRange.by(wait, '');
  return ctx.table.page(kind, 'waiting', keys.documents(ctx.municipality).pk, {
    ...(until === undefined ? { begins } : { between: [begins, `${begins}${until}~`] }),
    ...asked,
  });
};

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
