/** Drafts: an item of its own, per task and person, which never touches the task. */
import { isDeepStrictEqual } from 'node:util';
import { Draft, type DraftInput, type DraftNote } from '../contract/submissions.ts';
import { Task } from '../contract/tasks.ts';
import { keys } from '../store/keys.ts';
import type { Context } from './context.ts';
import * as tasks from './tasks.ts';

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

const same = (input: DraftInput, { task: _, saved: __, version: ___, ...draft }: Draft): boolean =>
  isDeepStrictEqual(input, draft);

/**
 * Saves a draft over the version that was read; two pages of one person do not overwrite each other. The same again
 * (its answer was lost) gives the same answer.
 */
export async function save(
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
  return ctx.table.replace(key, { ...input, task: id, saved: ctx.now, version });
}

/** The person's own drafts that hold anything: what was typed and may be waiting to be handed in. */
export async function list(ctx: Context, roadmap: string): Promise<DraftNote[]> {
  ctx.allow('roadmap.read');
  const from = keys.drafts(ctx.municipality, roadmap, ctx.person?.id ?? '');
  const drafts = await ctx.table.list(Draft, from);
  return drafts.flatMap(({ task, saved, items, comment }) => {
    const typed = items.some(
      (item) => item.link || item.note || item.fulfilled || item.documents.length > 0,
    );
    return typed || comment ? [{ task, saved }] : [];
  });
}
