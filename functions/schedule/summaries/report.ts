/** The official table of the printed report: the road map as the document has it, with facts beside plans. */
import type { Table } from 'docx';
import { totalWords } from '../../contract/summaries/figures.ts';
import type { Content, SummaryRow } from '../../contract/summaries/summary.ts';
import { cell, headCell, line, table } from './blocks.ts';
import { columnsOf, notesOf, sectionsOf, statesOf } from './notes.ts';

/** Room on the sheet: A4 landscape less the margins of 20 and 10 mm. */
const room = 267;
const fixed = { number: 11, planned: 18, executors: 29, note: 46 };
const year = { plan: 17, fact: 10.5 };

/** The table of measures, one row per indicator; its three head rows are repeated on each page. */
export function reportTable(content: Content): Table {
  const { years } = content.roadmap;
  const rest =
    room -
    fixed.number -
    fixed.planned -
    fixed.executors -
    fixed.note -
    years.length * (year.plan + year.fact);
  const widths = [
    fixed.number,
    rest * 0.57,
    rest * 0.43,
    fixed.planned,
    ...years.flatMap(() => [year.plan, year.fact]),
    fixed.executors,
    fixed.note,
  ];
  return table(widths, [
    ...head(content),
    ...sectionsOf(content).flatMap(({ number, title, rows }) => [
      line([
        cell(`${number}. ${title}`, {
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
  const { years } = content.roadmap;
  return [
    line(
      [
        headCell(names.number.name, { down: 3 }),
        headCell(names.measure.name, { down: 3 }),
        headCell(names.result.group, { across: 2 }),
        headCell(names.years[0]?.group ?? '', { across: years.length * 2 }),
        headCell(names.executors.name, { down: 3 }),
        headCell('Статус, примечание', { down: 3 }),
      ],
      true,
    ),
    line(
      [
        headCell(names.result.name, { down: 2 }),
        headCell(names.planned.name, { down: 2 }),
        ...names.years.map(({ name }) => headCell(name, { across: 2 })),
      ],
      true,
    ),
    line(
      years.flatMap(() => [headCell('план'), headCell('факт')]),
      true,
    ),
  ];
}

function indicator(content: Content, row: SummaryRow) {
  const said = [...statesOf(row), `Итого: ${totalWords(row)}`, ...notesOf(row)];
  return line([
    cell(row.numberRaw, { align: 'center' }),
    cell(row.title),
    cell(row.name),
    cell(row.plannedRaw, { align: 'center' }),
    ...content.roadmap.years.flatMap((year) => {
      const found = row.cells.find((one) => one.year === year);
      return [
        cell(found?.raw ?? '', { align: 'center' }),
        cell(found ? String(found.fact) : '', { align: 'center', bold: true }),
      ];
    }),
    cell(row.executorsRaw),
    cell(said.join('\n')),
  ]);
}
