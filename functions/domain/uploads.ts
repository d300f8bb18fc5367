/**
 * How the bytes of a document come: a note that it is coming, links for its parts, a word that they were sent. Storage is
 * the memory of what has arrived, so any browser goes on where another stopped. What becomes of them then stands in
 * `uploads/settling.ts`.
 */
import type { Document, Kept, PartsInput, Ticket, Upload } from '../contract/documents.ts';
import { bytesOf, extensionOf, fileKinds, partsOf } from '../contract/files.ts';
import { invalid, Problem } from '../contract/problem.ts';
import { authorOf, type Context } from './context.ts';
import type { Named } from './documents.ts';
import * as documents from './documents.ts';
import { type Limit, limit } from './limits.ts';
import { large, settle, sumLater, underWay } from './uploads/settling.ts';

const day = 24 * 3600_000;

/** Files that one school or office may announce a day, and links that it gets: a bad line asks for many anew. */
const files: Limit = { window: day, most: 1000 };
const links: Limit = { window: day, most: 10_000 };

/** Files under way that one person is told of. */
const mostTold = 50;

/**
 * Takes note of a file that is about to be sent. A file that is known goes on from where it stands: `arrived` says what
 * storage has; without it nothing is to be sent. What was refused may be sent anew, perhaps under its right name.
 */
export async function ask(ctx: Context, upload: Upload): Promise<Ticket> {
  const side = ctx.allow('document.upload', { owes: upload.owner });
  const extension = extensionOf(upload.name);
  if (!extension) throw invalid('name', 'file-kind');
  const by = authorOf(ctx, side);
  const { media } = fileKinds[extension];
  const since = ctx.clock();
  const asked: Kept = { ...upload, media, state: 'awaited', by, at: ctx.now, since, version: 1 };
  const key = documents.keyOf(ctx, upload);
  const known = await ctx.table.get(documents.kind, key);
  const fresh = await begin(ctx, asked, known);
  if (fresh) await charge(ctx, fresh);
  const document = fresh ?? known ?? (await documents.find(ctx, upload));
  if (document.size !== upload.size) throw new Problem('conflict');
  if (document.state === 'stored') return { document };
  const arrived = fresh ? undefined : await arrivedOf(ctx, document);
  if (!arrived && large(document))
    await ctx.parts.begin(documents.objectOf(ctx, document), document.media);
  return { document, arrived: arrived ?? [] };
}

/** Notes a file that is not known, or was refused; undefined when it is known, or somebody notes it at this moment. */
async function begin(
  ctx: Context,
  asked: Kept,
  known: Kept | undefined,
): Promise<Kept | undefined> {
  if (!known)
    return (await ctx.table.create(documents.kind, documents.keyOf(ctx, asked), asked))
      ? asked
      : undefined;
  if (known.state !== 'refused') return undefined;
  return documents.write(ctx, { ...asked, version: known.version }).catch((error) => {
    if (error instanceof Problem && error.code === 'stale') return undefined;
    throw error;
  });
}

/** Counts a file that was announced; one too many is not waited for. */
async function charge(ctx: Context, asked: Kept): Promise<void> {
  try {
    await limit(ctx, `files:${asked.owner}`, files);
  } catch (error) {
    await documents.write(ctx, { ...asked, state: 'refused', refusal: 'often' });
    throw error;
  }
}

/** The parts of a file that storage has, all of them once the object is there; undefined when nothing is under way. */
async function arrivedOf(ctx: Context, document: Document) {
  const object = documents.objectOf(ctx, document);
  const parts = large(document) ? await ctx.parts.arrived(object) : undefined;
  if (parts) return parts.map(({ number, size }) => ({ number, size }));
  // Asked by its tag: until the scan is over nobody may look at the object itself.
  if (!(await ctx.files.scan(object))) return undefined;
  return Array.from({ length: partsOf(document.size) }, (_, place) => {
    const [from, to] = bytesOf(document.size, place + 1);
    return { number: place + 1, size: to - from };
  });
}

/** Links to send parts of a file that was asked for; each takes exactly the bytes that it was made for. */
export async function targets(ctx: Context, named: Named, { parts }: PartsInput) {
  ctx.allow('document.upload', { owes: named.owner });
  const document = await documents.find(ctx, named);
  if (document.state === 'stored' || document.state === 'refused')
    throw new Problem('state', { state: document.state });
  if (parts.some((part) => part.number > partsOf(document.size))) throw invalid('parts', 'unknown');
  await limit(ctx, `links:${document.owner}`, links, parts.length);
  const object = documents.objectOf(ctx, document);
  if (!large(document)) {
    const { size, media, id } = document;
    return [{ number: 1, ...(await ctx.files.sendLink(object, { size, media, sha256: id })) }];
  }
  const sized = parts.map(({ number, sha256 }) => {
    const [from, to] = bytesOf(document.size, number);
    return { number, sha256, size: to - from };
  });
  const found = await ctx.parts.sendLinks(object, sized);
  if (!found) throw new Problem('state', { state: 'lost' });
  return found;
}

/**
 * Says that the bytes were sent. They must be there, free of malware, of the declared size and sum, and be what the name
 * says; anything else is refused and removed. While the scan or the sum of a large file is on, the answer is `checking`,
 * and one asks again. Confirming again gives the same answer.
 */
export async function confirm(ctx: Context, named: Named): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  const document = await documents.find(ctx, named);
  const settled = await settle(ctx, document, () => sumLater(ctx, document));
  if (settled.state === 'awaited') throw new Problem('state', { state: 'awaited' });
  if (settled.state === 'refused') {
    // Whoever refused it may have been cut off before it was removed.
    await ctx.files.remove(documents.objectOf(ctx, document));
    throw new Problem('file-refused', { ...(settled.refusal && { reason: settled.refusal }) });
  }
  return settled;
}

/** Files under way of those for whom this person may send, the newest first, with how much of each has come. */
export async function unfinished(ctx: Context): Promise<(Document & { arrived: number })[]> {
  if (!ctx.person) throw new Problem('signed-out');
  const { items } = await underWay(ctx, { reverse: true });
  const mine = items
    .filter((one) => ctx.may('document.upload', { owes: one.owner }))
    .slice(0, mostTold);
  return Promise.all(
    mine.map(async (document) => {
      const parts = (await arrivedOf(ctx, document)) ?? [];
      return { ...document, arrived: parts.reduce((all, part) => all + part.size, 0) };
    }),
  );
}
