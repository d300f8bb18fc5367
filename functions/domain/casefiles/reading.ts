/** Case files as people see them: listed, watched while they are made, taken by a link. */
import type { Casefile } from '../../contract/casefiles/casefile.ts';
import { Problem } from '../../contract/problem.ts';
import { briefRange, keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { lastWithdrawal } from '../documents/kind.ts';
import { disposition } from '../documents/reading.ts';
import { registryOf } from '../registry.ts';
import { over } from './clearing.ts';
import { find, kind, type Named, objectOf } from './kind.ts';

/** Case files that a list shows. */
const listed = 200;

/** A case file as people see it: what is to be cleared they do not get already. */
function seen(ctx: Context, casefile: Casefile, withdrawal: number): Casefile {
  const why = casefile.state === 'ready' && over(ctx, casefile, withdrawal);
  return why ? { ...casefile, state: 'cleared', why, lies: true } : casefile;
}

/**
 * The newest case files, the newest first: those that a side asked for, or all for whoever may have all; who may not and
 * names no side reads those of the first school of their own.
 */
export async function list(
  ctx: Context,
  roadmap: string,
  side = ownSide(ctx),
): Promise<Casefile[]> {
  ctx.allow('casefile.make', side === undefined ? {} : { owes: side });
  (await registryOf(ctx)).plan(roadmap);
  const from = keys.casefiles(ctx.municipality, roadmap);
  const asked = { reverse: true, limit: listed };
  const [recent, withdrawal] = await Promise.all([
    side === undefined
      ? ctx.table.list(kind, from, asked)
      : ctx.table
          .page(kind, 'briefs', from.pk, { ...asked, begins: briefRange.casefiles(side) })
          .then(({ items }) => items),
    lastWithdrawal(ctx),
  ]);
  return recent.map((one) => seen(ctx, one, withdrawal)).sort((a, b) => (a.at < b.at ? 1 : -1));
}

function ownSide(ctx: Context): string | undefined {
  if (ctx.may('casefile.make')) return undefined;
  const own = ctx.person?.grants.flatMap((grant) => grant.schools ?? []) ?? [];
  return own.find((owes) => ctx.may('casefile.make', { owes }));
}

/** Whether this person may have the case file: whoever may ask for all has all, a school those of its own. */
const mayHave = (ctx: Context, { selection: { side } }: Casefile): boolean =>
  ctx.may('casefile.make', side === undefined ? {} : { owes: side });

/** One case file's record, with its progress while it is made; `absent` too when it is not for this person. */
export async function read(ctx: Context, named: Named): Promise<Casefile> {
  if (!ctx.person) throw new Problem('signed-out');
  const [casefile, withdrawal] = await Promise.all([find(ctx, named), lastWithdrawal(ctx)]);
  if (!mayHave(ctx, casefile)) throw new Problem('absent');
  return seen(ctx, casefile, withdrawal);
}

/** A link to the ZIP, under a name that says what it is; `state` when it is not ready, or not kept any more. */
export async function urlOf(ctx: Context, named: Named) {
  const casefile = await read(ctx, named);
  if (casefile.state !== 'ready') throw new Problem('state', { state: casefile.state });
  const url = await ctx.files.readUrl(objectOf(ctx, named), {
    media: 'application/zip',
    disposition: disposition(casefile.name, false),
    // It is asked for with each click, so a right that is gone gives none; what was begun by it goes on to its end.
    seconds: 10 * 60,
  });
  return { url, inline: false };
}
