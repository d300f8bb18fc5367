/**
 * How the bytes of a document come: a note that it is coming, links for its parts, a check of what arrived. Storage is
 * the memory of what has arrived, so any browser goes on where another stopped. What is too large to be summed by a
 * request, the schedule sums.
 */
import { createHash } from 'node:crypto';
import {
  type Document,
  Kept,
  type PartsInput,
  type Ticket,
  type Upload,
} from '../contract/documents.ts';
import { bytesOf, extensionOf, fileKinds, partsOf } from '../contract/files.ts';
import { invalid, Problem } from '../contract/problem.ts';
import { briefRange, keys } from '../store/keys.ts';
import type { Context } from './context.ts';
import * as documents from './documents.ts';
import { type Limit, limit } from './limits.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Files that one school or office may announce a day, and links that it gets: a bad line asks for many anew. */
const files: Limit = { window: 24 * hour, most: 1000 };
const links: Limit = { window: 24 * hour, most: 10_000 };

/** How long a file that was asked for is waited for. */
const awaitedFor = 48 * hour;

/** How long the schedule is trusted to be summing a file before it is asked again. */
const summing = 2 * minute;

type Named = Pick<Document, 'owner' | 'id'>;

/** Files under way that one person is told of. */
const mostTold = 50;

const large = (document: Document) => partsOf(document.size) > 1;

/**
 * Takes note of a file that is about to be sent. A file that is known goes on from where it stands: `arrived` says what
 * storage has; without it nothing is to be sent. What was refused may be sent anew, perhaps under its right name.
 */
export async function ask(ctx: Context, upload: Upload): Promise<Ticket> {
  const side = ctx.allow('document.upload', { owes: upload.owner });
  const extension = extensionOf(upload.name);
  if (!extension) throw invalid('name', 'file-kind');
  const by = { id: ctx.person?.id ?? '', name: ctx.person?.name ?? '', side };
  const { media } = fileKinds[extension];
  const since = ctx.clock();
  const asked: Kept = { ...upload, media, state: 'awaited', by, at: ctx.now, since, version: 1 };
  const key = documents.keyOf(ctx, upload);
  const fresh = await ctx.table.create(key, asked, documents.besideOf(asked), 'refused');
  if (fresh) await charge(ctx, asked);
  const document = fresh ? asked : await documents.find(ctx, upload);
  if (document.size !== upload.size) throw new Problem('conflict');
  if (document.state === 'stored') return { document };
  const arrived = fresh ? undefined : await arrivedOf(ctx, document);
  if (!arrived && large(document))
    await ctx.parts.begin(documents.objectOf(ctx, document), document.media);
  return { document, arrived: arrived ?? [] };
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

/** Does for the schedule what `confirm` leaves to it: reads a large file once and sums it. */
export async function verify(ctx: Context, named: Named): Promise<Document> {
  const document = await documents.find(ctx, named);
  return settle(ctx, document, () => judge(ctx, document));
}

/** Takes a document on to what its bytes have come to; `sum` is asked when they came by parts. */
async function settle(ctx: Context, document: Kept, sum: () => Promise<Kept>): Promise<Kept> {
  if (document.state === 'stored' || document.state === 'refused') return document;
  const object = documents.objectOf(ctx, document);
  let scan = await ctx.files.scan(object);
  if (!scan && large(document) && (await ctx.parts.assemble(object, document.size)))
    scan = await ctx.files.scan(object);
  if (!scan) return { ...document, state: 'awaited' };
  if (scan === 'checking') return { ...document, state: 'checking' };
  if (scan !== 'clean') return decide(ctx, document, scan);
  return large(document) ? sum() : judge(ctx, document);
}

/** Asks the schedule to sum a file, once in a while. */
async function sumLater(ctx: Context, document: Kept): Promise<Kept> {
  const { owner, id } = document;
  const checking: Kept = { ...document, state: 'checking', summing: ctx.clock() + summing };
  if ((document.summing ?? 0) > ctx.clock()) return checking;
  try {
    await documents.write(ctx, checking);
  } catch (error) {
    // Somebody else asked for it at this moment.
    if (error instanceof Problem && error.code === 'stale') return checking;
    throw error;
  }
  await ctx.jobs({ job: 'verify', owner, id });
  return checking;
}

/** Looks at bytes that may be read: are they those that were declared, and of that kind? */
async function judge(ctx: Context, document: Kept): Promise<Kept> {
  const object = documents.objectOf(ctx, document);
  const found = await ctx.files.look(object);
  if (!found) return { ...document, state: 'awaited' };
  const kind = found.size === document.size ? await kindFault(ctx, document, object) : 'broken';
  const sum = kind ? '' : (found.sha256 ?? (await sumOf(ctx, object)));
  return decide(ctx, document, kind ?? (sum === document.id ? undefined : 'broken'));
}

async function sumOf(ctx: Context, object: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of await ctx.files.stream(object)) hash.update(piece);
  return hash.digest('hex');
}

async function kindFault(ctx: Context, document: Document, object: string) {
  const { inspect } = await import('./inspection.ts');
  const extension = extensionOf(document.name);
  if (!extension) return 'mismatch';
  return inspect(extension, document.size, (from, to) => ctx.files.read(object, from, to));
}

/** Keeps what was decided. What is refused is removed only after it is known to be refused. */
async function decide(ctx: Context, document: Kept, refusal: string | undefined): Promise<Kept> {
  const { summing: _, ...rest } = document;
  const decided: Kept = refusal
    ? { ...rest, state: 'refused', refusal }
    : { ...rest, state: 'stored' };
  try {
    const written = await documents.write(ctx, decided);
    if (refusal) await ctx.files.remove(documents.objectOf(ctx, document));
    if (large(document)) await ctx.parts.abandon(documents.objectOf(ctx, document));
    return written;
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'stale')) throw error;
    // Clicked twice at once, an answer that was lost, the schedule beside a request: it is decided already. Or somebody
    // said meanwhile what the paper is.
    const now = await documents.find(ctx, document);
    return now.state === 'stored' || now.state === 'refused' ? now : decide(ctx, now, refusal);
  }
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

const underWay = (ctx: Context, options: { after?: string | undefined; reverse?: boolean } = {}) =>
  ctx.table.page(Kept, 'waiting', keys.documents(ctx.municipality).pk, {
    begins: briefRange.by(documents.waits.under, ''),
    ...options,
  });

/**
 * Goes through the files under way for at most a minute: what has come is settled though nobody confirmed it, what gave
 * no sign of life for 48 hours is forgotten with its parts. A file that cannot be settled keeps no other from it.
 */
export async function sweep(ctx: Context): Promise<void> {
  const end = ctx.clock() + minute;
  const faults: unknown[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await underWay(ctx, { after });
    for (const one of items) {
      if (ctx.clock() > end) return;
      await settleOrForget(ctx, one).catch((error) => faults.push(error));
    }
    after = next;
  } while (after);
  if (faults.length > 0) throw new AggregateError(faults, 'Some files were not settled');
}

async function settleOrForget(ctx: Context, named: Named): Promise<void> {
  const key = documents.keyOf(ctx, named);
  const document = await ctx.table.get(Kept, key);
  if (!document || (document.summing ?? 0) > ctx.clock()) return;
  const settled = await settle(ctx, document, () => judge(ctx, document));
  const long = (since: number) => ctx.clock() - since > awaitedFor;
  if (settled.state !== 'awaited' || !long(document.since)) return;
  const object = documents.objectOf(ctx, document);
  const parts = large(document) ? await ctx.parts.arrived(object) : undefined;
  if (parts?.some((part) => !long(part.at))) return;
  // The record first: who goes on at this very moment begins anew, and is told so.
  if (await ctx.table.remove(key, document.version)) await ctx.parts.abandon(object);
}
