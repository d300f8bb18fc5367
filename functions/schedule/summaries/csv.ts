/**
 * The summary as CSV for Russian Excel: one row per indicator and year, semicolons, UTF-8 with BOM, CRLF. A text
 * that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, «CSV Injection»).
 */

import { stateWords, totalWords } from '../../contract/summaries/figures.ts';
import type { Content, SummaryCell, SummaryRow } from '../../contract/summaries/summary.ts';
import { moment, shortDay } from '../../contract/words.ts';
import { notesOf, proofsOf, sectionsOf } from './notes.ts';
import { plain, type Stamp } from './stamp.ts';

type Line = { section: string; row: SummaryRow; cell: SummaryCell; content: Content; stamp: Stamp };

/** Most evidence named in one field: Excel takes 32,767 characters. */
const most = 100;

const columns: [name: string, value: (line: Line) => string | number | null][] = [
  ['Раздел', ({ section }) => section],
  ['№ п/п', ({ row }) => row.numberRaw],
  ['Мероприятие', ({ row }) => row.title],
  ['Показатель', ({ row }) => row.name],
  ['План: всего', ({ row }) => row.plannedRaw],
  ['Год', ({ cell }) => cell.year],
  ['План года', ({ cell }) => cell.raw],
  ['План года, число', ({ cell }) => cell.plan],
  ['Срок', ({ cell }) => shortDay(cell.due)],
  ['Факт', ({ cell }) => cell.fact],
  ['На проверке', ({ cell }) => cell.waiting],
  ['Отклонение', ({ cell }) => cell.deviation],
  ['Статус', ({ cell }) => stateWords[cell.state]],
  ['Итого факт', ({ row }) => totalWords(row)],
  ['Исполнители', ({ row }) => row.executorsRaw],
  ['Примечание', ({ row }) => notesOf(row).join('; ')],
  ['Документы', ({ cell }) => proofsOf(cell, most).replaceAll('\n', '; ')],
  ['По состоянию на', ({ content }) => shortDay(content.asOf)],
  ['По данным на', ({ stamp }) => moment(stamp.known)],
  ['SHA-256 сводки', ({ stamp }) => stamp.sha256],
];

/** A value as a field of CSV: numbers bare, texts harmless and quoted where they must be. */
export function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
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
  const lines = sectionsOf(content).flatMap(({ number, title, rows }) =>
    rows.flatMap((row) =>
      row.cells.map((cell) => {
        const line = { section: `${number}. ${title}`, row, cell, content, stamp };
        return columns.map(([, value]) => value(line));
      }),
    ),
  );
  return csvOf([columns.map(([name]) => name), ...lines]);
}
