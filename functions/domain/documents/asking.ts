/**
 * How the bytes of a document come: a note that it is coming, links for its parts, a word that they were sent. Storage is
 * the memory of what has arrived, so any browser goes on where another stopped. What becomes of them then stands in
 * `settling.ts`.
 */
import { randomUUID } from 'node:crypto';
import type {
  Document,
  Kept,
  PartsInput,
  Ticket,
  Unfinished,
  Upload,
} from '../../contract/documents/document.ts';
import {
  bytesOf,
  extensionOf,
  fileKinds,
  lightest,
  mostADay,
  partsOf,
} from '../../contract/documents/files.ts';
import { isOffice } from '../../contract/offices.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import { authorOf, type Context } from '../context.ts';
import { type Limit, limit, uncount } from '../limits.ts';
import { meanwhile } from '../work.ts';
import { goneOn } from './acts.ts';
import type { Named } from './kind.ts';
import * as documents from './kind.ts';
import { isLost } from './reading.ts';
import { settle, sumLater } from './settling.ts';

const day = 24 * 3600_000;

/** Bytes that one school or office may announce a day, and links that it gets: a bad line asks for many anew. */
const files = (owner: string): Limit => ({
  window: day,
  most: mostADay[isOffice(owner) ? 'office' : 'school'],
});
const links: Limit = { window: day, most: 10_000 };

/** Files under way that one person is told of. */
const mostTold = 50;

/**
 * Takes note of a file that is about to be sent. A file that is known goes on from where it stands: `arrived` says what
 * storage has; without it nothing is to be sent. What was refused may be sent anew, perhaps under its right name, and so
 * may what storage has lost.
 */
export async function ask(ctx: Context, upload: Upload): Promise<Ticket> {
  const side = ctx.allow('document.upload', { owes: upload.owner });
  const extension = extensionOf(upload.name);
  if (!extension) throw invalid('name', 'file-kind');
  const by = authorOf(ctx, side);
  const { media } = fileKinds[extension];
  const since = ctx.clock();
  const own = { since, sending: randomUUID(), version: 1 };
  const asked: Kept = { ...upload, media, state: 'awaited', by, at: ctx.now, ...own };
  const known = await ctx.table.get(documents.kind, documents.keyOf(ctx, upload));
  const stands = known && known.state !== 'refused' && !(await isLost(ctx, known));
  const fresh = stands ? undefined : await begin(ctx, asked, known);
  const found = fresh ?? (await again(ctx, upload, stands ? known : undefined));
  if (found.state !== 'awaited' && found.state !== 'checking') return { document: found };
  const arrived = fresh ? undefined : await arrivedOf(ctx, found);
  if (!arrived && documents.large(found))
    await ctx.parts.begin(documents.objectOf(ctx, found), found.media);
  return { document: found, arrived: arrived ?? [] };
}

/**
 * Notes a file that is not known, or is to be sent anew; undefined when somebody notes it at this moment. It is counted
 * before, so that one too many leaves nothing behind, and not at all when nothing came of it.
 */
async function begin(
  ctx: Context,
  asked: Kept,
  before: Kept | undefined,
): Promise<Kept | undefined> {
  const weight = Math.max(asked.size, lightest);
  const counted = [`files:${asked.owner}`, files(asked.owner), weight] as const;
  await limit(ctx, ...counted);
  let noted: Kept | undefined;
  try {
    noted = await note(ctx, asked, before);
  } finally {
    if (!noted) await uncount(ctx, ...counted);
  }
  return noted;
}

async function note(
  ctx: Context,
  asked: Kept,
  before: Kept | undefined,
): Promise<Kept | undefined> {
  if (!before) {
    const created = await ctx.table.create(documents.kind, documents.keyOf(ctx, asked), asked);
    return created ? asked : undefined;
  }
  const { version, acts, about } = before;
  const kept = { version, ...(acts && { acts }), ...(about && { about }) };
  return documents.write(ctx, { ...asked, ...kept }).catch(meanwhile);
}

/** A file that is known already; one that was given up is gone on with. */
async function again(ctx: Context, upload: Upload, known: Kept | undefined): Promise<Kept> {
  const document = known ?? (await documents.find(ctx, upload));
  if (document.size !== upload.size) throw new Problem('conflict');
  if (document.state !== 'cancelled') return document;
  return (
    (await documents.write(ctx, goneOn(ctx, document)).catch(meanwhile)) ??
    documents.find(ctx, upload)
  );
}

/** The parts of a file that storage has, all of them once the object is there; undefined when nothing is under way. */
async function arrivedOf(ctx: Context, document: Kept) {
  const object = documents.objectOf(ctx, document);
  const parts = documents.large(document) ? await ctx.parts.arrived(object) : undefined;
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
  if (document.state !== 'awaited' && document.state !== 'checking')
    throw new Problem('state', { state: document.state });
  if (parts.some((part) => part.number > partsOf(document.size))) throw invalid('parts', 'unknown');
  await limit(ctx, `links:${document.owner}`, links, parts.length);
  const object = documents.objectOf(ctx, document);
  if (!documents.large(document)) {
    const { size, media, id } = document;
    return [{ number: 1, ...(await ctx.files.sendUrl(object, { size, media, sha256: id })) }];
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
  if (settled.state === 'awaited' || settled.state === 'cancelled')
    throw new Problem('state', { state: settled.state });
  if (settled.state === 'refused') throw new Problem('file-refused', { reason: settled.refusal });
  return settled;
}

/** Files under way of those for whom this person may send, the newest first, with how much of each has come. */
export async function unfinished(ctx: Context): Promise<Unfinished['documents']> {
  if (!ctx.person) throw new Problem('signed-out');
  const { items } = await documents.waiting(ctx, 'under', { reverse: true });
  const mine = items
    .filter((one) => one.state === 'awaited' || one.state === 'checking')
    .filter((one) => ctx.may('document.upload', { owes: one.owner }))
    .slice(0, mostTold);
  return Promise.all(
    mine.map(async (document) => {
      const parts = (await arrivedOf(ctx, document)) ?? [];
      return { ...document, arrived: parts.reduce((all, part) => all + part.size, 0) };
    }),
  );
}
