/** The official table of the printed report: the road map as the document has it, with facts beside plans. */
import type { Table } from 'docx';
import { factWords, printedPlan, totalWords } from '../../contract/summaries/figures.ts';
import type { Content, SummaryRow } from '../../contract/summaries/summary.ts';
import { cell, headCell, line, table } from './blocks.ts';
import { columnsOf, notesOf, sectionsOf, statesOf, titleOf } from './notes.ts';
import { room } from './paper.ts';

const fixed = { number: 11, planned: 18, executors: 29, note: 46 };
const period = { plan: 17, fact: 10.5 };
/** The columns of the periods take no more than this, however many there are. */
const mostPeriods = 110;

/** The table of measures, one row per indicator; its three head rows are repeated on each page. */
export function reportTable(content: Content): Table {
  const { periods } = content.roadmap;
  const scale = Math.min(1, mostPeriods / (periods.length * (period.plan + period.fact)));
  const [plan, fact] = [period.plan * scale, period.fact * scale];
  const rest =
    room('landscape') -
    fixed.number -
    fixed.planned -
    fixed.executors -
    fixed.note -
    periods.length * (plan + fact);
  const widths = [
    fixed.number,
    rest * 0.57,
    rest * 0.43,
    fixed.planned,
    ...periods.flatMap(() => [plan, fact]),
    fixed.executors,
    fixed.note,
  ];
  return table(widths, [
    ...head(content),
    ...sectionsOf(content).flatMap(({ rows, ...section }) => [
      line([
        cell(titleOf(section), {
          across: widths.length,
          bold: true,
          shade: 'F5F7F9',
          keep: true,
        }),
      ]),
      ...rows.map((row) => indicator(content, row)),
    ]),
  ]);
}

function head(content: Content) {
  const names = columnsOf(content);
  const { periods } = content.roadmap;
  return [
    line(
      [
        headCell(names.number.name, { down: 3 }),
        headCell(names.measure.name, { down: 3 }),
        headCell(names.result.group, { across: 2 }),
        headCell(names.periods[0]?.group ?? '', { across: periods.length * 2 }),
        headCell(names.executors.name, { down: 3 }),
        headCell('Статус, примечание', { down: 3 }),
      ],
      true,
    ),
    line(
      [
        headCell(names.result.name, { down: 2 }),
        headCell(names.planned.name, { down: 2 }),
        ...names.periods.map(({ name }) => headCell(name, { across: 2 })),
      ],
      true,
    ),
    line(
      periods.flatMap(() => [headCell('план'), headCell('факт')]),
      true,
    ),
  ];
}

function indicator(content: Content, row: SummaryRow) {
  const said = [...statesOf(content, row), `Итого: ${totalWords(row)}`, ...notesOf(content, row)];
  return line([
    cell(row.labelRaw, { align: 'center' }),
    cell(row.title),
    cell(row.name),
    cell(row.plannedRaw, { align: 'center' }),
    ...content.roadmap.periods.flatMap(({ id }) => {
      const found = row.cells.find((one) => one.period === id);
      return [
        cell(found ? printedPlan(row, found) : '', { align: 'center' }),
        cell(found ? factWords(found.fact, row) : '', { align: 'center', bold: true }),
      ];
    }),
    cell(row.executorsRaw),
    cell(said.join('\n')),
  ]);
}
