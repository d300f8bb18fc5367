/**
 * What becomes of bytes that were sent: are they clean, are they those that were declared, and of that kind? Requests and
 * the schedule settle alike; what is too large to be summed by a request the schedule sums, and it forgets what never came.
 */
import { createHash } from 'node:crypto';
import type { Document, Kept } from '../../contract/documents/document.ts';
import { extensionOf } from '../../contract/documents/files.ts';
import type { Measure } from '../../contract/measures.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../context.ts';
import { each, forAMinute, meanwhile } from '../work.ts';
import { forget, refuse } from './cleaning.ts';
import type { Named } from './kind.ts';
import * as documents from './kind.ts';

const minute = 60_000;

/** How long a file that was asked for is waited for. */
const awaitedFor = 48 * 60 * minute;

/** How long the schedule is trusted to be summing a file before it is asked again. */
const summing = 2 * minute;

const isUnderWay = ({ state }: Document): boolean => state === 'awaited' || state === 'checking';

/** Takes a document on to what its bytes have come to; `sum` is asked when they came by parts. */
export async function settle(
  ctx: Context,
  document: Kept,
  sum: () => Promise<Document>,
): Promise<Document> {
  if (!isUnderWay(document)) return document;
  const object = documents.objectOf(ctx, document);
  let scan = await ctx.files.scan(object);
  if (!scan && documents.large(document)) {
    // Whoever confirms at the same moment may be putting it together: the object itself tells, once it is there.
    const put = await ctx.parts.assemble(object, document.size);
    scan = (await ctx.files.scan(object)) ?? (put ? 'checking' : undefined);
  }
  if (!scan) return { ...document, state: 'awaited' };
  if (scan === 'checking') return { ...document, state: 'checking' };
  if (scan !== 'clean') return decide(ctx, document, scan);
  return documents.large(document) ? sum() : judge(ctx, document);
}

/** Asks the schedule to sum a file, once in a while. */
export async function sumLater(ctx: Context, document: Kept): Promise<Document> {
  const { owner, id } = document;
  const checking: Kept = { ...checkingOf(ctx, document), summing: ctx.clock() + summing };
  if (isSumming(ctx, document)) return checking;
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

/** A document that is being checked: since the first that noted it. */
const checkingOf = (ctx: Context, document: Kept) =>
  document.state === 'checking'
    ? document
    : ({ ...document, state: 'checking', since: ctx.clock(), summing: 0 } as const);

const isSumming = (ctx: Context, document: Kept): boolean =>
  document.state === 'checking' && document.summing > ctx.clock();

/** Looks at bytes that may be read: are they those that were declared, and of that kind? */
async function judge(ctx: Context, document: Kept): Promise<Document> {
  const object = documents.objectOf(ctx, document);
  const found = await ctx.files.head(object);
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
  const { inspect } = await import('../inspection/inspect.ts');
  const extension = extensionOf(document.name);
  if (!extension) return 'mismatch';
  return inspect(extension, document.size, (from, to) => ctx.files.read(object, from, to));
}

/** Keeps what was decided. What is refused is removed only after it is known to be refused. */
async function decide(ctx: Context, document: Kept, refusal: string | undefined): Promise<Kept> {
  try {
    if (refusal) return await refuse(ctx, document, refusal);
    // The object is whole: parts of another upload of it are worth nothing. A record that is stored leaves none behind.
    if (documents.large(document)) await ctx.parts.abandon(documents.objectOf(ctx, document));
    return await documents.write(ctx, { ...document, state: 'stored' });
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'stale')) throw error;
    // Clicked twice at once, an answer that was lost, the schedule beside a request: it is decided already. Or somebody
    // said meanwhile what the paper is. What was decided of one sending says nothing of another.
    const now = await documents.find(ctx, document);
    return isUnderWay(now) && now.sending === document.sending ? decide(ctx, now, refusal) : now;
  }
}

/** Does for the schedule what `confirm` leaves to it: reads a large file once and sums it. */
export async function verify(ctx: Context, named: Named): Promise<Document> {
  const document = await documents.find(ctx, named);
  return settle(ctx, document, () => judge(ctx, document));
}

/**
 * Goes through the files under way for at most a minute: what has come is settled though nobody confirmed it, what gave no
 * sign of life for 48 hours is forgotten with its parts. A file that cannot be settled keeps no other from it. For how many
 * seconds the oldest is being checked is said while there is one: a scan that is down is seen by it.
 */
export async function sweep(ctx: Context, measure: Measure): Promise<void> {
  let oldest: number | undefined;
  const waits = ['cancelled', 'under'] as const;
  const files = forAMinute(
    ctx,
    waits.map((wait) => (after) => documents.waiting(ctx, wait, { after })),
  );
  const work = each(files, async (one) => {
    const checked = await goOn(ctx, one).catch(meanwhile);
    if (checked !== undefined) oldest = Math.max(oldest ?? 0, checked);
  });
  await work.finally(() => {
    if (oldest !== undefined) measure('oldest-checking', Math.floor(oldest / 1000));
  });
}

/** Takes a file on; gives for how many milliseconds it is being checked, if it still is. */
async function goOn(ctx: Context, named: Named): Promise<number | undefined> {
  const document = await ctx.table.get(documents.kind, documents.keyOf(ctx, named));
  if (!document) return;
  const checking = checkingOf(ctx, document);
  const checked = ctx.clock() - checking.since;
  if (isSumming(ctx, document)) return checked;
  const { state } = await settle(ctx, document, () => judge(ctx, document));
  if (state === 'checking') {
    if (document.state !== 'checking') await documents.write(ctx, checking);
    return checked;
  }
  if ((state === 'awaited' || state === 'cancelled') && (await isSilent(ctx, document)))
    await forget(ctx, document);
}

/** Whether a file gave no sign of life for so long that nobody will go on with it. */
async function isSilent(ctx: Context, document: Kept): Promise<boolean> {
  const long = (since: number) => ctx.clock() - since > awaitedFor;
  if (!long(document.since)) return false;
  const object = documents.objectOf(ctx, document);
  const parts = documents.large(document) ? await ctx.parts.arrived(object) : undefined;
  return !parts?.some((part) => !long(part.at));
}
