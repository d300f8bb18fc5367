/** One target cell of a period: what stands there and how it reads. What is not understood is not guessed. */
import { addDays, type Day } from '../days.ts';
import type { Cell, Period, Sense } from '../roadmaps/roadmap.ts';
import { itemsOf, type When, whenOf } from './items.ts';
import { fold } from './letters.ts';
import { figure } from './numbers.ts';
import { yearOf } from './periods.ts';
import { calendar } from './spans.ts';
import type { Every, Token } from './token.ts';
import { scan } from './tokens.ts';

/** A cell as read by itself, before its row says what it means. */
export type CellRead = {
  raw: string;
  is: Cell['is'];
  value: number | null;
  sense?: Sense;
  due?: Day;
  unit?: string;
  values?: { unit: string; value: number }[];
  every?: Every | 'standing';
  /** A remark in brackets that is no term: «раз в год». */
  remark?: string;
  strict?: boolean;
  /** The sign of a mark, or a date that stands alone. */
  sign?: string;
  bare?: boolean;
};

const dash = /^(-+|нет|н\/п|не (планируется|запланировано|предусмотрено|требуется))$/u;
const mark = /^([+хxv✓✔√☑●•]|\+\s*\+)\s*(?:\((.*)\))?$/u;
const within =
  /^(?:в течени[еи]|весь)\s+(?:(?:учебного|всего|календарного)\s+)?(?:месяца?|квартала?|полугоди[яе]|года?|периода?)$/u;
const date = /^(?:(до|к|не позднее)\s*)?\d{1,2}\.(0[1-9]|1[0-2])\.?$/u;

const months = ({ from, to }: Period): number =>
  Math.max(
    1,
    (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1,
  );
const long: Partial<Record<Every, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The days that a text names within a period: those that lie in it, else those of its year. */
function daysIn(tokens: Token[], period: Period): When[] {
  const { items } = itemsOf(tokens);
  const span = calendar(yearOf(period.from), yearOf(period.to), '05-31');
  const found = items.flatMap((item) => {
    const years = item.years ?? span.years;
    const whens = years.flatMap((year) => whenOf(item, year, span) ?? []);
    const inside = whens.filter(
      ({ due }) => due && due >= period.from && due <= addDays(period.to, 15),
    );
    return inside.length > 0 ? inside.slice(0, 1) : item.years ? whens.slice(0, 1) : [];
  });
  return found.sort((a, b) => (a.due as Day).localeCompare(b.due as Day));
}

/** Reads a cell of a period; null where it cannot be read. `percent`: its indicator is measured in per cent. */
export function readCell(raw: string, period: Period, percent: boolean): CellRead | null {
  const text = fold(raw);
  if (text === '') return { raw, is: 'empty', value: null };
  if (dash.test(text)) return { raw, is: 'dash', value: null };
  if (text === 'да') return { raw, is: 'yes', value: 1 };
  if (within.test(text)) return { raw, is: 'mark', value: 1 };
  const sign = mark.exec(text);
  if (sign) {
    const inside = sign[2] ? bracketed(sign[2], period) : {};
    return inside && { raw, is: 'mark', value: 1, sign: sign[1] as string, ...inside };
  }
  const tokens = scan(raw);
  const dated = !percent && date.test(text);
  const one = dated ? null : figure(text);
  if (one) {
    const inside = one.bracket ? bracketed(one.bracket, period) : {};
    if (!inside) return null;
    // «до 20» in a column of a month may as well be a day of it.
    if (/^до\s/u.test(text) && !one.unit && !percent && one.value <= 31 && months(period) === 1)
      return null;
    const share = one.unit === '%' || (percent && one.unit === null);
    if (one.value === 0 && one.sense === null && !share)
      return { raw, is: 'zero', value: 0, ...(one.unit ? { unit: one.unit } : {}), ...inside };
    return {
      raw,
      is: share ? 'share' : 'count',
      value:
        one.strict && one.sense === 'at-least' && !share && Number.isInteger(one.value)
          ? one.value + 1
          : one.value,
      ...(one.sense ? { sense: one.sense } : {}),
      ...(share ? { unit: '%' } : one.unit && !/^раза?$/u.test(one.unit) ? { unit: one.unit } : {}),
      ...(one.strict ? { strict: true } : {}),
      ...inside,
    };
  }
  if (tokens.some((token) => token.is === 'word' && /[\d%]/.test(token.text))) return null;
  const days = daysIn(tokens, period);
  const every = tokens.find((token) => token.is === 'every');
  if (days.length > 0 && (!every || every.unit === 'year')) {
    if (tokens.some((token) => token.is === 'word')) return null;
    return {
      raw,
      is: 'mark',
      value: days.length,
      due: days.at(-1)?.due as Day,
      bare: !tokens.some((token) => token.is === 'by') && days.length === 1 && /^\d/.test(text),
    };
  }
  if (itemsOf(tokens).items.length > 0) return null;
  if (every) return recurring(raw, every, period);
  if (
    tokens.some((token) => token.is === 'standing') &&
    !tokens.some((token) => token.is === 'word')
  )
    return { raw, is: 'recurring', value: 1, sense: 'exactly', every: 'standing' };
  return null;
}

/** What recurs, as a number for the period: «ежемесячно» in a quarter is 3. What is rarer than the period falls on its end. */
function recurring(raw: string, every: Extract<Token, { is: 'every' }>, period: Period): CellRead {
  const [unit, size] = [long[every.unit] ?? months(period), months(period)];
  const sense = every.least ? 'at-least' : 'exactly';
  if (unit > size && Number(period.to.slice(5, 7)) % unit !== 0)
    return { raw, is: 'empty', value: null, every: every.unit };
  const value = Math.max(1, Math.floor(size / unit)) * (unit > size ? 1 : every.times);
  return { raw, is: 'recurring', value, sense, every: every.unit };
}

/** What a bracket adds: a day by which, or a remark. Null where it adds figures that are not understood. */
function bracketed(text: string, period: Period): Pick<CellRead, 'due' | 'remark'> | null {
  const tokens = scan(text);
  const days = daysIn(tokens, period);
  if (days.length > 0) return { due: days.at(-1)?.due as Day };
  if (tokens.some((token) => token.is === 'every' || token.is === 'standing'))
    return { remark: text };
  if (/\d/.test(text)) return null;
  return { remark: text };
}

/** «5/100» with «ед./%»: two values of one indicator. */
export function readPair(raw: string, unit: string | null): CellRead | null {
  const units = unit?.split('/').map((one) => one.trim()) ?? [];
  const parts = raw.split('/').map((one) => figure(one.trim()));
  if (parts.length !== 2 || parts.some((one) => one === null || one.sense !== null)) return null;
  const shares = parts.map((one, i) => one?.unit ?? units[i] ?? null);
  if (units.length !== 2 && !shares.includes('%')) return null;
  const values = parts.map((one, i) => ({ unit: shares[i] ?? '', value: one?.value as number }));
  return { raw, is: 'pair', value: values[0]?.value as number, sense: 'at-least', values };
}
