/**
 * One paper or several: files of one place may be pages of one paper, or papers that count each for itself. Asked at
 * sending, and loaded then.
 */
import type { Task, TaskView } from '../tasks/task.ts';
import { countOfKind, isBlank, isOf } from './rest.ts';
import type { DraftItem } from './submission.ts';

/** Papers of an item that may be one or several: a signature goes with its file. */
export const papersOf = ({ documents }: DraftItem): DraftItem['documents'] =>
  documents.filter(
    ({ name }) => !documents.some((one) => `${one.name}.sig`.toLowerCase() === name.toLowerCase()),
  );

/** An item for each paper of an item; the first keeps its id, and what it mends. */
export function partsOf(item: DraftItem, fresh: () => string): DraftItem[] {
  const papers = papersOf(item);
  return papers.map((paper, place) => {
    const signature = item.documents.filter(
      ({ name }) => name.toLowerCase() === `${paper.name}.sig`.toLowerCase(),
    );
    const { replaces: _, ...alone } = item;
    const own = place === 0 ? item : { ...alone, id: fresh(), link: '' };
    return { ...own, documents: [paper, ...signature] };
  });
}

/** Items to ask about: with more papers than one, where more are wanted than will be there. `told`: asked already. */
export function severalIn(
  task: Pick<Task | TaskView, 'items' | 'indicators'>,
  items: DraftItem[],
  told: string[],
): DraftItem[] {
  return items.filter((item) => {
    const demand = task.indicators.find(({ id }) => id === item.indicator);
    if (!demand || demand.countsSchools || told.includes(item.id)) return false;
    const { indicator, kind } = item;
    const there = countOfKind(task.items, indicator, kind);
    const sent = items.filter((one) => isOf(one, indicator, kind) && !isBlank(one));
    return papersOf(item).length > 1 && there + sent.length < demand.target;
  });
}
