/** The library of phrases with which a department returns reports: each of its own, so that two people may keep at once. */
import { isDeepStrictEqual } from 'node:util';
import { mostPhrases, Phrase } from '../contract/phrases.ts';
import { Problem } from '../contract/problem.ts';
import { keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import type { Context } from './context.ts';

/** How a phrase is kept: it is never changed, another takes its place. */
const kind: Kind<Phrase> = { name: 'phrase', shape: 1, schema: Phrase };

/** All phrases, by their words. */
export async function list(ctx: Context): Promise<Phrase[]> {
  ctx.allow('task.review');
  const all = await ctx.table.list(kind, keys.phrases(ctx.municipality));
  return all.sort((a, b) => a.text.localeCompare(b.text, 'ru'));
}

/**
 * Keeps a phrase; the same words for the same reason are kept once, under the id that came first. `conflict` when the id is
 * of another phrase, `state` when there are as many as are read.
 */
export async function keep(ctx: Context, phrase: Phrase): Promise<Phrase> {
  const all = await list(ctx);
  const before = all.find(({ id }) => id === phrase.id);
  if (before && !isDeepStrictEqual(before, phrase)) throw new Problem('conflict');
  const same = all.find(({ reason, text }) => reason === phrase.reason && text === phrase.text);
  if (same) return same;
  if (all.length >= mostPhrases) throw new Problem('state', { state: 'full' });
  await ctx.table.create(kind, keys.phrase(ctx.municipality, phrase.id), phrase);
  return phrase;
}

/** Forgets a phrase; what was said by it stays where it was said. */
export async function forget(ctx: Context, id: string): Promise<void> {
  ctx.allow('task.review');
  await ctx.table.remove(keys.phrase(ctx.municipality, id));
}
