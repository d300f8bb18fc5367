/**
 * Work of the schedule: a summary, a case file, a letter. Its record stands in the index `waiting` from when it was asked
 * for until it is done or given up, so none is forgotten however much came after it. One run at a time is at it: it
 * leases the record by a conditional write, and whoever took it last goes on.
 */
import { isAwaited, type Undone } from '../contract/awaited.ts';
import { Problem } from '../contract/problem.ts';
import { type Key, waitingRange } from '../store/keys.ts';
import type { Beside, Kind } from '../store/kind.ts';
import type { Page } from '../store/table.ts';
import type { Context } from './context.ts';

const minute = 60_000;

/** How long a run may be silent before another takes over. */
const lease = 5 * minute;

/** How often work is tried before it is given up; a run that was cut off counts too. */
const mostTries = 5;

/** After a failed try the next one waits: 1, 4, 16, 64 minutes. */
const pauseAfter = (tries: number) => 4 ** (tries - 1) * minute;

type Work = { state: string; version: number };

/** Writes how far a run is, and leases the record anew; refused as `stale` when another run has it. */
export type Step<W> = (change: Partial<W>) => Promise<W>;

/** How work begins: it may be taken up at once. */
export const asked = (ctx: Pick<Context, 'clock'>) =>
  ({ state: 'asked', due: ctx.clock(), tries: 0 }) as const;

/** Where work that is left stands in the index; `rest` tells it from others that are due at the same moment. */
export const leftAt = (name: string, work: { state: string }, ...rest: string[]): Beside =>
  isAwaited(work) ? { waiting: waitingRange.left(name, String(work.due), ...rest) } : {};

/** Work of a kind that may be taken up now, what is due the longest first. */
export async function left<T>(ctx: Context, kind: Kind<T>, pk: string): Promise<T[]> {
  const begins = waitingRange.left(kind.name);
  const between = [begins, `${begins}${ctx.clock()}~`] as const;
  const found: T[] = [];
  let after: string | undefined;
  do {
    const page = await ctx.table.page(kind, 'waiting', pk, { between, after });
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}

/** Writes the next version of a record, of which its state keeps only what is its own. */
export const become = <R extends { version: number }>(
  ctx: Pick<Context, 'table'>,
  kind: Kind<R>,
  key: Key,
  record: { version: number },
): Promise<R> => ctx.table.replace(kind, key, kind.schema.parse(record));

/** Passes over that somebody wrote the record at this moment. */
export function meanwhile(error: unknown): undefined {
  if (!(error instanceof Problem && error.code === 'stale')) throw error;
}

/** Whether a run may take it up. */
const isDue = <W extends Work>(ctx: Pick<Context, 'clock'>, work: W): work is W & Undone =>
  isAwaited(work) && work.due <= ctx.clock();

/**
 * Does the work of a record once, if it is due. Begins with `begun`; a run that fails says so on the record, and another
 * tries again after a pause, until it is given up. An overtaken run is refused at its next step and ends quietly: the
 * other's work is the one.
 */
export async function leased<W extends Work>(
  ctx: Pick<Context, 'clock' | 'table'>,
  kind: Kind<W>,
  key: Key,
  found: W,
  begun: Partial<W>,
  work: (step: Step<W>) => Promise<W>,
): Promise<W> {
  if (!isDue(ctx, found)) return found;
  const tries = found.tries + 1;
  let run: W = found;
  const write = async (change: object): Promise<W> => {
    run = await become(ctx, kind, key, { ...run, ...change });
    return run;
  };
  const step: Step<W> = (change) => write({ due: ctx.clock() + lease, ...change });
  try {
    if (tries > mostTries) return await write({ state: 'failed' });
    await write({ due: ctx.clock() + lease, tries, ...begun });
    return await work(step);
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale') return run;
    const due = ctx.clock() + pauseAfter(tries);
    const fate = tries < mostTries ? { state: 'asked', due } : { state: 'failed' };
    await write(fate).catch(() => undefined);
    throw error;
  }
}

/** What waits, by pages, for at most a minute: what is left the next tick goes on with. */
export async function* forAMinute<T>(
  { clock }: Pick<Context, 'clock'>,
  lists: ((after?: string) => Promise<Page<T>>)[],
): AsyncGenerator<T> {
  const end = clock() + minute;
  for (const list of lists) {
    let after: string | undefined;
    do {
      const { items, next } = await list(after);
      for (const one of items) {
        if (clock() > end) return;
        yield one;
      }
      after = next;
    } while (after);
  }
}

/** Does it for each, one after another. One that fails keeps no other from it; what failed is thrown at the end. */
export async function each<T>(
  all: Iterable<T> | AsyncIterable<T>,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  try {
    for await (const one of all) await work(one).catch((error) => faults.push(error));
  } catch (error) {
    faults.push(error);
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some work was not done');
}
