/**
 * One paper that serves several tasks: it is sent once and accepted in each, and what one of them decides, the others are
 * told (`docs/design.md` §2, «One ask»). Pure.
 */
import * as z from 'zod/mini';
import type { Item, Task } from './task.ts';
import { itemStates } from './transitions.ts';

/** Where else the paper of an item was handed in, and what came of it there. */
export const Elsewhere = z.object({
  item: z.string(),
  task: z.string(),
  label: z.string(),
  words: z.string(),
  state: z.enum(itemStates),
});
export type Elsewhere = z.infer<typeof Elsewhere>;

/** The bytes of an item's documents and the page behind its link: what makes two items the same paper. */
const papersOf = ({ documents, link }: Pick<Item, 'documents' | 'link'>): string[] => [
  ...documents.map(({ owner, document }) => `${owner}/${document}`),
  ...(link ? [link.url] : []),
];

/** Whether anything is still asked of an item: what was taken back or mended by another says nothing any more. */
const stands = ({ state }: Pick<Item, 'state'>): boolean =>
  state !== 'withdrawn' && state !== 'replaced';

/** For each item of a task, the items of other tasks that show the same paper. */
export function elsewhereOf(task: Pick<Task, 'id' | 'items'>, others: Task[]): Elsewhere[] {
  return task.items.filter(stands).flatMap((item) => {
    const papers = new Set(papersOf(item));
    return others
      .filter(({ id }) => id !== task.id)
      .flatMap(({ id, label, words, items }) =>
        items
          .filter((one) => stands(one) && papersOf(one).some((paper) => papers.has(paper)))
          .map(({ state }) => ({ item: item.id, task: id, label, words, state })),
      );
  });
}
