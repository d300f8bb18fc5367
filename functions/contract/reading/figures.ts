/** What the cells of an indicator ask and tell, and how they are kept. */
import type { Cell, Period } from '../roadmaps/roadmap.ts';
import { type CellRead, readCell } from './cells.ts';
import type { Context } from './context.ts';
import type { HeadColumn } from './head.ts';
import { placeAt } from './layout.ts';
import { subject } from './letters.ts';
import { yearOf } from './periods.ts';
import type { Row } from './rows.ts';
import * as words from './words.ts';

/** What a measure gives to its indicators: `due` where it or its columns name a day within a period. */
export type Of = {
  id: string;
  title: string;
  due: (period: Period) => string;
  several: boolean;
  first: number;
};

/** An indicator that is being made of its row. */
export type Making = {
  row: Row;
  of: Of;
  context: Context;
  id: string;
  at: string;
  name: string;
  unit: string | null;
  targets: { raw: string; pick: string; over: number; last: boolean; column: HeadColumn }[];
  planned: { raw: string; pick: string; column: HeadColumn } | null;
};

/** What the cells of an indicator ask and tell besides their figures. */
export function tell(
  read: CellRead[],
  targets: Making['targets'],
  { row, of, context, unit }: Making,
  group: string,
  ask: (column: HeadColumn, words: string, where?: string) => ReturnType<Context['asking']['at']>,
): void {
  read.forEach((cell, i) => {
    const target = targets[i] as Making['targets'][number];
    const place = [placeAt(row.line, target.column.at)];
    const note = (code: string, said: string) => context.asking.note(code, [of.id], said, place);
    if (cell.sign && ask(target.column, group, of.id)('marks', null, words.marks, true) === false)
      cell.value = null;
    if (cell.every && cell.value !== null) {
      const how = ask(target.column, group, of.id)(
        'recurrence',
        subject(cell.raw),
        words.recurrence(cell.raw, cell.value, cell.sense === 'at-least'),
        'per-period',
        words.recurrenceOptions,
      );
      const next = read
        .slice(i + 1)
        .some(
          (one, k) =>
            one.raw === cell.raw &&
            yearOf((context.periods[i + 1 + k] as Period).to) ===
              yearOf((context.periods[i] as Period).to),
        );
      if (how === 'per-year') Object.assign(cell, { value: next ? null : 1 });
    }
    if (
      cell.is === 'pair' &&
      ask(target.column, group, of.id)(
        'pair',
        subject(unit ?? ''),
        words.pair(cell.raw, unit ?? ''),
        true,
      ) === false
    ) {
      Object.assign(cell, { is: 'empty', value: null });
      delete cell.values;
    }
    if (cell.is === 'yes') note('yes-no', words.notes.yesNo);
    if (cell.is === 'dash') note('dash', words.notes.dash);
    if (cell.bare && /\d{4}/.test(cell.raw)) note('date-in-cell', words.notes.date);
    if (cell.remark) note('bracket', words.notes.bracket(cell.remark));
    if (cell.strict) note('strict', words.notes.strict(cell.raw));
    if (cell.is === 'empty' && cell.raw === '' && context.figures) note('empty', words.notes.empty);
  });
  const signs = read.flatMap((one) => (one.sign ? [one.sign] : []));
  if (signs.includes('х') && signs.includes('x'))
    context.asking.note('homoglyph', [of.id], words.notes.homoglyph);
}

/** A cell that is not understood asks for nothing until somebody says what it is. */
export function unread(
  pick: string,
  raw: string,
  period: Period,
  ask: ReturnType<Context['asking']['at']>,
  of: Of,
  column: HeadColumn,
  percent: boolean,
): CellRead {
  const said = ask(
    'unreadable',
    subject(pick),
    words.unreadable(of.id, column.words, pick),
    'text',
  );
  if (said !== 'text' && (typeof said === 'number' || typeof said === 'string')) {
    const found = readCell(String(said), period, percent);
    if (found) return { ...found, raw };
  }
  return { raw, is: 'empty', value: null };
}

export function finished(cell: CellRead, period: Period, of: Of): Cell {
  const { raw, is, value, sense, values } = cell;
  const demands = value !== null && is !== 'zero';
  return {
    raw,
    is,
    value: is === 'pair' ? (values?.[0]?.value ?? value) : value,
    ...(demands && sense ? { sense } : {}),
    ...(demands ? { due: cell.due ?? of.due(period) } : {}),
    ...(values ? { values } : {}),
  };
}
