/**
 * Letters that are to come: each is work that is left until the post takes it, so what refuses one reader keeps it from no
 * other, and nobody gets a letter twice because another did not get theirs. (Codes for signing in are not: later they are
 * worth nothing.)
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { isAwaited } from '../contract/awaited.ts';
import { type LetterKind, letterKinds } from '../contract/notices.ts';
import { asked as askedState, failed } from '../contract/work.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import type { Letter } from '../store/post.ts';
import type { Context } from './context.ts';
import { asked, leased, left, leftAt } from './work.ts';

/** How long it is known that a letter was sent, or given up, in milliseconds. */
const known = 30 * 86_400_000;

const Base = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Of which kind it is; those up to 0.6 did not say. */
  kind: z.optional(z.enum(letterKinds)),
  /** What the post said when it would not take it. */
  refusal: z.optional(z.string()),
  /** When it was asked for, in milliseconds of the real clock. */
  since: z.int(),
  version: z.int(),
});
const KeptLetter = z.discriminatedUnion('state', [
  z.extend(Base, askedState),
  z.extend(Base, { state: z.literal('sent') }),
  z.extend(Base, failed),
]);
type KeptLetter = z.infer<typeof KeptLetter>;

const name = 'letter';

/** How a letter is kept; one that is sent or given up is forgotten after a while. */
export const kind: Kind<KeptLetter> = {
  name,
  shape: 1,
  schema: KeptLetter,
  beside: (letter) => ({
    brief: { id: letter.id },
    ...leftAt(name, letter, letter.id),
    ...(!isAwaited(letter) && { expires: Math.ceil((letter.since + known) / 1000) }),
  }),
};

/** What the index says of a letter: which one. */
const placeKind: Kind<{ id: string }> = { name, shape: 1, schema: z.object({ id: z.string() }) };

const keyOf = (ctx: Context, id: string) => keys.letter(ctx.municipality, id);

export type { LetterKind };

/**
 * Asks for a letter. `about`: what it is about; to one reader of one thing there is one letter, however often it is asked for.
 * `from`: the moment from which it may be sent, in milliseconds of the real clock; at once where nothing is said.
 */
export async function ask(
  ctx: Context,
  about: string,
  letter: Letter & { kind?: LetterKind },
  from = ctx.clock(),
): Promise<void> {
  const id = createHash('sha256')
    .update(JSON.stringify([about, letter.to]))
    .digest('hex');
  const wanted = { ...letter, ...asked(ctx), due: from, id, since: ctx.clock(), version: 1 };
  await ctx.table.create(kind, keyOf(ctx, id), wanted);
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
    await post({ to, subject, text }).catch(async (error: unknown) => {
      // What the post said is seen by whoever asks why somebody got no letter.
      await step({ refusal: String(error).slice(0, 300) });
      throw error;
    });
    return step({ state: 'sent' });
  });
}
