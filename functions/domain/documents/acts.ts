/**
 * What is done with a document after it came: said what it is, taken out of the list and brought back, taken from view and
 * given back. Doing again what is done changes nothing.
 */
import type {
  About,
  Document,
  DocumentAct,
  Kept,
  Withdrawal,
} from '../../contract/documents/document.ts';
import { invalid, Problem } from '../../contract/problem.ts';
import { readOne } from '../../store/table.ts';
import { authorOf, type Context } from '../context.ts';
import { note } from '../journal.ts';
import { find, keyOf, kind, type Named, write } from './kind.ts';

/** Says what a paper is: kind, number, date, title, whether it may be public, which version it follows. */
export async function describe(
  ctx: Context,
  named: Named,
  version: number,
  about: About,
): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  if (about.date !== undefined && about.date > ctx.today) throw invalid('date', 'future');
  const { replaces = named.id } = about;
  const [found, earlier] = await ctx.table.getMany(
    [named.id, replaces].map((id) => keyOf(ctx, { owner: named.owner, id })),
  );
  if (!found) throw new Problem('absent');
  const document = readOne(kind, found);
  if (document.version !== version) throw new Problem('stale');
  if (!earlier || about.replaces === named.id) throw invalid('replaces', 'replaces');
  return write(ctx, { ...document, about });
}

/** Takes a document out of the owner's list, or gives up one that has not come. What was handed in stays. */
export async function remove(ctx: Context, named: Named): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  const document = await find(ctx, named);
  const done = doneBy(ctx, named.owner);
  const gone = withoutIt(ctx, document, done);
  return gone ? write(ctx, noted(gone, { act: 'removed', ...done })) : document;
}

function withoutIt(ctx: Context, document: Kept, done: Done): Kept | undefined {
  switch (document.state) {
    case 'awaited':
    case 'checking':
      return { ...document, state: 'cancelled', cancelled: done, since: ctx.clock() };
    case 'stored':
      return { ...document, state: 'removed', removed: done };
    case 'withdrawn':
      return document.removed ? undefined : { ...document, removed: done };
  }
}

/** Brings a document back into the owner's list, or waits again for one that was given up. */
export async function restore(ctx: Context, named: Named): Promise<Document> {
  ctx.allow('document.upload', { owes: named.owner });
  const document = await find(ctx, named);
  const back = withIt(ctx, document);
  const done = doneBy(ctx, named.owner);
  return back ? write(ctx, noted(back, { act: 'restored', ...done })) : document;
}

function withIt(ctx: Context, document: Kept): Kept | undefined {
  switch (document.state) {
    case 'cancelled':
      return goneOn(ctx, document);
    case 'removed':
      return { ...document, state: 'stored' };
    case 'withdrawn': {
      const { removed, ...rest } = document;
      return removed && rest;
    }
  }
}

/** A file that was given up is waited for again: what has arrived of it counts. */
export const goneOn = (ctx: Context, document: Kept): Kept => ({
  ...document,
  state: 'awaited',
  since: ctx.clock(),
});

type Done = Pick<DocumentAct, 'by' | 'at'>;

const doneBy = (ctx: Context, side: string): Done => ({ by: authorOf(ctx, side), at: ctx.now });

/** Adds to what was done with a document. */
const noted = (document: Kept, act: DocumentAct): Kept => ({
  ...document,
  acts: [...(document.acts ?? []), act],
});

/**
 * Takes a document from view, with the reason: from then on nobody gets a link to its bytes, nor to a case file that was
 * asked for before. That it was handed in, when, and by whom stays in the record (Federal law 152-ФЗ, art. 21: personal
 * data that were made known unlawfully are blocked).
 */
export async function withdraw(ctx: Context, named: Named, why: Withdrawal): Promise<Document> {
  const side = ctx.allow('document.withdraw');
  const document = await find(ctx, named);
  if (document.state === 'withdrawn') return document;
  if (document.state !== 'stored' && document.state !== 'removed')
    throw new Problem('state', { state: document.state });
  const withdrawn = { ...why, ...doneBy(ctx, side) };
  const taken: Kept = { ...document, state: 'withdrawn', withdrawn, hidden: ctx.clock() };
  const done = await write(ctx, noted(taken, { act: 'withdrawn', ...withdrawn }));
  await note(ctx, { act: 'withdrawn', what: document.name });
  return done;
}

/** Gives a document back to view: it was taken by mistake. That it was taken stays among its acts. */
export async function reinstate(ctx: Context, named: Named): Promise<Document> {
  const side = ctx.allow('document.withdraw');
  const document = await find(ctx, named);
  if (document.state !== 'withdrawn') return document;
  const { removed, ...rest } = document;
  const back: Kept = removed
    ? { ...rest, state: 'removed', removed }
    : { ...rest, state: 'stored' };
  const done = await write(ctx, noted(back, { act: 'reinstated', ...doneBy(ctx, side) }));
  await note(ctx, { act: 'reinstated', what: document.name });
  return done;
}
