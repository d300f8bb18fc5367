/**
 * Rewriting: once after an upgrade every record is brought to today's shape and its places in the indexes are reckoned
 * anew. Reading does without it (older shapes are lifted), so it may be cut off anywhere, and goes on with the next tick.
 */
import { isDeepStrictEqual } from 'node:util';
import type { KeptTask } from '../contract/tasks/task.ts';
import { type Key, keys } from '../store/keys.ts';
import { type Attributes, type Kind, readAs, written } from '../store/kind.ts';
import { readable } from '../store/table.ts';
import * as casefiles from './casefiles/kind.ts';
import type { Context } from './context.ts';
import * as documents from './documents/kind.ts';
import * as letters from './letters.ts';
import { kind as linkKind } from './links/kind.ts';
import { kind as personKind } from './people/kind.ts';
import { kind as proposalKind } from './proposals/kind.ts';
import * as roadmaps from './roadmaps/kind.ts';
import { all } from './roadmaps/reading.ts';
import * as schools from './schools.ts';
import * as settings from './settings.ts';
import { signDrafts } from './submissions/authors.ts';
import { kind as draftKind } from './submissions/drafts.ts';
import * as summaries from './summaries/kind.ts';
import { recountAll } from './tasks/issuing.ts';
import { kindOf, tallyKind, kind as taskKind } from './tasks/kind.ts';
import { whole } from './tasks/log.ts';

/** Whatever has a version is rewritten; what has none is never of an older shape. */
type Versioned = { version: number };

const kinds: { name: string; shape: number }[] = [
  personKind,
  settings.kind,
  schools.kind,
  roadmaps.kind,
  proposalKind,
  documents.kind,
  taskKind,
  draftKind,
  linkKind,
  summaries.kind,
  letters.kind,
  casefiles.kind,
  tallyKind,
];

/** What this release stores: «document:1 draft:2 …»; another one is a reason to rewrite. */
const shapes = kinds
  .map(({ name, shape }) => `${name}:${shape}`)
  .sort()
  .join(' ');

/** Rewrites what an older release has written, once for each release; gives how many records were changed. */
export async function rewriteOnce(ctx: Context): Promise<number> {
  const mark = keys.shapes(ctx.municipality);
  const [done] = await ctx.table.getMany([mark]);
  if (done?.shapes === shapes) return 0;
  const count = await rewrite(ctx);
  await ctx.table.put(mark, { shapes });
  return count;
}

async function rewrite(ctx: Context): Promise<number> {
  const m = ctx.municipality;
  let count = 0;
  count += await bring(ctx, settings.kind, keys.municipality(m));
  count += await bring(ctx, schools.kind, keys.schools(m));
  count += await bring(ctx, personKind, keys.people(m));
  count += await bring(ctx, roadmaps.kind, keys.roadmaps(m));
  count += await bring(ctx, proposalKind, keys.proposals(m));
  count += await bring(ctx, documents.kind, keys.documents(m));
  count += await bring(ctx, letters.kind, keys.letters(m));
  for (const { id } of await all(ctx)) {
    count += await bring(ctx, taskKind, keys.tasks(m, id), (task) => ofTask(ctx, task));
    count += await bring(ctx, linkKind, keys.links(m, id));
    count += await bring(ctx, summaries.kind, keys.summaries(m, id));
    count += await summaries.rehome(ctx, id);
    count += await bring(ctx, casefiles.kind, keys.casefiles(m, id));
    count += await signDrafts(ctx, id);
    count += (await recountAll(ctx, id)).length;
  }
  return count;
}

/** A task as it would be written now: what stands beside it follows from all its acts, wherever they lie. */
const ofTask = async (ctx: Context, task: KeptTask): Promise<Kind<KeptTask>> =>
  kindOf(await whole(ctx, task));

/** Brings the records of a kind to today's shape; one that cannot be read is passed over and reported. */
async function bring<T extends Versioned>(
  ctx: Context,
  kind: Kind<T>,
  from: Key,
  as: (data: T) => Promise<Kind<T>> = async () => kind,
): Promise<number> {
  let count = 0;
  let after: Attributes | undefined;
  do {
    const page = await ctx.table.raw(from, after);
    for (const found of page.items) {
      if (readable(kind, found).length === 0) continue;
      const data = readAs(kind, found);
      const own = await as(data);
      if (stands(found, written(own, data))) continue;
      const key = { pk: from.pk, sk: String(found.sk) };
      await ctx.table.replace(own, key, data).then(() => count++, meanwhile);
    }
    after = page.next;
  } while (after);
  return count;
}

/** Whether a record lies there already as it would be written. */
function stands(found: Attributes, data: Attributes): boolean {
  const { pk: _, sk: __, mark: ___, ...lies } = found;
  return isDeepStrictEqual(lies, JSON.parse(JSON.stringify(data)));
}

/** Somebody wrote it at this moment, in today's shape. */
function meanwhile(error: { code?: string }): void {
  if (error.code !== 'stale') throw error;
}
