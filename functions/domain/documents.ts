/**
 * Documents: a ticket to send the bytes, a check of what arrived, a link to read. Documents belong to a school or
 * an office, never to a person.
 */
import { Document, type Upload } from '../contract/documents.ts';
import { extensionOf, fileKinds } from '../contract/files.ts';
import { invalid, Problem } from '../contract/problem.ts';
import type { Attached } from '../contract/tasks.ts';
import { keys, objects } from '../store/keys.ts';
import type { Context } from './context.ts';

const objectOf = (ctx: Context, document: Pick<Document, 'owner' | 'id'>) =>
  objects.document(ctx.municipality, document.owner, document.id);

/**
 * Takes note of a file that is about to be sent and says where to. The same id again gives a new ticket, or
 * none when the bytes have arrived already; with other bytes it is a conflict.
 */
export async function ask(ctx: Context, upload: Upload) {
  ctx.allow('document.upload', { owes: upload.owner });
  const extension = extensionOf(upload.name);
  if (!extension) throw invalid('name', 'file-kind');
  const key = keys.document(ctx.municipality, upload.owner, upload.id);
  const asked: Document = {
    ...upload,
    media: fileKinds[extension].media,
    state: 'awaited',
    at: ctx.now,
    version: 1,
  };
  const fresh = await ctx.table.create(key, asked);
  const document = fresh ? asked : await ctx.table.get(Document, key);
  if (!document || document.sha256 !== upload.sha256 || document.size !== upload.size)
    throw new Problem('conflict');
  if (document.state === 'refused') throw new Problem('state', { state: 'refused' });
  if (document.state === 'stored') return { document };
  return { document, put: await ctx.files.sendLink(objectOf(ctx, document), document) };
}

/**
 * Says that the bytes were sent. They must be there, free of malware, of the declared size and checksum, and be what
 * the name says; anything else is refused and removed. While the scan is on, the answer is `checking`, and one asks
 * again. Confirming again gives the same answer.
 */
export async function confirm(ctx: Context, owner: string, id: string): Promise<Document> {
  ctx.allow('document.upload', { owes: owner });
  const key = keys.document(ctx.municipality, owner, id);
  const document = await ctx.table.get(Document, key);
  if (!document) throw new Problem('absent');
  if (document.state === 'stored') return document;
  if (document.state === 'refused') throw new Problem('file-refused');
  const object = objectOf(ctx, document);
  const scan = await ctx.files.scan(object);
  if (!scan) throw new Problem('state', { state: 'awaited' });
  if (scan === 'checking') return { ...document, state: 'checking' };
  const refusal = scan === 'clean' ? await faultOf(ctx, document, object) : scan;
  if (refusal) {
    await ctx.table.replace(key, { ...document, state: 'refused' });
    await ctx.files.remove(object);
    throw new Problem('file-refused', { reason: refusal });
  }
  try {
    return await ctx.table.replace(key, { ...document, state: 'stored' });
  } catch (error) {
    // Clicked twice at once, or an answer that was lost: it is done already.
    const now = await ctx.table.get(Document, key);
    if (now?.state === 'stored') return now;
    throw error;
  }
}

/** What is wrong with bytes that may be read: they are not those that were declared, or not of that kind. */
async function faultOf(ctx: Context, document: Document, object: string) {
  const found = await ctx.files.look(object);
  if (found?.size !== document.size || (found.sha256 ?? document.sha256) !== document.sha256)
    return 'broken';
  return kindOf(ctx, document, object);
}

async function kindOf(ctx: Context, document: Document, object: string) {
  const { inspect } = await import('./inspection.ts');
  const extension = extensionOf(document.name);
  if (!extension) return 'mismatch';
  return inspect(extension, document.size, (from, to) => ctx.files.read(object, from, to));
}

/** A short-lived link to a document of one's own side, handed in or not yet. */
export async function link(ctx: Context, owner: string, id: string, save: boolean) {
  ctx.allow('document.read', { owes: owner });
  const document = await ctx.table.get(Document, keys.document(ctx.municipality, owner, id));
  if (document?.state !== 'stored') throw new Problem('absent');
  return linkTo(ctx, { ...document, document: id }, save);
}

/** A link to a document behind an item; the right to see the item is the right to read it. */
export async function linkTo(
  ctx: Context,
  attached: Pick<Attached, 'owner' | 'document' | 'name' | 'media'>,
  save: boolean,
) {
  const extension = extensionOf(attached.name);
  const looked = !save && extension !== undefined && fileKinds[extension].looked;
  const url = await ctx.files.readLink(
    objects.document(ctx.municipality, attached.owner, attached.document),
    { media: attached.media, disposition: disposition(attached.name, looked) },
  );
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
