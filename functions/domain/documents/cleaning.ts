/**
 * Removing the bytes of what was refused, or never came whole. The record says so first and waits in the index until
 * storage is clean, so a removal that fails half-way is gone on with. One run at a time is at it, and meanwhile the same
 * file is not taken anew: bytes of a record that is stored are never removed.
 */
import type { Kept, RefusedDocument } from '../../contract/documents/document.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../context.ts';
import * as documents from './kind.ts';

/** How long a run that removes may be silent; each of its requests is given up earlier. */
const lease = 60_000;

/** Why a file that nobody finished is refused; when its parts are gone, so is its record. */
export const forgotten = 'forgotten';

/** Refuses a file for good, and removes what came of it; what cannot be removed now is removed by the sweep. */
export async function refuse(ctx: Context, document: Kept, refusal: string): Promise<Kept> {
  const refused = await hold(ctx, { ...document, state: 'refused', refusal });
  return wipe(ctx, refused).catch((error) => {
    console.error({ unclean: document.id, error: String(error) });
    return refused;
  });
}

/** Goes on with a removal that was cut off, unless a run is at it. */
export async function clean(ctx: Context, document: Kept): Promise<void> {
  if (document.state !== 'refused' || isClean(ctx, document)) return;
  await wipe(ctx, await hold(ctx, document));
}

const isClean = (ctx: Context, { unclean }: RefusedDocument): boolean =>
  unclean === undefined || unclean > ctx.clock();

/** A file of which something is to be removed is not taken anew before that is done. */
export function refuseUnclean({ unclean }: RefusedDocument): void {
  if (unclean !== undefined) throw new Problem('busy', { retryAfter: 30 });
}

const hold = async (ctx: Context, document: RefusedDocument): Promise<RefusedDocument> =>
  (await documents.write(ctx, {
    ...document,
    unclean: ctx.clock() + lease,
  })) as RefusedDocument;

async function wipe(ctx: Context, refused: RefusedDocument): Promise<Kept> {
  const object = documents.objectOf(ctx, refused);
  await ctx.files.remove(object);
  if (documents.large(refused)) await ctx.parts.abandon(object);
  const { unclean: _, ...clean } = refused;
  if (refused.refusal !== forgotten) return documents.write(ctx, clean);
  await ctx.table.remove(documents.keyOf(ctx, refused), refused.version);
  return clean;
}
