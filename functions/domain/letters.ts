/**
 * Letters that are to come: each is work that is left until the post takes it, so what refuses one reader keeps it from no
 * other, and nobody gets a letter twice because another did not get theirs. (Codes for signing in are not: later they are
 * worth nothing.)
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { isAwaited } from '../contract/awaited.ts';
import { Instant } from '../contract/dates.ts';
import { type Delivery, deliveries } from '../contract/deliveries.ts';
import { isLost, type LetterKind, letterKinds } from '../contract/notices/kinds.ts';
import { LetterBrief } from '../contract/notices/letter.ts';
import { asked as askedState, failed } from '../contract/work.ts';
import { briefRange, keys, waitingRange } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import type { Letter } from '../store/post.ts';
import type { Context } from './context.ts';
import { asked, become, leased, left, leftAt } from './work.ts';

/** How long it is known that a letter was sent, or given up, in milliseconds. */
const known = 30 * 86_400_000;

const Base = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** The first page of ours that it leads to, without the site. */
  page: z.optional(z.string()),
  /** Of which kind it is; those up to 0.6 did not say. */
  kind: z.optional(z.enum(letterKinds)),
  /** What the post said when it would not take it. */
  refusal: z.optional(z.string()),
  /** What the post told of it afterwards, the worst. */
  delivery: z.optional(z.enum(deliveries)),
  /** When it was asked for, in milliseconds of the real clock. */
  since: z.int(),
  /** The same by the clock of the house; those up to 0.7 did not say. */
  at: z.optional(Instant),
  version: z.int(),
});
const KeptLetter = z.discriminatedUnion('state', [
  z.extend(Base, askedState),
  z.extend(Base, { state: z.literal('sent') }),
  z.extend(Base, failed),
  /** Whoever would get it does not want its kind: it is kept to be read, and never sent. */
  z.extend(Base, { state: z.literal('muted') }),
]);
type KeptLetter = z.infer<typeof KeptLetter>;

const name = 'letter';

/** How a letter is kept; one that is sent or given up is forgotten after a while. */
export const kind: Kind<KeptLetter> = {
  name,
  shape: 2,
  schema: KeptLetter,
  // Up to 0.7 it stood in no list of its reader.
  lifts: { 1: (data) => data },
  beside: (letter) => ({
    briefs: briefRange.letters(addresseeOf(letter.to), String(letter.since), letter.id),
    brief: briefOf(letter),
    ...leftAt(name, letter, letter.id),
    ...(isLost(letter) && {
      waiting: waitingRange.left(lost, String(letter.since), letter.id),
    }),
    ...(!isAwaited(letter) && { expires: Math.ceil((letter.since + known) / 1000) }),
  }),
};

/** Where letters stand that reached nobody. */
const lost = 'lost-letter';

/** By what the letters of a reader are found: nobody's e-mail stands in a key. */
const addresseeOf = (to: string) => createHash('sha256').update(to).digest('hex').slice(0, 24);

const briefOf = (letter: KeptLetter): LetterBrief => {
  const { id, to, subject, state, at, kind, refusal, delivery, page } = letter;
  return { id, to, subject, state, at, kind, refusal, delivery, page };
};

/** What the index says of a letter. */
const briefKind: Kind<LetterBrief> = { name, shape: 2, schema: LetterBrief };
/** Up to 0.7 it said which one, and no more. */
const placeKind: Kind<{ id: string }> = {
  name,
  shape: 2,
  schema: z.object({ id: z.string() }),
  lifts: { 1: (data) => data },
};

const keyOf = (ctx: Context, id: string) => keys.letter(ctx.municipality, id);

export type { LetterKind };

/**
 * Asks for a letter. `about`: what it is about; to one reader of one thing there is one letter, however often it is asked for.
 * `muted`: it is kept and not sent. `from`: the moment from which it may be sent, in milliseconds of the real clock; at once where nothing is said.
 */
export async function ask(
  ctx: Context,
  about: string,
  letter: Letter & { kind?: LetterKind; muted?: boolean },
  from = ctx.clock(),
): Promise<void> {
  const id = createHash('sha256')
    .update(JSON.stringify([about, letter.to]))
    .digest('hex');
  const { muted, ...said } = letter;
  const state = muted ? { state: 'muted' as const } : { ...asked(ctx), due: from };
  const page = pageIn(letter.text, ctx.config.site);
  const made = { ...said, ...state, id, page, since: ctx.clock(), at: ctx.now, version: 1 };
  await ctx.table.create(kind, keyOf(ctx, id), made);
}

/** The first page of ours that a letter leads to: it begins with a slash, so it leads nowhere else. */
const pageIn = (text: string, site: string): string | undefined =>
  text
    .split(/\s+/)
    .find((word) => word.startsWith(`${site}/`))
    ?.slice(site.length);

/** How many letters a list holds. */
const listed = 100;

/** The newest letters to an e-mail, the newest first. */
export async function ofReader(ctx: Context, email: string): Promise<LetterBrief[]> {
  const begins = briefRange.letters(addresseeOf(email));
  const { pk } = keys.letters(ctx.municipality);
  return (await ctx.table.page(briefKind, 'briefs', pk, { begins, reverse: true, limit: listed }))
    .items;
}

/** The newest letters that reached nobody, the newest first. */
export async function lostOnes(ctx: Context): Promise<LetterBrief[]> {
  const begins = waitingRange.left(lost);
  const { pk } = keys.letters(ctx.municipality);
  return (await ctx.table.page(briefKind, 'waiting', pk, { begins, reverse: true, limit: listed }))
    .items;
}

/** The ids of letters that may be sent now. */
export const unsent = async (ctx: Context): Promise<string[]> =>
  (await left(ctx, placeKind, keys.letters(ctx.municipality).pk)).map(({ id }) => id);

/** Sends a letter by the post, once; one that the post refuses is tried again after a pause, until it is given up. */
export async function send(
  ctx: Context,
  id: string,
  post: (letter: Letter) => Promise<void>,
): Promise<void> {
  const found = await ctx.table.get(kind, keyOf(ctx, id));
  if (!found) return;
  const { to, subject, text } = found;
  await leased(ctx, kind, keyOf(ctx, id), found, {}, async (step) => {
    await post({ to, subject, text, id }).catch(async (error: unknown) => {
      // What the post said is seen by whoever asks why somebody got no letter.
      await step({ refusal: String(error).slice(0, 300) });
      throw error;
    });
    return step({ state: 'sent' });
  });
}

/**
 * Notes what the post tells of a letter; the worst stays, so an event may come twice and before another. What the post tells
 * of it has taken: where its answer to us was late or lost, the letter counts as sent and goes out no second time.
 */
export async function noteDelivery(ctx: Context, id: string, event: Delivery): Promise<void> {
  const found = await ctx.table.get(kind, keyOf(ctx, id));
  if (!found || badness(found.delivery) >= badness(event)) return;
  const told = { ...found, state: 'sent' as const, delivery: event };
  await become(ctx, kind, keyOf(ctx, id), told);
}

const badness = (event: Delivery | undefined) => (event ? deliveries.indexOf(event) : -1);
