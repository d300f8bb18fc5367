/**
 * A number of a sheet as Excel in Russian shows it: 0,8 with «0%» is «80%». Of formats that is taken which plans have: digits,
 * thousands, percents, signs, words around, dates and times.
 */
import { dayOf } from './serials.ts';

/** Formats that files name by number alone. */
const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'dd.mm.yyyy',
  15: 'd mmm yyyy',
  16: 'd mmm',
  17: 'mmm yyyy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd.mm.yyyy h:mm',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '0.0E+0',
  49: '@',
};
const general = 'General';
/** Excel takes no longer one. */
const longest = 255;

/** The code of a format by its number; `own` are those that the file defines. */
export function codeOf(id: number, own: ReadonlyMap<number, string>): string {
  const code = own.get(id) ?? builtIn[id] ?? general;
  return code.length > longest ? general : code;
}

type Token = { kind: 'literal' | 'date' | 'digit' | 'sign' | 'general'; text: string };

const pieces =
  /"([^"]*)"?|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(General)|(AM\/PM|A\/P)|(y+|m+|d+|h+|s+)|([0#?]+|[.,%]|E[+-])|([\s\S])/giu;

/** What a section of a format says, piece by piece. */
function tokensOf(section: string): Token[] {
  return [...section.matchAll(pieces)].flatMap((found): Token[] => {
    const [whole, quoted, escaped, spent, money, usual, noon, date, digit, other] = found;
    if (quoted !== undefined) return [{ kind: 'literal', text: quoted }];
    if (escaped !== undefined) return [{ kind: 'literal', text: escaped }];
    if (whole.startsWith('_')) return [{ kind: 'literal', text: ' ' }];
    if (whole.startsWith('*')) return [];
    if (spent !== undefined) return [{ kind: 'date', text: `[${spent[0]?.toLowerCase()}]` }];
    if (money !== undefined) return [{ kind: 'literal', text: money }];
    if (whole.startsWith('[')) return [];
    if (usual !== undefined) return [{ kind: 'general', text: usual }];
    if (noon !== undefined) return [];
    if (date !== undefined) return [{ kind: 'date', text: date.toLowerCase() }];
    if (digit !== undefined) return [{ kind: /[0#?]/.test(digit) ? 'digit' : 'sign', text: digit }];
    return [{ kind: 'literal', text: other ?? '' }];
  });
}

/** The sections of a format: for what is positive, negative, zero, a text. */
function sectionsOf(code: string): string[] {
  const sections = [''];
  for (const [piece] of code.matchAll(/"[^"]*"?|\\.|\[[^\]]*\]|[\s\S]/gu)) {
    if (piece === ';') sections.push('');
    else sections[sections.length - 1] += piece;
  }
  return sections;
}

/** A number times ten to a power, without the dust of binary fractions. */
function shifted(value: number, power: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + power}`);
}

const commaed = (text: string): string => text.replace('.', ',');

/** As the format «Общий» shows it: ten digits. */
function plain(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? value.toFixed(0) : String(value);
  return commaed(String(Number(value.toPrecision(Math.abs(value) < 1 ? 9 : 10)))).replace('e', 'E');
}

function digitsOf(value: number, tokens: Token[]): string {
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  const last = tokens.map(({ kind }) => kind).lastIndexOf('digit');
  const middle = tokens.slice(first, last + 1);
  // Digits with words between them (a telephone) are not what a plan has.
  if (middle.some(({ kind, text }) => kind !== 'digit' && text !== '.' && text !== ','))
    return plain(value);
  const dot = middle.findIndex(({ text }) => text === '.');
  const places = (of: Token[]) =>
    of
      .map(({ text }) => text)
      .join('')
      .replaceAll(',', '');
  const whole = places(dot < 0 ? middle : middle.slice(0, dot));
  const after = dot < 0 ? '' : places(middle.slice(dot + 1));
  const grouped = (dot < 0 ? middle : middle.slice(0, dot)).some(({ text }) => text === ',');
  const rounded = shifted(Math.round(shifted(value, after.length)), -after.length);
  const [digits = '', fraction = ''] = rounded.toFixed(after.length).split('.');
  let kept = fraction.length;
  while (kept > 0 && fraction[kept - 1] === '0' && after[kept - 1] !== '0') kept--;
  const least = [...whole].filter((sign) => sign === '0').length;
  const front = (digits === '0' && least === 0 ? '' : digits).padStart(least, '0');
  const shown = grouped ? front.replace(/\B(?=(\d{3})+$)/g, ' ') : front;
  return kept > 0 ? `${shown},${fraction.slice(0, kept)}` : shown;
}

function numberIn(value: number, tokens: Token[]): string {
  const percents = tokens.filter(({ text, kind }) => kind === 'sign' && text === '%').length;
  const last = tokens.map(({ kind }) => kind).lastIndexOf('digit');
  // A comma after the last digit counts in thousands.
  let thousands = 0;
  while (
    tokens[last + 1 + thousands]?.text === ',' &&
    tokens[last + 1 + thousands]?.kind === 'sign'
  )
    thousands++;
  const scaled = shifted(value, percents * 2 - thousands * 3);
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  return tokens
    .map(({ kind, text }, at) => {
      if (kind === 'general') return plain(value);
      if (at === first) return digitsOf(scaled, tokens);
      if (at > first && at <= last + thousands) return '';
      return kind === 'digit' || (kind === 'sign' && text !== '%') ? '' : text;
    })
    .join('');
}

/** A number under a format. `since1904`: the days of the file are counted from that year. */
export function numberText(value: number, code: string, since1904 = false): string {
  if (code === general || code === '@' || !Number.isFinite(value)) return plain(value);
  const sections = sectionsOf(code);
  const own = value < 0 ? sections[1] : value === 0 ? sections[2] : undefined;
  const section = own ?? sections[0] ?? '';
  const tokens = tokensOf(section);
  if (tokens.some(({ kind }) => kind === 'date')) return dayOf(value, tokens, since1904);
  const minus = value < 0 && own === undefined ? '-' : '';
  if (tokens.some(({ text, kind }) => kind === 'sign' && text.startsWith('E')))
    return commaed(value.toExponential(2)).replace('e', 'E');
  return minus + numberIn(Math.abs(value), tokens);
}

/** A text under a format: its fourth section may put words around it. */
export function wordsUnder(text: string, code: string): string {
  const section = sectionsOf(code)[3];
  if (section === undefined) return text;
  return tokensOf(section)
    .map(({ text: one, kind }) => (kind === 'literal' && one === '@' ? text : one))
    .join('');
}
