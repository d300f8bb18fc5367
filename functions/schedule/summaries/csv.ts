/**
 * The summary as CSV for Russian Excel: one row per indicator and period, semicolons, UTF-8 with BOM, CRLF. A text
 * that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, «CSV Injection»).
 */

import { partsWords, stateWords, totalWords } from '../../contract/summaries/figures.ts';
import type { Content, SummaryCell, SummaryRow } from '../../contract/summaries/summary.ts';
import { moment, shortDay } from '../../contract/words.ts';
import { notesOf, periodWords, proofsOf, sectionsOf, titleOf } from './notes.ts';
import { plain, type Stamp } from './stamp.ts';

type Line = { section: string; row: SummaryRow; cell: SummaryCell; content: Content; stamp: Stamp };

/** Most evidence named in one field: Excel takes 32,767 characters. */
const most = 100;

const columns: [name: string, value: (line: Line) => string | number | null][] = [
  ['Раздел', ({ section }) => section],
  ['№ п/п', ({ row }) => row.labelRaw],
  ['Мероприятие', ({ row }) => row.title],
  ['Показатель', ({ row }) => row.name],
  ['План: всего', ({ row }) => row.plannedRaw],
  ['Период', ({ cell, content }) => periodWords(content, cell.period)],
  ['План периода', ({ cell }) => cell.raw],
  ['План периода, число', ({ cell }) => cell.plan],
  ['Срок', ({ cell }) => (cell.due ? shortDay(cell.due) : null)],
  ['Факт', ({ cell }) => cell.fact],
  ['Из чего', ({ cell }) => (cell.value ? partsWords(cell.value) : null)],
  ['На проверке', ({ cell }) => cell.waiting],
  ['Отклонение', ({ cell }) => cell.deviation],
  ['Статус', ({ cell }) => stateWords[cell.state]],
  ['Итого факт', ({ row }) => totalWords(row)],
  ['Исполнители', ({ row }) => row.executorsRaw],
  ['Примечание', ({ row, content }) => notesOf(content, row).join('; ')],
  ['Документы', ({ cell }) => proofsOf(cell, most).replaceAll('\n', '; ')],
  ['По состоянию на', ({ content }) => shortDay(content.asOf)],
  ['По данным на', ({ stamp }) => moment(stamp.known)],
  ['SHA-256 сводки', ({ stamp }) => stamp.sha256],
];

/** A value as a field of CSV: numbers bare, texts harmless and quoted where they must be. */
export function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const clean = plain(value);
  const text = /^\s*[=+\-@\t\n＝＋－＠]/.test(clean) ? `'${clean}` : clean;
  return /[;"\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The bytes of a CSV file of lines, the head first. */
export function csvOf(lines: (string | number | null)[][]): Uint8Array {
  const text = lines.map((line) => `${line.map(field).join(';')}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** The bytes of the CSV file of a summary. */
export function makeCsv(content: Content, stamp: Stamp): Uint8Array {
  const lines = sectionsOf(content).flatMap(({ rows, ...section }) =>
    rows.flatMap((row) =>
      row.cells.map((cell) => {
        const line = { section: titleOf(section), row, cell, content, stamp };
        return columns.map(([, value]) => value(line));
      }),
    ),
  );
  return csvOf([columns.map(([name]) => name), ...lines]);
}
