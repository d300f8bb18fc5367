/** «Что нового»: the letters of whoever asks, how they read them; for the administrator those of others, and the lost. */
import type { LetterBrief, Reader, ReaderInput } from '../../contract/notices/letter.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../context.ts';
import * as letters from '../letters.ts';
import * as people from '../people/listing.ts';
import { change, readerOf } from './kind.ts';

/** One's own letters of the last weeks, the newest first, and how one reads them. */
export async function own(ctx: Context): Promise<{ letters: LetterBrief[]; reader: Reader }> {
  if (!ctx.person) throw new Problem('signed-out');
  const { email, id } = ctx.person;
  const [found, reader] = await Promise.all([letters.ofReader(ctx, email), readerOf(ctx, id)]);
  return { letters: found, reader };
}

/** Mutes kinds of letters, or says that all up to an instant was seen; only ever one's own. */
export async function keep(ctx: Context, input: ReaderInput): Promise<Reader> {
  if (!ctx.person) throw new Problem('signed-out');
  const { mutes, seen } = input;
  if (seen !== undefined && seen > ctx.now)
    throw new Problem('invalid', { fields: [{ path: 'seen', code: 'future' }] });
  await change(ctx, ctx.person.id, {
    ...(mutes && { mutes: [...new Set(mutes)] }),
    ...(seen !== undefined && { seen }),
  });
  return readerOf(ctx, ctx.person.id);
}

/** The letters of somebody, for the administrator. */
export async function of(ctx: Context, person: string): Promise<LetterBrief[]> {
  const { email } = await people.read(ctx, person);
  return letters.ofReader(ctx, email);
}

/** Letters that reached nobody, for the administrator. */
export async function lost(ctx: Context): Promise<LetterBrief[]> {
  ctx.allow('person.keep');
  return letters.lostOnes(ctx);
}
