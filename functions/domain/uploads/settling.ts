/**
 * What becomes of bytes that were sent: are they clean, are they those that were declared, and of that kind? Requests and
 * the schedule settle alike; what is too large to be summed by a request the schedule sums, and it forgets what never came.
 */
import { createHash } from 'node:crypto';
import type { Document, Kept } from '../../contract/documents.ts';
import { extensionOf, partsOf } from '../../contract/files.ts';
import { Problem } from '../../contract/problem.ts';
import { briefRange, keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import type { Named } from '../documents.ts';
import * as documents from '../documents.ts';

const minute = 60_000;

/** How long a file that was asked for is waited for. */
const awaitedFor = 48 * 60 * minute;

/** How long the schedule is trusted to be summing a file before it is asked again. */
const summing = 2 * minute;

/** Whether a file goes by parts. */
export const large = (document: Document) => partsOf(document.size) > 1;

/** Takes a document on to what its bytes have come to; `sum` is asked when they came by parts. */
export async function settle(
  ctx: Context,
  document: Kept,
  sum: () => Promise<Kept>,
): Promise<Kept> {
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
export async function sumLater(ctx: Context, document: Kept): Promise<Kept> {
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
  const { inspect } = await import('../inspection.ts');
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

/** Does for the schedule what `confirm` leaves to it: reads a large file once and sums it. */
export async function verify(ctx: Context, named: Named): Promise<Document> {
  const document = await documents.find(ctx, named);
  return settle(ctx, document, () => judge(ctx, document));
}

/** A page of the files under way, the oldest first. */
export const underWay = (
  ctx: Context,
  options: { after?: string | undefined; reverse?: boolean } = {},
) =>
  ctx.table.page(documents.kind, 'waiting', keys.documents(ctx.municipality).pk, {
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
  const document = await ctx.table.get(documents.kind, key);
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
