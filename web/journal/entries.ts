/** Entries of the journal in words, and as a table for Excel. */
import type { EntryAct, EntryView } from '../../functions/contract/journal.ts';
import { moment } from '../../functions/contract/words.ts';

export const actWords: Record<EntryAct, string> = {
  'signed-in': 'Вход',
  refused: 'Неверный код',
  'signed-out': 'Выход',
  'sessions-ended': 'Сеансы закончены',
  added: 'Добавлен человек',
  granted: 'Дано право',
  revoked: 'Забрано право',
  ended: 'Изменён срок права',
  renamed: 'Изменено имя',
  withdrawn: 'Документ изъят',
  reinstated: 'Документ возвращён',
  settings: 'Изменены настройки',
  denied: 'Отказано: нет права',
};

const columns: [string, (entry: EntryView) => string | undefined][] = [
  ['Время (московское)', ({ at }) => moment(at)],
  ['Что', ({ act }) => actWords[act]],
  ['Кто', ({ byName }) => byName],
  ['С кем', ({ whomName }) => whomName],
  ['С чем', ({ what }) => what],
  ['Сеть', ({ network }) => network],
];

/** A text that a spreadsheet would take for a formula gets an apostrophe (OWASP, «CSV Injection»). */
const cell = (value = ''): string =>
  `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** Semicolons, UTF-8 with BOM, CRLF: as Russian Excel opens it. */
export const csvOf = (entries: EntryView[]): string =>
  `\ufeff${[
    columns.map(([name]) => cell(name)),
    ...entries.map((entry) => columns.map(([, value]) => cell(value(entry)))),
  ]
    .map((line) => line.join(';'))
    .join('\r\n')}`;

/** Gives it to whoever reads as a file. */
export function save(entries: EntryView[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(entries)], { type: 'text/csv;charset=utf-8' }));
  link.download = 'Журнал.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
