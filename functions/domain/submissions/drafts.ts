/** Drafts: an item of its own, per task and person, which never touches the task. A side sees that it has one. */
import { isDeepStrictEqual } from 'node:util';
import { speaksFor } from '../../contract/people/speaking.ts';
import { Problem } from '../../contract/problem.ts';
import { isLeft, isTyped } from '../../contract/submissions/rest.ts';
import { Draft, type DraftInput, DraftNote } from '../../contract/submissions/submission.ts';
import { taskAt } from '../../contract/tasks/fold.ts';
import { taskId } from '../../contract/tasks/ids.ts';
import type { KeptTask, Task } from '../../contract/tasks/task.ts';
import { briefRange, type Key, keys } from '../../store/keys.ts';
import type { Kind } from '../../store/kind.ts';
import { readable } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { registryOf } from '../registry.ts';
import { keyOf as taskKey, kind as taskKind } from '../tasks/kind.ts';
import { whole } from '../tasks/log.ts';
import * as tasks from '../tasks/reading.ts';
import { meanwhile } from '../work.ts';

/** How a draft is kept. Up to 0.2 it did not say whose it is; rewriting signs it (`authors.ts`). */
export const kind: Kind<Draft> = {
  name: 'draft',
  shape: 2,
  schema: Draft,
  lifts: { 1: (old) => old },
  beside: ({ task, saved, by, side, ...input }) =>
    by && side !== undefined && isTyped(input)
      ? { brief: { task, saved, by }, briefs: briefRange.drafts(side, task, by.id) }
      : {},
};

const noteKind: Kind<DraftNote> = { name: 'note of a draft', shape: 2, schema: DraftNote };

/** The most drafts of others that a list looks into. */
const mostNotes = 50;

const keyOf = (ctx: Context, roadmap: string, id: string): Key =>
  keys.draft(ctx.municipality, roadmap, id, ctx.person?.id ?? '');

/** A draft as its task leaves it; undefined when all of it was handed in. */
const unsent = (draft: Draft | undefined, task: Pick<Task, 'items' | 'acts'>): Draft | undefined =>
  draft && isLeft(draft, task) ? draft : undefined;

/** A task as its reader sees it, with the reader's own draft, and who else of their side has one. */
export async function open(ctx: Context, roadmap: string, id: string) {
  const task = await tasks.read(ctx, roadmap, id);
  const draft = await ctx.table.get(kind, keyOf(ctx, roadmap, id));
  const side = draft?.side ?? ctx.sides('task.submit', task)[0];
  const notes = side === undefined ? [] : await notesAt(ctx, roadmap, [[side, id, '']]);
  return {
    task,
    draft: unsent(draft, task),
    draftVersion: draft?.version ?? 0,
    others: notes.filter(({ by }) => by.id !== ctx.person?.id),
  };
}

const same = (input: DraftInput, draft: Draft): boolean => {
  const { submission, items, comment } = draft;
  return isDeepStrictEqual(
    { ...input, side: undefined },
    { submission, items, comment, side: undefined },
  );
};

/**
 * Saves a draft over the version that was read; two pages of one person do not overwrite each other. The same again
 * (its answer was lost) gives the same answer. What another device has handed in is not saved as if it waited: `state`.
 */
export async function save(
  ctx: Context,
  roadmap: string,
  id: string,
  version: number,
  input: DraftInput,
): Promise<Draft> {
  const key = keyOf(ctx, roadmap, id);
  const task = await tasks.read(ctx, roadmap, id);
  ctx.allow('task.submit', task);
  const sides = ctx.sides('task.submit', task);
  const side = sides.find((one) => one === input.side) ?? (sides[0] as string);
  const draft = await ctx.table.get(kind, key);
  if (task.acts.some((act) => act.id === input.submission))
    throw new Problem('state', { state: 'handed-in' });
  if (draft && draft.version === version + 1 && same(input, draft)) return draft;
  const { id: person = '', name = '' } = ctx.person ?? {};
  const by = { id: person, name };
  return ctx.table.replace(kind, key, { ...input, task: id, saved: ctx.now, by, side, version });
}

/**
 * Drafts that hold something which was not handed in: the person's own, and those of others of the same sides. Each is
 * held against its task, so that nothing that was sent is called unsent.
 */
export async function list(ctx: Context, roadmap: string): Promise<DraftNote[]> {
  ctx.allow('roadmap.read');
  (await registryOf(ctx)).plan(roadmap);
  const sides = ctx.person ? speaksFor(ctx.person) : [];
  return notesAt(
    ctx,
    roadmap,
    sides.map((side) => [side, '']),
  );
}

async function notesAt(
  ctx: Context,
  roadmap: string,
  places: [side: string, ...rest: string[]][],
): Promise<DraftNote[]> {
  const { pk } = keys.tasks(ctx.municipality, roadmap);
  const pages = await Promise.all(
    places.map((place) =>
      ctx.table.page(noteKind, 'briefs', pk, {
        begins: briefRange.drafts(...place),
        limit: mostNotes,
      }),
    ),
  );
  const notes = pages.flatMap(({ items }) => items).slice(0, mostNotes);
  const lies = await ctx.table.getMany([
    ...notes.map(({ task, by }) => keys.draft(ctx.municipality, roadmap, task, by.id)),
    ...notes.map(({ task }) => taskKey(ctx, roadmap, task)),
  ]);
  const found = await Promise.all(
    notes.map(async (note, place): Promise<DraftNote[]> => {
      const [draft, task] = [lies[place], lies[place + notes.length]];
      if (!draft || !task) return [];
      const [kept] = readable(taskKind, task);
      const [typed] = readable(kind, draft);
      if (!kept || !typed) return [];
      const waits = unsent(typed, taskAt(await whole(ctx, kept)));
      return waits ? [{ ...note, saved: waits.saved }] : [];
    }),
  );
  return found.flat();
}

/** Empties drafts of which nothing is left to hand in: their authors have sent all of it. */
export async function forgetSpent(ctx: Context, task: KeptTask): Promise<void> {
  const id = taskId(task);
  const folded = taskAt(task);
  const authors = new Set(task.acts.flatMap(({ act, by }) => (act === 'hand-in' ? [by.id] : [])));
  const wanted = [...authors]
    .slice(-mostNotes)
    .map((person) => keys.draft(ctx.municipality, task.roadmap, id, person));
  const found = wanted.length > 0 ? await ctx.table.getMany(wanted) : [];
  for (const [place, key] of wanted.entries()) {
    const [draft] = found[place] ? readable(kind, found[place]) : [];
    const sent = draft && task.acts.some((act) => act.id === draft.submission);
    // Whose author types on at this moment has no spent draft.
    if (sent && !unsent(draft, folded))
      await ctx.table.replace(kind, key, { ...draft, items: [], comment: '' }).catch(meanwhile);
  }
}
