/**
 * Handing in. A draft is an item of its own and never touches the task; a hand-in is one conditional write of
 * the task, and carries everything that was on the screen, so nothing depends on the draft.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Day } from '../contract/days.ts';
import { Document } from '../contract/documents.ts';
import { stateOfItem } from '../contract/evidence.ts';
import { readLink } from '../contract/links.ts';
import { type Field, Problem } from '../contract/problem.ts';
import {
  Draft,
  type DraftInput,
  type ItemInput,
  mostItems,
  type Receipt,
  type Submission,
} from '../contract/submissions.ts';
import { type Act, type Author, type Item, Task } from '../contract/tasks.ts';
import { receiptNumber } from '../contract/words.ts';
import { type Key, keys } from '../store/keys.ts';
import type { Context } from './context.ts';
import * as documents from './documents.ts';
import * as tasks from './tasks.ts';

/** Bytes of an aggregate beyond which the task takes no more (the engine's limit is 400 KB). */
const largestTask = 300_000;

/** The SHA-256 of a request's body: the same id with another one is a conflict. */
export const printOf = (body: unknown) =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** Who acts, and for which side. */
export const authorOf = (ctx: Context, side: string): Author => ({
  id: ctx.person?.id ?? '',
  name: ctx.person?.name ?? '',
  side,
});

/** An act that came before under this id: its answer is given again, unless the body is another. */
export function repeated(task: Task, id: string, print: string): Act | undefined {
  const act = task.acts.find((one) => one.id === id);
  if (act && act.print !== print) throw new Problem('conflict');
  return act;
}

const draftKey = (ctx: Context, roadmap: string, id: string) =>
  keys.draft(ctx.municipality, roadmap, id, ctx.person?.id ?? '');

/** A task as its reader sees it, with the reader's own draft if it was not handed in yet. */
export async function open(ctx: Context, roadmap: string, id: string) {
  const [found, kept] = await ctx.table.getMany([
    tasks.keyOf(ctx, roadmap, id),
    draftKey(ctx, roadmap, id),
  ]);
  const task = tasks.seen(ctx, found && Task.parse(found), id);
  const draft = kept && Draft.parse(kept);
  const spent = task.acts.some((act) => act.id === draft?.submission);
  return { task, draft: spent ? undefined : draft, draftVersion: draft?.version ?? 0 };
}

const same = (input: DraftInput, { saved: _, version: __, ...draft }: Draft): boolean =>
  isDeepStrictEqual(input, draft);

/**
 * Saves a draft over the version that was read; two pages of one person do not overwrite each other. The same again
 * (its answer was lost) gives the same answer.
 */
export async function saveDraft(
  ctx: Context,
  roadmap: string,
  id: string,
  version: number,
  input: DraftInput,
): Promise<Draft> {
  const key = draftKey(ctx, roadmap, id);
  const [found, kept] = await ctx.table.getMany([tasks.keyOf(ctx, roadmap, id), key]);
  const task = tasks.seen(ctx, found && Task.parse(found), id);
  ctx.allow('task.submit', task);
  const draft = kept && Draft.parse(kept);
  if (draft && draft.version === version + 1 && same(input, draft)) return draft;
  return ctx.table.replace(key, { ...input, saved: ctx.now, version });
}

/** Hands in evidence. The same id again gives the same receipt, whatever the version. */
export async function handIn(
  ctx: Context,
  roadmap: string,
  id: string,
  version: number,
  input: Submission,
): Promise<{ task: Task; receipt: Receipt }> {
  const key = tasks.keyOf(ctx, roadmap, id);
  const wanted = input.items.flatMap((item) =>
    item.documents.map((one) => keys.document(ctx.municipality, one.owner, one.document)),
  );
  if (wanted.length > 90)
    throw new Problem('invalid', { fields: [{ path: 'items', code: 'too-many' }] });
  const [found, ...stored] = await ctx.table.getMany([key, ...wanted]);
  const task = found && Task.parse(found);
  tasks.seen(ctx, task, id);
  if (!task) throw new Problem('absent');
  const side = ctx.allow('task.submit', task);

  const print = printOf(input);
  const before = repeated(task, input.id, print);
  if (before) return { task: tasks.seen(ctx, task, id), receipt: receiptOf(before, task) };
  if (task.version !== version) throw new Problem('stale');

  const files = stored.flatMap((one) => (one ? [Document.parse(one)] : []));
  refuse(ctx, task, input.items, files);
  const by = authorOf(ctx, side);
  const items = input.items.map((item) =>
    itemOf(item, files, { submission: input.id, by, at: ctx.now }),
  );
  const act: Act = {
    id: input.id,
    act: 'hand-in',
    by,
    at: ctx.now,
    print,
    ...(input.comment && { comment: input.comment }),
  };
  const next = { ...task, items: [...task.items, ...items], acts: [...task.acts, act] };
  if (next.items.length > mostItems || Buffer.byteLength(JSON.stringify(next)) > largestTask)
    throw new Problem('too-large', { reason: 'task' });
  const written = await write(ctx, key, next, act);
  const done = repeated(written, act.id, print) ?? act;
  return { task: tasks.seen(ctx, written, id), receipt: receiptOf(done, written) };
}

/**
 * Writes a task with a new act. Where another write was first it may have been this very act (clicks at once, an
 * answer lost on the way from the engine): then it is done.
 */
export async function write(ctx: Context, key: Key, next: Task, act: Act): Promise<Task> {
  try {
    return await ctx.table.replace(key, next, tasks.besideOf(next));
  } catch (error) {
    const stale = error instanceof Problem && error.code === 'stale';
    const now = stale ? await ctx.table.get(Task, key) : undefined;
    if (now && repeated(now, act.id, act.print)) return now;
    throw error;
  }
}

const receiptOf = (act: Act, task: Task): Receipt => ({
  number: receiptNumber(act.id),
  at: act.at,
  items: task.items.filter((item) => item.submission === act.id).length,
});

function itemOf(
  { link, documents, ...rest }: ItemInput,
  stored: Document[],
  handedIn: Pick<Item, 'submission' | 'by' | 'at'>,
): Item {
  return {
    ...rest,
    ...handedIn,
    ...(link !== undefined && { link: { typed: link, url: readLink(link) ?? '' } }),
    documents: documents.flatMap((one) =>
      stored
        .filter((document) => document.id === one.document && document.owner === one.owner)
        .map(({ id, owner, name, size, sha256, media }) => ({
          document: id,
          owner,
          name,
          size,
          sha256,
          media,
        })),
    ),
  };
}

/** Everything that a schema alone cannot know, each fault at its field. */
function refuse(ctx: Context, task: Task, items: ItemInput[], documents: Document[]): void {
  const visible = tasks.seen(ctx, task, task.id);
  const fields: Field[] = items.flatMap((item, place) => {
    const demand = task.indicators.find((one) => one.id === item.indicator);
    const faults: [string, string | false | undefined][] = [
      ['indicator', !demand && 'unknown'],
      ['kind', demand && !demand.kinds.includes(item.kind) && 'unknown'],
      ['fulfilled', dayFault(item.fulfilled, task.year, ctx.today)],
      ['counts', item.counts > 1 && !demand?.countsSchools && 'counts'],
      ['id', known(task, items, item) && 'id'],
      ['replaces', item.replaces !== undefined && mendFault(visible, item)],
      ...item.documents.map((one, index): [string, string | false] => [
        `documents.${index}`,
        documentFault(
          ctx,
          documents.find((each) => each.id === one.document && each.owner === one.owner),
        ),
      ]),
    ];
    return faults.flatMap(([path, code]) =>
      code ? [{ path: `items.${place}.${path}`, code }] : [],
    );
  });
  if (fields.length > 0) throw new Problem('invalid', { fields });
}

/** The day of fulfilment lies behind, and not before the year that the report is for. */
function dayFault(day: Day, year: number, today: Day): string | undefined {
  if (day > today) return 'future';
  return day < `${year}-01-01` ? 'before-year' : undefined;
}

const known = (task: Task, items: ItemInput[], item: ItemInput) =>
  task.items.some((one) => one.id === item.id) ||
  items.filter((one) => one.id === item.id).length > 1;

/** Only what was returned can be mended, and by evidence of the same kind. */
function mendFault(task: Task, item: ItemInput): string | undefined {
  const old = task.items.find((one) => one.id === item.replaces);
  if (!old || stateOfItem(old, task.items) !== 'returned') return 'replaces';
  return old.indicator === item.indicator && old.kind === item.kind ? undefined : 'replaces';
}

function documentFault(ctx: Context, document: Document | undefined): string | false {
  if (!document || !ctx.may('document.upload', { owes: document.owner })) return 'unknown';
  return document.state !== 'stored' && 'not-stored';
}

/** A link to a document behind an item, for whoever may see the item. */
export async function link(
  ctx: Context,
  roadmap: string,
  id: string,
  where: { item: string; document: string; save: boolean },
) {
  const task = await tasks.read(ctx, roadmap, id);
  const attached = task.items
    .find((item) => item.id === where.item)
    ?.documents.find((one) => one.document === where.document);
  if (!attached) throw new Problem('absent');
  return documents.linkTo(ctx, attached, where.save);
}
