/** Documents as acts name them: read in one call, and what is kept of them there. */
import type { Document } from '../../contract/documents/document.ts';
import { type Field, invalid, Problem } from '../../contract/problem.ts';
import type { Attached } from '../../contract/tasks/acts.ts';
import { readOne } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { keyOf, kind, namedBy } from './kind.ts';
import { isLost } from './reading.ts';

/** The most documents that one request names: with the task they are read in one call. */
export const mostNamed = 90;

type Name = Pick<Attached, 'owner' | 'document'>;
/** Documents that a field of a request names. */
type NamedAt = { path: string; names: Name[] };

/**
 * Documents by their names, those that are there; one paper may stand in several places. Storage is asked too: what it has
 * lost has not come, and may be sent again.
 */
export async function named(ctx: Context, names: Name[]): Promise<Document[]> {
  const keys = names.map((one) => keyOf(ctx, namedBy(one)));
  const wanted = [...new Map(keys.map((key) => [key.sk, key])).values()];
  const stored = wanted.length > 0 ? await ctx.table.getMany(wanted) : [];
  const found = stored.flatMap((one) => (one ? [readOne(kind, one)] : []));
  return Promise.all(
    found.map(async (one) => ((await isLost(ctx, one)) ? { ...one, state: 'awaited' } : one)),
  );
}

/** The documents that something names, in its order. */
export const ofNames = (names: Name[], documents: Document[]): Document[] =>
  names.flatMap((one) =>
    documents.filter((each) => each.id === one.document && each.owner === one.owner),
  );

/** What an act keeps of documents: what they were then. */
export const attachedOf = (names: Name[], documents: Document[]): Attached[] =>
  ofNames(names, documents).map(({ id, owner, name, size, media, about }) => ({
    document: id,
    owner,
    name,
    size,
    media,
    ...(about && { about }),
  }));

/**
 * What an act keeps of the files that its writer says something with, list by list: stored, and of a side for which they may
 * send files. Throws `invalid` with each fault at its field.
 */
export async function attach(ctx: Context, lists: NamedAt[]): Promise<Attached[][]> {
  const all = lists.flatMap(({ names }) => names);
  if (all.length > mostNamed) throw invalid(lists[0]?.path ?? '', 'too-many');
  const stored = await named(ctx, all);
  const fields = lists.flatMap(({ path, names }) =>
    names.flatMap((one, place): Field[] => {
      const [found] = ofNames([one], stored);
      const fault = documentFault(ctx, found);
      return fault ? [{ path: `${path}.${place}`, code: fault }] : [];
    }),
  );
  if (fields.length > 0) throw new Problem('invalid', { fields });
  return lists.map(({ names }) => attachedOf(names, stored));
}

/** Why a document may not be named: it is not the writer's to name, was taken from view, has not come whole. */
export function documentFault(ctx: Context, document: Document | undefined): string | undefined {
  if (!document || !ctx.may('document.upload', { owes: document.owner })) return 'unknown';
  if (document.state === 'withdrawn') return 'withdrawn';
  return document.state === 'stored' ? undefined : 'not-stored';
}
