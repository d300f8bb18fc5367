/**
 * Making a case file: what is chosen goes from storage through a ZIP into storage, one file at a time, and is checked on
 * its way. One run at a time makes it (`work.ts`).
 */
import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import type { Casefile, ReadyCasefile } from '../../contract/casefiles/casefile.ts';
import { type Chosen, chosen } from '../../contract/casefiles/selection.ts';
import type { Taken } from '../../contract/documents/document.ts';
import { isOffice, offices } from '../../contract/offices.ts';
import type { Roadmap } from '../../contract/roadmaps/roadmap.ts';
import type { Attached } from '../../contract/tasks/acts.ts';
import type { Task } from '../../contract/tasks/task.ts';
import { keys, waitingRange } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import * as documents from '../documents/kind.ts';
import { isReadable } from '../documents/reading.ts';
import { registryOf } from '../registry.ts';
import { knownOf } from '../summaries/sealing.ts';
import { all, joined } from '../tasks/reading.ts';
import { leased, type Step } from '../work.ts';
import { keptFor } from './clearing.ts';
import { find, keyOf, kind, type Named, objectOf } from './kind.ts';

/** Milliseconds between two notes of progress on the record. */
const noted = 1000;

/** All that a case file says; of files only what they are. */
export type Dossier = {
  casefile: Casefile;
  municipality: string;
  roadmap: Roadmap;
  /** Names of schools, by id. */
  schools: Map<string, string>;
  chosen: Chosen[];
  /** What was done in each task, by its id. */
  acts: Map<string, Task['acts']>;
};

/** A file on its way, or why there is none. `whole`, at its end: whether its bytes are those that were handed in. */
export type Opened =
  | { body: Readable; whole: () => boolean }
  | { lacks: 'lost' }
  | { lacks: 'withdrawn'; why: Taken };

/** Opens a file of the dossier. The next may be asked for when the body before it was read to its end. */
export type Open = (attached: Attached) => Promise<Opened>;

/** Puts a dossier into a ZIP. */
export type Pack = (dossier: Dossier, open: Open) => Readable;

/** Makes a case file that was asked for; one that stands already stays, one for which there is no room waits. */
export async function make(ctx: Context, asked: Named, pack: Pack): Promise<Casefile> {
  const found = await find(ctx, asked);
  if (!(await isRoom(ctx, asked.roadmap))) return found;
  const none = amountOf([]);
  const begun: Partial<Casefile> = { state: 'making', done: none, total: none };
  return leased(ctx, kind, keyOf(ctx, asked), found, begun, async (step) => {
    const dossier = await gather(ctx, found);
    const total = amountOf(dossier.chosen.flatMap(({ item }) => item.documents));
    await step({ total });
    const poured = await pour(ctx, dossier, pack, step);
    return step({ ...poured, state: 'ready', total, until: ctx.clock() + keptFor });
  });
}

/** Runs at a time: each lasts minutes, and the function that makes them has letters to send besides. */
const mostMaking = 2;

/** Whether there is room for another run. */
async function isRoom(ctx: Context, roadmap: string): Promise<boolean> {
  const begins = waitingRange.left(kind.name);
  const { items } = await ctx.table.page(
    kind,
    'waiting',
    keys.casefiles(ctx.municipality, roadmap).pk,
    {
      between: [`${begins}${ctx.clock()}~`, `${begins}~`],
    },
  );
  return items.filter(({ state }) => state === 'making').length < mostMaking;
}

const amountOf = (files: Attached[]) => ({
  files: files.length,
  bytes: files.reduce((all, one) => all + one.size, 0),
});

async function gather(ctx: Context, casefile: Casefile): Promise<Dossier> {
  const registry = await registryOf(ctx);
  const known = knownOf(ctx, casefile.at);
  const tasks = (await wanted(ctx, casefile)).map((task) => joined(registry, task, known));
  return {
    casefile,
    municipality: registry.place?.name ?? '',
    roadmap: registry.plan(casefile.roadmap),
    schools: new Map(registry.schools.map(({ id, name }) => [id, name])),
    acts: new Map(tasks.map((task) => [task.id, task.acts])),
    chosen: tasks.flatMap((task) => chosen(task, casefile.selection)),
  };
}

/** Tasks in which a selection may find anything: a side's own, and those of offices, in which it may take part. */
async function wanted(ctx: Context, { roadmap, selection: { side } }: Casefile) {
  if (side === undefined) return all(ctx, roadmap);
  const owners = [...new Set([side, ...(isOffice(side) ? [] : offices)])];
  return (await Promise.all(owners.map((owes) => all(ctx, roadmap, owes)))).flat();
}

/** Streams the ZIP into storage; the record follows what was put in. Gives its size, and how many files are not whole. */
async function pour(
  ctx: Context,
  dossier: Dossier,
  pack: Pack,
  step: Step<Casefile>,
): Promise<Pick<ReadyCasefile, 'size' | 'missing' | 'damaged'>> {
  const done = amountOf([]);
  const faults = { missing: 0, damaged: 0 };
  let said = ctx.clock();
  let fault: unknown;
  const open: Open = async (attached) => {
    try {
      if (ctx.clock() - said >= noted) {
        await step({ done: { ...done } });
        said = ctx.clock();
      }
      const opened = await openFile(ctx, attached);
      done.files++;
      done.bytes += attached.size;
      if ('lacks' in opened) faults.missing++;
      else opened.body.once('end', () => opened.whole() || faults.damaged++);
      return opened;
    } catch (error) {
      fault ??= error;
      throw error;
    }
  };
  let size = 0;
  const count = new Transform({
    transform(chunk, _, next) {
      size += chunk.length;
      next(null, chunk);
    },
  });
  const zip = pipeline(pack(dossier, open), count, (error) => {
    fault ??= error;
  });
  try {
    await ctx.files.pour(objectOf(ctx, dossier.casefile), zip, 'application/zip');
  } catch (error) {
    zip.destroy();
    // What stopped the ZIP says more than the upload that it stopped.
    throw fault ?? error;
  }
  return { size, ...faults };
}

/** A document as it is now: withdrawn, lost, or its bytes, checked while they pass. */
async function openFile(ctx: Context, attached: Attached): Promise<Opened> {
  const named = documents.namedBy(attached);
  const document = await ctx.table.get(documents.kind, documents.keyOf(ctx, named));
  if (document?.state === 'withdrawn') return { lacks: 'withdrawn', why: document.withdrawn };
  if (!document || !isReadable(document)) return { lacks: 'lost' };
  const object = documents.objectOf(ctx, document);
  const bytes = await ctx.files.stream(object).catch(async (error) => {
    // Storage that is not there is no reason to leave a file out; a file that it does not have is.
    if (await ctx.files.scan(object)) throw error;
    return undefined;
  });
  if (!bytes) return { lacks: 'lost' };
  const hash = createHash('sha256');
  let sum: string | undefined;
  const body = new Transform({
    transform(chunk, _, next) {
      hash.update(chunk);
      next(null, chunk);
    },
    flush(next) {
      sum = hash.digest('hex');
      next();
    },
  });
  pipeline(bytes, body, () => undefined);
  return { body, whole: () => sum === attached.document };
}
