/**
 * Road maps of the first shape, up to 0.5 and in the reference file: years, eight columns, numbers of sections, totals that
 * may be a floor, a month beside a cell. Made into today's shape; nothing is read anew. Pure.
 */
import { lastDay } from '../days.ts';
import type { Cell, Column, Measure, Period } from './roadmap.ts';

type OldCell = { raw: string; value: number | null; month: number | null };
type OldIndicator = {
  planned: { raw: string; value: number | null; atLeast: boolean };
  aggregation: 'sum' | 'each-year';
  years: Record<string, OldCell>;
} & Record<string, unknown>;
type OldMeasure = {
  number: string;
  numberRaw: string;
  section: number;
  executorsRaw: string;
  executors: string[];
  indicators: OldIndicator[];
} & Record<string, unknown>;
type Old = {
  years: number[];
  columns: string[];
  sections: { number: number; title: string; titleOnSlide?: string }[];
  measures: OldMeasure[];
} & Record<string, unknown>;

/** A year as a period of a plan. */
export const yearPeriod = (year: number): Period => ({
  id: String(year),
  words: `${year} год`,
  from: `${year}-01-01`,
  to: `${year}-12-31`,
});

/** Eight columns in the order of the first shape. */
const before = ['number', 'measure', 'result', 'planned'] as const;

function columnsOf(columns: string[], years: number[]): Column[] {
  return columns.map((words, place): Column => {
    const is = before[place];
    if (is) return { words, is };
    const period = years[place - before.length];
    return period === undefined
      ? { words, is: 'executors' }
      : { words, is: 'target', period: String(period) };
  });
}

function cellOf({ raw, value, month }: OldCell, year: string): Cell {
  if (value === null) return { raw, is: 'empty', value };
  if (value === 0) return { raw, is: 'zero', value };
  const due = lastDay(Number(year), month ?? 12);
  return { raw, is: 'count', value, sense: 'exactly', due };
}

function measureOf(old: OldMeasure, sections: Old['sections']): Measure {
  const { number, numberRaw, section, executors, indicators, ...rest } = old;
  const named = old.executorsRaw.split(',').map((raw) => raw.trim());
  return {
    ...(rest as Omit<
      Measure,
      'id' | 'label' | 'labelRaw' | 'section' | 'executors' | 'indicators'
    >),
    id: number,
    label: number,
    labelRaw: numberRaw,
    section: sections.findIndex((one) => one.number === section),
    executors: executors.map((is, place) => ({ raw: named[place] ?? '', is })),
    indicators: indicators.map(({ planned, aggregation, years, ...indicator }) => ({
      ...(indicator as Omit<
        Measure['indicators'][number],
        'planned' | 'aggregation' | 'cells' | 'asks' | 'unit'
      >),
      unit: null,
      asks: 'papers' as const,
      planned: {
        raw: planned.raw,
        value: planned.value,
        ...(planned.atLeast && { sense: 'at-least' as const }),
      },
      aggregation: aggregation === 'each-year' ? 'each' : aggregation,
      cells: Object.fromEntries(
        Object.entries(years).map(([year, cell]) => [year, cellOf(cell, year)]),
      ),
    })),
  };
}

/** A road map of the first shape as today's has it. */
export function lifted(old: Record<string, unknown>): Record<string, unknown> {
  const { years, columns, sections, measures, about: _, ...rest } = old as Old;
  return {
    ...rest,
    span: [`${Math.min(...years)}-01-01`, `${Math.max(...years)}-12-31`],
    periods: years.map(yearPeriod),
    columns: columnsOf(columns, years),
    sections: sections.map(({ number, ...section }) => ({ label: String(number), ...section })),
    measures: measures.map((measure) => measureOf(measure, sections)),
  };
}
