/**
 * Documents: what each is, who may look at it, what is taken from view. They belong to a school or an office, never to a
 * person. How their bytes come stands in `uploads.ts`.
 */
import {
  type About,
  type Document,
  type DocumentAct,
  Kept,
  type Withdrawal,
} from '../contract/documents.ts';
import { extensionOf, fileKinds } from '../contract/files.ts';
import { invalid, Problem } from '../contract/problem.ts';
import type { Attached } from '../contract/tasks/acts.ts';
import { briefRange, keys, objects } from '../store/keys.ts';
import type { Beside, Kind } from '../store/kind.ts';
import { type Page, readOne } from '../store/table.ts';
import { authorOf, type Context } from './context.ts';

export type Named = Pick<Document, 'owner' | 'id'>;

/** Where the record of a document lies, and where its bytes. */
export const keyOf = (ctx: Context, { owner, id }: Named) =>
  keys.document(ctx.municipality, owner, id);
export const objectOf = (ctx: Context, { owner, id }: Named) =>
  objects.document(ctx.municipality, owner, id);

/**
 * What lists show of a document stands beside it. Among what waits stand those under way, by the instant since when, and
 * those taken from view, by the instant when: so the last withdrawal is one look.
 */
function besideOf(document: Kept): Beside {
  const { owner, id, at, state, since, hidden } = document;
  const under = state === 'awaited' || state === 'checking';
  return {
    brief: document,
    briefs: briefRange.by(owner, at, id),
    ...(under && { waiting: briefRange.by(waits.under, String(since), owner, id) }),
    ...(hidden && { waiting: briefRange.by(waits.withdrawn, String(hidden), owner, id) }),
  };
}

/** How a document is kept. */
export const kind: Kind<Kept> = { name: 'document', shape: 1, schema: Kept, beside: besideOf };

/** Where documents stand in the index `waiting`. */
export const waits = { under: 'under', withdrawn: 'withdrawn' } as const;

/** When a document was taken from view last, in milliseconds of the real clock; 0 when none is. */
export async function lastWithdrawal(ctx: Context): Promise<number> {
  const { items } = await ctx.table.page(kind, 'waiting', keys.documents(ctx.municipality).pk, {
    begins: briefRange.by(waits.withdrawn, ''),
    limit: 1,
    reverse: true,
  });
  return items[0]?.hidden ?? 0;
}

/** The record of a document; `absent` when there is none. */
export async function find(ctx: Context, named: Named): Promise<Kept> {
  const found = await ctx.table.get(kind, keyOf(ctx, named));
  if (!found) throw new Problem('absent');
  return found;
}

/** Writes what became of a document over the version that was read. */
export const write = (ctx: Context, document: Kept): Promise<Kept> =>
  ctx.table.replace(kind, keyOf(ctx, document), document);

/** An owner's documents that may be handed in, the newest first; or those that were taken out of the list. */
export async function list(
  ctx: Context,
  owner: string,
  { after, removed }: { after?: string | undefined; removed: boolean },
): Promise<Page<Document>> {
  ctx.allow('document.read', { owes: owner });
  const page = await ctx.table.page(kind, 'briefs', keys.documents(ctx.municipality).pk, {
    begins: briefRange.by(owner, ''),
    after,
    limit: 200,
    reverse: true,
  });
  const listed = (one: Document) =>
    one.state === 'stored' && (one.removed !== undefined) === removed;
  return { ...page, items: page.items.filter(listed) };
}

/** Says what a paper is: kind, number, date, title, whether it may be public, which version it follows. */
export async function describe(
  ctx: Context,
  named: Named,
  version: number,
  about: About,
): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  if (about.date !== undefined && about.date > ctx.today) throw invalid('date', 'future');
  const { replaces = named.id } = about;
  const [found, earlier] = await ctx.table.getMany(
    [named.id, replaces].map((id) => keyOf(ctx, { owner: named.owner, id })),
  );
  if (!found) throw new Problem('absent');
  const document = readOne(kind, found);
  if (document.version !== version) throw new Problem('stale');
  if (!earlier || about.replaces === named.id) throw invalid('replaces', 'replaces');
  return write(ctx, { ...document, about });
}

/** Takes a document out of the owner's list. What was handed in stays; it can be brought back. */
export async function remove(ctx: Context, named: Named): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  const document = await find(ctx, named);
  if (document.removed) return document;
  const done = doneBy(ctx, named.owner);
  return write(ctx, noted({ ...document, removed: done }, { act: 'removed', ...done }));
}

/** Brings a document back into the owner's list. */
export async function restore(ctx: Context, named: Named): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  const { removed, ...document } = await find(ctx, named);
  const done = doneBy(ctx, named.owner);
  return removed ? write(ctx, noted(document, { act: 'restored', ...done })) : document;
}

const doneBy = (ctx: Context, side: string) => ({
  by: authorOf(ctx, side),
  at: ctx.now,
});

/** Adds to what was done with a document. */
const noted = (document: Kept, act: DocumentAct): Kept => ({
  ...document,
  acts: [...(document.acts ?? []), act],
});

/**
 * Takes a document from view, with the reason: from then on nobody gets a link to its bytes, nor to an archive that was
 * asked for before. That it was handed in, when, and by whom stays in the record (Federal law 152-ФЗ, art. 21: personal
 * data that were made known unlawfully are blocked).
 */
export async function withdraw(ctx: Context, named: Named, why: Withdrawal): Promise<Document> {
  const side = ctx.allow('document.withdraw');
  const document = await find(ctx, named);
  if (document.state !== 'stored') throw new Problem('state', { state: document.state });
  if (document.withdrawn) return document;
  const withdrawn = { ...why, ...doneBy(ctx, side) };
  const hidden = { ...document, withdrawn, hidden: ctx.clock() };
  return write(ctx, noted(hidden, { act: 'withdrawn', ...withdrawn }));
}

/** Gives a document back to view: it was taken by mistake. That it was taken stays among its acts. */
export async function reinstate(ctx: Context, named: Named): Promise<Document> {
  const side = ctx.allow('document.withdraw');
  const { withdrawn, hidden: _, ...document } = await find(ctx, named);
  const done = doneBy(ctx, side);
  return withdrawn ? write(ctx, noted(document, { act: 'reinstated', ...done })) : document;
}

/** A short-lived link to a document; to look at it in the page when its kind allows and it is not to be saved. */
export async function link(ctx: Context, named: Named, save: boolean) {
  ctx.allow('document.read', { owes: named.owner });
  return linkTo(ctx, await find(ctx, named), save);
}

/** A link to a document behind an item: the right to see the item is the right to read it. */
export const linkBehind = async (ctx: Context, { document, owner }: Attached, save: boolean) =>
  linkTo(ctx, await find(ctx, { owner, id: document }), save);

async function linkTo(ctx: Context, document: Document, save: boolean) {
  if (document.state !== 'stored') throw new Problem('absent');
  if (document.withdrawn) throw new Problem('state', { state: 'withdrawn' });
  const extension = extensionOf(document.name);
  const looked = !save && extension !== undefined && fileKinds[extension].looked;
  const url = await ctx.files.readLink(objectOf(ctx, document), {
    media: document.media,
    disposition: disposition(document.name, looked),
  });
  return { url, looked };
}

/** A header by RFC 6266: a plain name for old programs, the real one for the rest. */
export function disposition(name: string, inline: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
