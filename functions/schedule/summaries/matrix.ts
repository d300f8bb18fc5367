/** Sheet «Школы и задачи»: who owes × which task, «принято из target» with the state in words. */

import { partsWords, stateWords } from '../../contract/summaries/figures.ts';
import type { Content } from '../../contract/summaries/summary.ts';
import { byLabel } from '../../contract/tasks/urgency.ts';
import { gridOf } from './grid.ts';
import { datesOf, type Stamp } from './stamp.ts';
import { stateStyles, styles } from './styles.ts';

type Head = Pick<Content['matrix'][number]['tasks'][number], 'measure' | 'label' | 'words'>;

const keyOf = ({ measure, words }: Head): string => `${measure}/${words}`;

/** A year stays a number; other terms are words. */
const termOf = (words: string): number | string => {
  const year = /^(\d{4}) год$/.exec(words)?.[1];
  return year === undefined ? words : Number(year);
};

/** The sheet of owners and their tasks; columns are measures, and within them terms, in the order of the document. */
export function matrixSheet(content: Content, stamp: Stamp, footer: string) {
  const place = new Map(content.rows.map(({ measure }, at) => [measure, at]));
  const tasks = new Map<string, Head>();
  // Of each side the tasks stand in the order of their periods.
  for (const { tasks: own } of content.matrix) for (const task of own) tasks.set(keyOf(task), task);
  const keys = [...tasks]
    .map(([key, task]) => ({ key, ...task }))
    .sort(
      (a, b) =>
        (place.get(a.measure) ?? 0) - (place.get(b.measure) ?? 0) || byLabel(a.words, b.words),
    );
  const columns = [
    { width: 25, style: styles.bold },
    ...keys.map(() => ({ width: 9.6, style: styles.centre })),
  ];
  const grid = gridOf('Школы и задачи', columns, footer);
  grid.band(['Школы и задачи: принято из требуемого'], styles.title, 24);
  grid.band([`${content.municipality} · ${datesOf(content, stamp)}`], styles.line, 16);

  const first = grid.next();
  grid.band(['Кто отвечает', ...keys.map(({ label }) => `п. ${label}`)], styles.head, 18);
  grid.band([null, ...keys.map(({ words }) => termOf(words))], styles.headYear, 18);
  grid.merge(first, 0, first + 1, 0);
  for (let start = 0; start < keys.length; ) {
    let end = start;
    while (keys[end + 1]?.measure === keys[start]?.measure) end++;
    grid.merge(first, start + 1, first, end + 1);
    start = end + 1;
  }
  for (const { owner, tasks: own } of content.matrix) {
    const byKey = new Map(own.map((cell) => [keyOf(cell), cell]));
    const cells = keys.map(({ key }) => byKey.get(key));
    grid.row([
      owner,
      ...cells.map(
        (cell) =>
          cell &&
          [
            `${cell.accepted} из ${cell.target}`,
            ...(cell.value ? [partsWords(cell.value)] : []),
            stateWords[cell.state],
          ].join('\n'),
      ),
    ]);
    cells.forEach((cell, at) => {
      if (cell) grid.dress(at + 1, stateStyles[cell.state]);
    });
  }
  return grid.sheet({ first, last: first + 1 }, 1);
}
