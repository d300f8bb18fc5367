/** Drafts of releases up to 0.2 did not say whose they are: their key does, and people have names and sides. */

import { sidesOf } from '../../contract/people/access.ts';
import { keys } from '../../store/keys.ts';
import { readAs } from '../../store/kind.ts';
import { readable } from '../../store/table.ts';
import type { Context } from '../context.ts';
import { everybody } from '../people/kind.ts';
import * as tasks from '../tasks/reading.ts';
import { meanwhile } from '../work.ts';
import { kind } from './drafts.ts';

/** Writes author and side into drafts that lack them; gives how many. */
export async function signDrafts(ctx: Context, roadmap: string): Promise<number> {
  const people = new Map((await everybody(ctx)).map((person) => [person.id, person]));
  let count = 0;
  const { pk } = keys.tasks(ctx.municipality, roadmap);
  let after: Record<string, unknown> | undefined;
  do {
    const page = await ctx.table.raw({ pk, sk: 'DRAFT#' }, after);
    for (const found of page.items) {
      if (readable(kind, found).length === 0) continue;
      const draft = readAs(kind, found);
      const person = people.get(String(found.sk).split('#')[1] ?? '');
      if (draft.by || !person) continue;
      const [task] = await tasks.some(ctx, roadmap, [draft.task]);
      const [side] = task ? sidesOf(person, 'task.submit', task) : [];
      if (side === undefined) continue;
      const by = { id: person.id, name: person.name };
      const key = { pk, sk: String(found.sk) };
      // Its author may type on at this moment, and signs it so.
      await ctx.table.replace(kind, key, { ...draft, by, side }).then(() => count++, meanwhile);
    }
    after = page.next;
  } while (after);
  return count;
}
