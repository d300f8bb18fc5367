/** How case files are kept: by the day on which each was asked for, and by the side that asked for it. */
import { Casefile } from '../../contract/casefiles/casefile.ts';
import { isOffice } from '../../contract/offices.ts';
import { Problem } from '../../contract/problem.ts';
import { briefRange, keys, objects, waitingRange } from '../../store/keys.ts';
import type { Attributes, Beside, Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { left, leftAt } from '../work.ts';

export type Named = Pick<Casefile, 'roadmap' | 'day' | 'id'>;

/** Where the record of a case file lies, and where its ZIP. */
export const keyOf = (ctx: Context, { roadmap, day, id }: Named) =>
  keys.casefile(ctx.municipality, roadmap, day, id);
export const objectOf = (ctx: Context, { roadmap, id }: Named) =>
  objects.casefile(ctx.municipality, roadmap, id);

const name = 'casefile';

/** Where those whose ZIP lies in storage stand in the index: by when they were asked for. */
export const kept = 'kept';

/** What lists of one side read; what waits for a run; what waits to be cleared. */
function besideOf(casefile: Casefile): Beside {
  const { id, day, at, since, side } = casefile;
  const lies = casefile.state === 'ready' || (casefile.state === 'cleared' && casefile.lies);
  return {
    brief: casefile,
    ...(side !== undefined && { briefs: briefRange.casefiles(side, at, id) }),
    ...(lies && { waiting: waitingRange.left(kept, String(since), day, id) }),
    ...leftAt(name, casefile, day, id),
  };
}

export const kind: Kind<Casefile> = {
  name,
  shape: 4,
  schema: Casefile,
  lifts: { 1: withoutFlags, 2: ofPeriod, 3: ofSide },
  beside: besideOf,
};

const mostRuns = 5;

/** Up to 0.2 a state had flags beside it, and a failed run was one that would be made up until there were five. */
function withoutFlags(old: Attributes): Attributes {
  const { state, runs, leased, cleared } = old;
  if (state === 'ready') return cleared ? { ...old, state: 'cleared', lies: false } : old;
  if (state === 'failed' && Number(runs) >= mostRuns) return old;
  return { ...old, state: 'asked', due: leased ?? 0, tries: runs };
}

/** Up to 0.5 a selection had a year. */
function ofPeriod(old: Attributes): Attributes {
  const { year, ...selection } = old.selection as Attributes;
  return {
    ...old,
    selection: { ...selection, ...(year !== undefined && { period: String(year) }) },
  };
}

/** Up to 0.8 it was not noted for whom it was asked; of one school that school asked, as a rule. */
function ofSide(old: Attributes): Attributes {
  const { side } = old.selection as Attributes;
  return typeof side === 'string' && !isOffice(side) ? { ...old, side } : old;
}

/** A case file's record for the house itself; `absent` when there is none. */
export async function find(ctx: Context, named: Named): Promise<Casefile> {
  const found = await ctx.table.get(kind, keyOf(ctx, named));
  if (!found) throw new Problem('absent');
  return found;
}

/** Case files of a road map that wait for a run. */
export const unfinished = (ctx: Context, roadmap: string): Promise<Casefile[]> =>
  left(ctx, kind, keys.casefiles(ctx.municipality, roadmap).pk);
