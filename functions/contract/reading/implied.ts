/** The indicator of a measure that has a term in words and no columns of periods: done or not, or the figure of its result. */
import type { Cell, Indicator, Term } from '../roadmaps/roadmap.ts';
import { readCell } from './cells.ts';
import type { Context } from './context.ts';
import { kindsOf } from './kinds.ts';
import { placeAt } from './layout.ts';
import { subject } from './letters.ts';
import { counts, unitTail } from './numbers.ts';
import type { Ask } from './questions.ts';
import { wanted } from './results.ts';
import type { Row } from './rows.ts';
import type { TermsRead } from './terms.ts';
import * as words from './words.ts';

export type Result = {
  id: string;
  title: string;
  result: string;
  evidence: string;
  owes: string;
  terms: TermsRead;
  row: Row;
};
type Target = Pick<Cell, 'is' | 'value' | 'sense' | 'each'> & {
  raw: string;
  asks: Indicator['asks'];
  unit: string | null;
  confirmed: boolean;
  whole?: boolean;
};

export function impliedOf(of: Result, context: Context): Indicator {
  const { head, known } = context;
  const text = (is: string) =>
    head.columns
      .filter((one) => one.is === is && !one.period)
      .map(({ at }) => of.row.texts[at] ?? '')
      .filter(Boolean)[0] ?? '';
  const indicator = text('indicator');
  const tail = unitTail.exec(indicator);
  const unit = text('unit') || tail?.[2] || null;
  const raw = text('target') || text('planned');
  const target = raw !== '' ? figured(raw, unit, of, context) : resulting(of, context);
  const { asks, unit: own, confirmed, whole, ...cell } = target;
  const last = of.terms.terms.at(-1)?.id;
  const nothing: Cell = { raw: cell.raw, is: 'empty', value: null };
  // What is wanted in all is parted over the terms where it parts; else it is due with the last of them.
  const part =
    whole && cell.value !== null && Number.isInteger(cell.value / of.terms.terms.length)
      ? { value: cell.value / of.terms.terms.length }
      : null;
  return {
    id: `${of.id}/1`,
    name: (tail?.[1] ?? indicator) || of.result || of.evidence || of.title,
    unit: own ?? unit,
    asks,
    aggregation: asks === 'share' ? 'each' : 'sum',
    confirmed,
    evidenceKinds: kindsOf(`${of.evidence} ${of.result} ${indicator}`.trim() || of.title, known),
    implied: true,
    cells: Object.fromEntries(
      of.terms.terms.map((term: Term) => [
        term.id,
        whole && !part && term.id !== last
          ? nothing
          : { ...cell, ...part, ...(term.due && cell.value !== null ? { due: term.due } : {}) },
      ]),
    ),
  };
}

const mark = ({ terms }: Result): Target =>
  terms.times > 1
    ? {
        raw: '',
        is: 'count',
        value: terms.times,
        sense: terms.least ? 'at-least' : 'exactly',
        asks: 'papers',
        unit: null,
        confirmed: true,
      }
    : { raw: '', is: 'mark', value: 1, asks: 'papers', unit: null, confirmed: true };

/** A planned value that stands in a column of its own, beside the term. */
function figured(raw: string, unit: string | null, of: Result, context: Context): Target {
  const column = context.head.columns.find(
    (one) => (one.is === 'target' || one.is === 'planned') && !one.period,
  );
  const period = { id: 'plan', words: '', from: context.span.from, to: context.span.to };
  const percent = unit === '%' || unit?.startsWith('процент') === true;
  let found = readCell(raw, period, percent);
  let confirmed = true;
  const ask = context.asking.at(
    { at: of.id, column: column?.words ?? '', cells: [placeAt(of.row.line, column?.at ?? 1)] },
    () => {
      confirmed = false;
    },
  );
  if (!found) {
    const said = ask(
      'unreadable',
      subject(raw),
      words.unreadable(of.id, column?.words ?? '', raw),
      'text',
    );
    found = said === 'text' ? null : readCell(String(said), period, percent);
    if (!found) return { raw, is: 'empty', value: null, asks: 'papers', unit: null, confirmed };
  }
  const asks =
    found.is === 'share'
      ? 'share'
      : found.is === 'yes'
        ? 'yes'
        : (found.unit ?? unit) && counts(found.unit ?? unit ?? '')
          ? 'number'
          : 'papers';
  const sense =
    found.sense ??
    (found.is === 'share' ? 'at-least' : found.is === 'count' ? 'exactly' : undefined);
  const whole = found.is === 'count' && inAll(found.value, raw, of, ask);
  return {
    raw,
    is: found.is,
    value: found.value,
    ...(sense ? { sense } : {}),
    asks,
    unit: found.unit ?? null,
    confirmed,
    ...(whole ? { whole } : {}),
  };
}

/** «не менее 8» beside «ежемесячно»: in all, or each month? */
const inAll = (value: number | null, raw: string, of: Result, ask: Ask): boolean =>
  value !== null &&
  value > 1 &&
  of.terms.terms.length > 1 &&
  ask('each-year', of.id, words.eachTerm(raw, of.terms.terms.length), 'sum', words.totalOptions) ===
    'sum';

/** A figure within the words of the result: of each school, of all of them, or of a head of people. */
function resulting(of: Result, context: Context): Target {
  const { asking, head, known } = context;
  const column =
    head.columns.find((one) => one.is === 'result') ??
    head.columns.find((one) => one.is === 'evidence');
  const found = wanted(of.result) ?? (of.evidence ? wanted(of.evidence) : null);
  if (!found || !column) return mark(of);
  const place = [placeAt(of.row.line, column.at)];
  let confirmed = true;
  const ask = asking.at({ at: of.id, column: column.words, cells: place }, () => {
    confirmed = false;
  });
  const schools = Math.max(1, known.supported);
  const { value, sense, unit } = found;
  const count = (total: number, asks: Indicator['asks'], each = false): Target => ({
    raw: '',
    is: 'count',
    value: total,
    sense,
    asks,
    unit: null,
    confirmed,
    ...(each ? { each } : {}),
  });
  if (found.per === 'head') return count(value, 'number');
  if (found.per === 'school' && of.owes === 'each-school') {
    asking.note('number-in-text', [of.id], words.notes.eachSchool(found.words, value), place);
    return count(value, 'papers', true);
  }
  if (found.per === 'schools' && of.owes === 'each-school') return mark(of);
  if (found.per === 'school' || found.per === 'schools') {
    const said = ask(
      'number-in-text',
      subject(of.result),
      words.forEachSchool(of.result, value * schools),
      value * schools,
    );
    if (said === false) return mark(of);
    const total = said === true ? value * schools : Number(said);
    return count(Number.isFinite(total) && total > 0 ? total : value * schools, 'papers');
  }
  // «1 совещание» is what a measure without a figure asks for too.
  if (value === 1 && sense === 'exactly' && unit === null) return mark(of);
  if (ask('number-in-text', null, words.numberInText, true) === false)
    return { ...mark(of), confirmed };
  if (unit === '%')
    return { raw: '', is: 'share', value, sense, asks: 'share', unit: '%', confirmed };
  const whole = inAll(value, of.result || of.evidence, of, ask);
  return { ...count(value, found.people ? 'number' : 'papers'), ...(whole ? { whole } : {}) };
}
