/** Sheet «Сводка»: the eight columns of the road map as printed; beside each period's plan, what came of it. */

import { areYears } from '../../contract/roadmaps/terms.ts';
import {
  factWords,
  printedPlan,
  stateWords,
  totalWords,
} from '../../contract/summaries/figures.ts';
import type { Content, SummaryCell, SummaryRow } from '../../contract/summaries/summary.ts';
import { type Column, type Grid, gridOf, type Value } from './grid.ts';
import { heightOf, linesIn } from './measure.ts';
import { columnsOf, notesOf, proofsOf, sectionsOf, titleOf } from './notes.ts';
import { addressOf, datesOf, type Stamp, sealOf } from './stamp.ts';
import { stateStyles, styles } from './styles.ts';

const perPeriod: (Column & { name: string })[] = [
  { name: 'План', width: 9, style: styles.centre },
  { name: 'Факт', width: 5.5, style: styles.number },
  { name: 'Статус', width: 13, style: styles.centre },
  { name: 'Отклонение', width: 5.5, style: styles.signed },
  { name: 'Документы', width: 20, style: styles.text },
];
const before = 4;
/** Most evidence named in one cell; the sheet «Документы» has every item. */
const most = 3;

/** A planned value as printed: a bare number stays a number, an empty cell stays empty. */
const printed = (raw: string): Value =>
  raw === '' ? null : /^(0|[1-9]\d{0,8})$/.test(raw) ? Number(raw) : raw;

const proofsIn = (cell: SummaryCell): string =>
  proofsOf(cell, most) + (cell.proofs.length > most ? ' — на листе «Документы»' : '');

/** A number of papers stays a number; a share and a yes are words. What was not planned and did not happen is nothing. */
const factOf = (row: SummaryRow, { fact, raw, state }: SummaryCell): Value => {
  if (state === 'not-planned' && raw === '' && !fact) return null;
  return row.asks === 'papers' || row.asks === 'number' ? fact : factWords(fact, row);
};

const valuesOf = (row: SummaryRow, cell: SummaryCell | undefined): Value[] =>
  cell
    ? [
        printed(printedPlan(row, cell)),
        factOf(row, cell),
        stateWords[cell.state],
        cell.deviation,
        proofsIn(cell),
      ]
    : perPeriod.map(() => null);

/** The sheet with one row per indicator. */
export function summarySheet(content: Content, stamp: Stamp, footer: string) {
  const { periods } = content.roadmap;
  const columns: Column[] = [
    { width: 5.5, style: styles.label },
    { width: 27, style: styles.text },
    { width: 21, style: styles.text },
    { width: 9.5, style: styles.centre },
    ...periods.flatMap(() => perPeriod),
    { width: 6, style: styles.number },
    { width: 9, style: styles.centre },
    { width: 14.5, style: styles.text },
    { width: 18, style: styles.text },
  ];
  const grid = gridOf('Сводка', columns, footer);
  grid.band([content.roadmap.title], styles.title, 24);
  grid.band([`${content.municipality} · ${datesOf(content, stamp)}`], styles.line, 16);
  grid.band([`${sealOf(stamp)} · сформировано: ${stamp.by}`], styles.fine, 14);

  const heads = head(grid, content);
  for (const section of sectionsOf(content)) {
    const title = titleOf(section);
    const wide = columns.reduce((all, column) => all + column.width, 0);
    const at = grid.next();
    grid.band(
      [title, ...columns.slice(1).map(() => null)],
      styles.section,
      heightOf(linesIn(title, wide * 0.92, 9)),
    );
    grid.merge(at, 0, at, columns.length - 1);
    for (const row of section.rows) indicator(grid, content, stamp, row);
  }
  return grid.sheet(heads, 2);
}

function head(grid: Grid, content: Content) {
  const names = columnsOf(content);
  const byYears = areYears(content.roadmap.periods);
  const first = grid.next();
  const last = first + 1;
  const after = before + names.periods.length * perPeriod.length;
  grid.band(
    [
      names.number.name,
      names.measure.name,
      names.result.group,
      null,
      ...names.periods.flatMap(({ group, name }) => [
        group ? `${group}: ${name}` : name,
        ...perPeriod.slice(1).map(() => null),
      ]),
      byYears ? 'За все годы' : 'За всё время',
      null,
      names.executors.name,
      'Примечание',
    ],
    styles.head,
    26,
  );
  grid.band(
    [
      null,
      null,
      names.result.name,
      names.planned.name,
      ...names.periods.flatMap(() => perPeriod.map(({ name }) => name)),
      'Факт',
      'Итого факт',
      null,
      null,
    ],
    styles.head,
    66,
  );
  names.periods.forEach((_, at) => {
    const left = before + at * perPeriod.length;
    grid.dress(left + 1, styles.upright);
    grid.dress(left + 3, styles.upright);
  });
  for (const column of [0, 1, after + 2, after + 3]) grid.merge(first, column, last, column);
  grid.merge(first, 2, first, 3);
  names.periods.forEach((_, at) => {
    const left = before + at * perPeriod.length;
    grid.merge(first, left, first, left + perPeriod.length - 1);
  });
  grid.merge(first, after, first, after + 1);
  return { first, last };
}

function indicator(grid: Grid, content: Content, stamp: Stamp, row: SummaryRow) {
  const cells = content.roadmap.periods.map(({ id }) =>
    row.cells.find((cell) => cell.period === id),
  );
  grid.row([
    row.labelRaw,
    row.title,
    row.name,
    printed(row.plannedRaw),
    ...cells.flatMap((cell) => valuesOf(row, cell)),
    row.total.unit === 'items' ? row.total.fact : null,
    totalWords(row),
    row.executorsRaw,
    notesOf(content, row).join('\n'),
  ]);
  cells.forEach((cell, at) => {
    if (!cell) return;
    const left = before + at * perPeriod.length;
    grid.dress(left + 2, stateStyles[cell.state]);
    const [proof] = cell.proofs;
    const address = proof && addressOf(proof.path, stamp.site);
    // On the number: LibreOffice shows only one line of a text that is a link.
    if (address) grid.dress(left + 1, styles.linkedNumber, address);
  });
}
