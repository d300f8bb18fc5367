/**
 * Removing the bytes of what was refused, or never came whole. Each sending of a file has a place of its own in storage,
 * which is never used again: what is removed late, twice or half-way takes nothing of a document that is stored. That a
 * sending is to come to nothing is noted before its record says so, and the note stands until nothing can come there any
 * more: a link to send lives on after the refusal.
 */
import * as z from 'zod/mini';
import type { Kept } from '../../contract/documents/document.ts';
import { briefRange, keys } from '../../store/keys.ts';
import { type Kind, written } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { each, forAMinute } from '../work.ts';
import * as documents from './kind.ts';

const day = 24 * 3600_000;

/** For how long bytes may come once more: links to send live an hour, and what was begun by one may take its time. */
const comesFor = day;

/** For how long it is told why a file was refused. */
const toldFor = 30 * day;

const Remains = z.object({
  owner: z.string(),
  id: z.string(),
  sending: z.string(),
  size: z.int(),
  /** From when nothing comes any more, in milliseconds of the real clock. */
  due: z.int(),
});
type Remains = z.infer<typeof Remains>;

/** How it is noted that bytes are to be removed. */
const kind: Kind<Remains> = {
  name: 'remains',
  shape: 1,
  schema: Remains,
  beside: (one) => ({
    brief: one,
    waiting: briefRange.by('remains', String(one.due), one.owner, one.id, one.sending),
  }),
};

const noteOf = (ctx: Context, { owner, id, sending }: documents.Sending) =>
  keys.remains(ctx.municipality, owner, id, sending);

async function note(ctx: Context, { owner, id, sending, size }: documents.Sending): Promise<void> {
  const one = { owner, id, sending, size, due: ctx.clock() + comesFor };
  await ctx.table.put(noteOf(ctx, one), written(kind, one));
}

async function wipe(ctx: Context, one: documents.Sending): Promise<void> {
  const object = documents.objectOf(ctx, one);
  await ctx.files.remove(object);
  if (documents.large(one)) await ctx.parts.abandon(object);
}

/** Refuses a file for good, and removes what came of it; what cannot be removed now is removed by its note. */
export async function refuse(ctx: Context, document: Kept, refusal: string): Promise<Kept> {
  await note(ctx, document);
  const since = ctx.clock();
  const refused = await documents.write(ctx, { ...document, state: 'refused', refusal, since });
  await wipe(ctx, document).catch((error) =>
    console.error({ unclean: document.id, error: String(error) }),
  );
  return refused;
}

/** Forgets a file that nobody finished, unless somebody goes on with it at this moment. */
export async function forget(ctx: Context, document: Kept): Promise<void> {
  await note(ctx, document);
  if (await ctx.table.remove(documents.keyOf(ctx, document), document.version))
    await wipe(ctx, document);
}

/** Removes what has come to nothing for good: bytes that were noted, and refusals that were told long enough. */
export async function prune(ctx: Context): Promise<void> {
  const now = ctx.clock();
  const { pk } = keys.documents(ctx.municipality);
  const begins = briefRange.by('remains', '');
  const between = [begins, `${begins}${now}~`] as const;
  const noted = forAMinute(ctx, [
    (after) => ctx.table.page(kind, 'waiting', pk, { between, after }),
  ]);
  const refused = forAMinute(ctx, [
    (after) => documents.waiting(ctx, 'refused', { until: now - toldFor, after }),
  ]);
  const works = [
    () => each(noted, (one) => clear(ctx, one)),
    () => each(refused, (one) => unsay(ctx, one)),
  ];
  await each(works, (work) => work());
}

/** Clears the place of a sending, if its record says that it came to nothing, or names another by now. */
async function clear(ctx: Context, one: Remains): Promise<void> {
  const record = await ctx.table.get(documents.kind, documents.keyOf(ctx, one));
  const own = record?.sending === one.sending ? record.state : 'refused';
  // Somebody went on with it after all: as long as that is under way it may yet come to nothing.
  if (own === 'awaited' || own === 'checking' || own === 'cancelled') return;
  if (own === 'refused') await wipe(ctx, one);
  await ctx.table.remove(noteOf(ctx, one));
}

/** Forgets a refusal. What was left of it by releases that noted nothing goes with it. */
async function unsay(ctx: Context, refused: Kept): Promise<void> {
  await wipe(ctx, refused);
  await ctx.table.remove(documents.keyOf(ctx, refused), refused.version);
}
