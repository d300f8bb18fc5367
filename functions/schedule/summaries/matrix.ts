/** Sheet «Школы и задачи»: who owes × which task, «принято из target» with the state in words. */

import { byNumber } from '../../contract/roadmaps/numbers.ts';
import { stateWords } from '../../contract/summaries/figures.ts';
import type { Content } from '../../contract/summaries/summary.ts';
import { gridOf } from './grid.ts';
import { datesOf, type Stamp } from './stamp.ts';
import { stateStyles, styles } from './styles.ts';

/** The sheet of owners and their tasks; columns are measures, and within them years. */
export function matrixSheet(content: Content, stamp: Stamp, footer: string) {
  const tasks = new Map<string, { measure: string; year: number }>();
  for (const { tasks: own } of content.matrix)
    for (const { measure, year } of own) tasks.set(`${measure}/${year}`, { measure, year });
  const keys = [...tasks]
    .sort(([, a], [, b]) => byNumber(a.measure, b.measure) || a.year - b.year)
    .map(([key, task]) => ({ key, ...task }));
  const columns = [
    { width: 25, style: styles.bold },
    ...keys.map(() => ({ width: 9.6, style: styles.centre })),
  ];
  const grid = gridOf('Школы и задачи', columns, footer);
  grid.band(['Школы и задачи: принято из требуемого'], styles.title, 24);
  grid.band([`${content.municipality} · ${datesOf(content, stamp)}`], styles.line, 16);

  const first = grid.next();
  grid.band(['Кто отвечает', ...keys.map(({ measure }) => `п. ${measure}`)], styles.head, 18);
  grid.band([null, ...keys.map(({ year }) => year)], styles.headYear, 18);
  grid.merge(first, 0, first + 1, 0);
  for (let start = 0; start < keys.length; ) {
    let end = start;
    while (keys[end + 1]?.measure === keys[start]?.measure) end++;
    grid.merge(first, start + 1, first, end + 1);
    start = end + 1;
  }
  for (const { owner, tasks: own } of content.matrix) {
    const byKey = new Map(own.map((cell) => [`${cell.measure}/${cell.year}`, cell]));
    const cells = keys.map(({ key }) => byKey.get(key));
    grid.row([
      owner,
      ...cells.map(
        (cell) => cell && `${cell.accepted} из ${cell.target}\n${stateWords[cell.state]}`,
      ),
    ]);
    cells.forEach((cell, at) => {
      if (cell) grid.dress(at + 1, stateStyles[cell.state]);
    });
  }
  return grid.sheet({ first, last: first + 1 }, 1);
}
