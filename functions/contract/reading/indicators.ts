/** Indicators of a measure in a table with periods: a row each, or several in one cell («1;4»). */
import type { Indicator, Period } from '../roadmaps/roadmap.ts';
import { type CellRead, readCell, readPair } from './cells.ts';
import type { Context } from './context.ts';
import { finished, type Making, type Of, tell, unread } from './figures.ts';
import type { HeadColumn } from './head.ts';
import { kindsOf } from './kinds.ts';
import { placeAt } from './layout.ts';
import { fold } from './letters.ts';
import { figure, unitTail } from './numbers.ts';
import { yearOf } from './periods.ts';
import type { Row } from './rows.ts';
import { settle } from './series.ts';
import * as words from './words.ts';

/** The words of an indicator and its unit: «Доля участников ОГЭ, %» is of «%». */
function named(
  row: Row,
  columns: HeadColumn[],
  title: string,
): { name: string; unit: string | null } {
  const text = (is: string) =>
    columns
      .filter((one) => one.is === is)
      .map(({ at }) => row.texts[at] ?? '')
      .filter(Boolean)
      .join('; ');
  const own = text('unit');
  const name = text('indicator') || text('result') || text('evidence') || title;
  if (own) return { name, unit: own };
  const tail = text('indicator') || text('result') ? unitTail.exec(name) : null;
  return tail
    ? { name: (tail[1] as string).replace(/,$/, ''), unit: tail[2] as string }
    : { name, unit: null };
}

/** Texts of the periods of a row. A text that goes over several of them stands in each, with how many. */
function raws(
  row: Row,
  targets: HeadColumn[],
  tsv: boolean,
): { raw: string; over: number; last: boolean; column: HeadColumn }[] {
  const list = targets.map((column, i) => {
    const slot = row.line.slots[column.at];
    const over = slot ? targets.filter(({ at }) => row.line.slots[at] === slot).length : 1;
    const next = targets[i + 1];
    return {
      raw: row.texts[column.at] ?? '',
      over,
      last: !next || row.line.slots[next.at] !== slot,
      column,
    };
  });
  const [first, ...rest] = list;
  // A sheet's text leaves blanks where a cell was merged: what recurs, alone in its row, goes over all of them.
  if (tsv && first && rest.length > 0 && first.raw !== '' && rest.every(({ raw }) => raw === '')) {
    const period = first.column.period as Period;
    if (readCell(first.raw, period, false)?.every)
      return list.map((one, i) => ({
        ...one,
        raw: first.raw,
        over: list.length,
        last: i === list.length - 1,
      }));
  }
  return list;
}

export function indicatorsOf(row: Row, of: Of, context: Context): Indicator[] {
  const { head, periods } = context;
  const targets = periods.map(
    (period) => head.columns.find((one) => one.period?.id === period.id) as HeadColumn,
  );
  const { name, unit } = named(row, head.columns, of.title);
  const cells = raws(row, targets, context.tsv);
  const plannedAt = head.columns.find((one) => one.is === 'planned');
  const planned = plannedAt ? (row.texts[plannedAt.at] ?? '') : '';
  const parts = composite([...cells.map(({ raw }) => raw), planned], name);
  if (parts)
    context.asking.note('composite', [of.id], words.notes.composite(name), [
      placeAt(row.line, targets[0]?.at ?? 1),
    ]);
  const many = of.several || parts !== null;
  return (parts ?? [name]).map((part, index) => {
    const number = of.first + index;
    const pick = (raw: string): string =>
      parts && raw.includes(';') ? (raw.split(';')[index] ?? '').trim() : raw;
    return indicator({
      row,
      of,
      context,
      id: `${of.id}/${number}`,
      at: many ? `${of.id}/${number}` : of.id,
      name: part,
      unit,
      targets: cells.map((one) => ({ ...one, pick: pick(one.raw) })),
      planned: plannedAt ? { raw: planned, pick: pick(planned), column: plannedAt } : null,
    });
  });
}

/** The names of several indicators in one row, where their figures stand in one cell. */
function composite(texts: string[], name: string): string[] | null {
  const counts = texts.flatMap((raw) => (raw.includes(';') ? [raw.split(';')] : []));
  if (counts.length === 0 || !counts.every((parts) => parts.every((part) => figure(part.trim()))))
    return null;
  const size = counts[0]?.length ?? 0;
  const names = [
    name.split(/\s*;\s*/u),
    name.split(/\s*[,;]\s*(?![^()]*\))/u),
    name.split(/\s*[,;]\s*|\s+и\s+/u),
  ].find((list) => list.length === size);
  return counts.every((parts) => parts.length === size) && names?.every(Boolean) ? names : null;
}

function indicator(making: Making): Indicator {
  const { row, of, context, at, name, unit, targets } = making;
  const { head, asking, periods } = context;
  let open = false;
  const opened = () => {
    open = true;
  };
  const ask = (column: HeadColumn, words: string, where = at) =>
    asking.at({ at: where, column: words, cells: [placeAt(row.line, column.at)] }, opened);
  const group = targets[0]?.column.path[0] ?? '';
  const percent =
    unit === '%' ||
    /^процент/u.test(fold(unit ?? '')) ||
    targets.some(({ pick }) => /%/.test(pick));
  const baselineAt = head.columns.find((one) => one.is === 'baseline');
  const read = targets.map((target, i): CellRead => {
    const period = periods[i] as Period;
    const found = readCell(target.pick, period, percent) ?? readPair(target.pick, unit);
    if (!found)
      return unread(
        target.pick,
        target.raw,
        period,
        ask(target.column, target.column.words, of.id),
        of,
        target.column,
        percent,
      );
    const cell = { ...found, raw: target.raw };
    if (target.over > 1 && cell.is === 'count' && !target.last)
      return { raw: target.raw, is: 'empty', value: null };
    if (target.over > 1 && cell.is === 'count')
      asking.note('merged-value', [of.id], words.notes.mergedValue(target.raw), [
        placeAt(row.line, target.column.at),
      ]);
    if (
      target.over > 1 &&
      cell.is === 'mark' &&
      cell.due &&
      (cell.due < period.from || cell.due > period.to)
    )
      return { raw: target.raw, is: 'empty', value: null };
    return cell;
  });
  tell(read, targets, making, group, ask);
  const wholePeriod = { ...(periods[0] as Period), to: (periods.at(-1) as Period).to };
  const planned = making.planned && readCell(making.planned.pick, wholePeriod, percent);
  if (planned?.remark)
    asking.note(
      'bracket',
      [of.id],
      words.notes.bracket(planned.remark),
      making.planned ? [placeAt(row.line, making.planned.column.at)] : [],
    );
  const base = baselineAt ? (row.texts[baselineAt.at] ?? '') : null;
  const baseline =
    base === null ? null : (readCell(base, wholePeriod, percent) ?? readPair(base, unit));
  if (base && baseline?.is === 'dash') asking.note('dash', [of.id], words.notes.dashBaseline);
  const nameAt =
    head.columns.find((one) => one.is === 'indicator') ??
    head.columns.find((one) => one.is === 'result') ??
    (targets[0]?.column as HeadColumn);
  const { aggregation, asks } = settle(
    {
      at,
      name,
      title: of.title,
      unit,
      cells: read,
      years: periods.filter((_, i) => read[i]?.value != null).map((one) => yearOf(one.to)),
      planned,
      baseline: baseline && baseline.is !== 'pair' && baseline.is !== 'yes' ? baseline.value : null,
    },
    {
      planned: ask(making.planned?.column ?? nameAt, making.planned?.column.path.at(-1) ?? ''),
      targets: ask(targets[0]?.column as HeadColumn, group),
      name: ask(nameAt, nameAt.path.at(-1) ?? ''),
    },
  );
  const text = (is: string) =>
    head.columns
      .filter((one) => one.is === is)
      .map((one) => row.texts[one.at] ?? '')
      .join(' ');
  const evidence =
    making.name === named(row, head.columns, of.title).name
      ? `${text('evidence')} ${text('result')} ${name}`
      : name;
  return {
    id: making.id,
    name,
    unit: unit ?? (read.some((one) => one.is === 'share') ? '%' : null),
    asks,
    aggregation,
    confirmed: !open,
    ...(making.planned
      ? {
          planned: {
            raw: making.planned.raw,
            value: planned?.value ?? null,
            ...(planned?.sense ? { sense: planned.sense } : {}),
          },
        }
      : {}),
    ...(base === null
      ? {}
      : {
          baseline: {
            raw: base,
            value: baseline && baseline.is !== 'pair' ? baseline.value : null,
            ...(baseline?.values ? { values: baseline.values.map((one) => one.value) } : {}),
            year: baselineAt?.year ?? null,
          },
        }),
    evidenceKinds: kindsOf(evidence, context.known),
    cells: Object.fromEntries(
      periods.map((period, i) => [period.id, finished(read[i] as CellRead, period, of)]),
    ),
  };
}
