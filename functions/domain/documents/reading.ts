/** Documents as people read them: an owner's list, links to the bytes. */
import type { Document, Kept } from '../../contract/documents/document.ts';
import { extensionOf, fileKinds } from '../../contract/documents/files.ts';
import { Problem } from '../../contract/problem.ts';
import type { Attached } from '../../contract/tasks/acts.ts';
import { briefRange, keys } from '../../store/keys.ts';
import type { Page } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { find, kind, type Named, namedBy, objectOf } from './kind.ts';

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
  return { ...page, items: page.items.filter((one) => isListed(one, removed)) };
}

const isListed = (document: Document, removed: boolean): boolean =>
  document.state === 'withdrawn'
    ? (document.removed !== undefined) === removed
    : document.state === (removed ? 'removed' : 'stored');

/** Whether its bytes may be read: they were checked, and nobody took it from view. */
export const isReadable = ({ state }: Document): boolean =>
  state === 'stored' || state === 'removed';

/** Whether storage has lost its bytes. Asked by the tag, which may be read whatever the scan says. */
export const isLost = async (ctx: Context, document: Kept): Promise<boolean> =>
  isReadable(document) && !(await ctx.files.scan(objectOf(ctx, document)));

/** A short-lived link to a document; to look at it in the page when its kind allows and it is not to be saved. */
export async function urlOf(ctx: Context, named: Named, save: boolean) {
  ctx.allow('document.read', { owes: named.owner });
  return linkTo(ctx, await find(ctx, named), save);
}

/** A link to a document behind an item: the right to see the item is the right to read it. */
export const linkBehind = async (ctx: Context, attached: Attached, save: boolean) =>
  linkTo(ctx, await find(ctx, namedBy(attached)), save);

async function linkTo(ctx: Context, document: Kept, save: boolean) {
  if (document.state === 'withdrawn') throw new Problem('state', { state: 'withdrawn' });
  if (!isReadable(document)) throw new Problem('absent');
  const extension = extensionOf(document.name);
  const inline = !save && extension !== undefined && fileKinds[extension].inline;
  const url = await ctx.files.readUrl(objectOf(ctx, document), {
    media: document.media,
    disposition: disposition(document.name, inline),
  });
  return { url, inline };
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
