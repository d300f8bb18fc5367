/**
 * Work of the schedule: many things of which one that fails keeps no other from being done; and long things that one run
 * does at a time: the record is leased by a conditional write, and whoever took it last goes on.
 */
import { Problem } from '../contract/problem.ts';
import type { Key } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import type { Context } from './context.ts';

/** How long a run may be silent before another takes over, in milliseconds. */
const lease = 5 * 60_000;

/** A record of work: where it stands, and until when a run has it. */
export type Work = { state: string; leased?: number | undefined; version: number };

/** Writes how far a run is, and leases the record anew; refused as `stale` when another run has it. */
export type Step<W> = (change: Partial<W>) => Promise<W>;

/** Whether work waits for a run: it is not done, and no run is at it. */
export const isLeft = (ctx: Pick<Context, 'clock'>, work: Work): boolean =>
  work.state !== 'ready' && (work.leased ?? 0) <= ctx.clock();

/**
 * Does the work of a record once. Begins with `begun`; a run that fails says so on the record, and the next tick tries
 * again. An overtaken run is refused at its next step and ends quietly: the other's work is the one.
 */
export async function leased<W extends Work>(
  ctx: Pick<Context, 'clock' | 'table'>,
  kind: Kind<W>,
  key: Key,
  found: W,
  begun: Partial<W>,
  work: (step: Step<W>) => Promise<W>,
): Promise<W> {
  if (!isLeft(ctx, found)) return found;
  let run = found;
  const step: Step<W> = async (change) => {
    run = await ctx.table.replace(kind, key, { ...run, leased: ctx.clock() + lease, ...change });
    return run;
  };
  try {
    await step(begun);
    return await work(step);
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale') return run;
    const failed: Partial<Work> = { state: 'failed', leased: 0 };
    await step(failed as Partial<W>).catch(() => undefined);
    throw error;
  }
}

/** Does it for each, one after another. One that fails keeps no other from it; what failed is thrown at the end. */
export async function each<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  const faults: unknown[] = [];
  for (const one of all) await work(one).catch((error) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, 'Some work was not done');
}
