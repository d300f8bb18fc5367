/**
 * Numbers as DynamoDB keeps them: decimal, exact, at most 38 significant digits, from 1E-130 to 9.9…E+125 («Data types»,
 * developer guide). Kept as text, one way for each number, so that equal numbers are equal texts.
 */
import { invalid } from './refusals.ts';

/** digits × 10 ** exponent; digits have no zero at the end. */
type Decimal = { digits: bigint; exponent: number };

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;
const MOST_DIGITS = 38;
const HIGHEST = 125;
const LOWEST = -130;

/** The one text of a number; refuses what is no number, or one that Amazon would not keep. */
export const numberOf = (text: string): string => write(read(text));

/** a + b, exactly; refused as a number is when the sum cannot be kept. */
export function sum(a: string, b: string): string {
  const [one, other] = aligned(read(a), read(b));
  return write(trimmed(one + other, Math.min(read(a).exponent, read(b).exponent)));
}

export const negative = (text: string): string =>
  text === '0' ? text : text.startsWith('-') ? text.slice(1) : `-${text}`;

/** Below 0 when a < b, 0 when they are equal, above 0 when a > b. */
export function compareNumbers(a: string, b: string): number {
  const [one, other] = aligned(read(a), read(b));
  return one < other ? -1 : one > other ? 1 : 0;
}

/** How many pairs of digits say which number it is, counted from the point; zeros at both ends do not. */
export function pairs(text: string): number {
  const { digits, exponent } = read(text);
  const length = String(digits).replace('-', '').length;
  return Math.ceil((length + Math.abs(exponent % 2)) / 2);
}

function read(text: string): Decimal {
  const match = form.exec(text);
  const [, sign = '', whole = '', part = '', power = '0'] = match ?? [];
  if (!match || whole + part === '')
    throw invalid(
      text === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${text}`,
    );
  const digits = (whole + part).replace(/^0+/, '');
  const exponent = Number(power) - part.length;
  const decimal = trimmed(BigInt(`${sign === '-' ? '-' : ''}${digits || '0'}`), exponent, digits);
  return checked(decimal);
}

/** `text`: the same digits, where they are known already. */
function trimmed(digits: bigint, exponent: number, text = String(digits)): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const zeros = /0*$/.exec(text)?.[0].length ?? 0;
  return { digits: digits / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

function checked(decimal: Decimal): Decimal {
  const { digits, exponent } = decimal;
  const length = String(digits).replace('-', '').length;
  const magnitude = exponent + length - 1;
  if (digits !== 0n && magnitude > HIGHEST)
    throw invalid(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  if (digits !== 0n && magnitude < LOWEST)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  if (length > MOST_DIGITS)
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  return decimal;
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint] {
  const least = Math.min(a.exponent, b.exponent);
  const raised = ({ digits, exponent }: Decimal) => digits * 10n ** BigInt(exponent - least);
  return [raised(a), raised(b)];
}

function write(decimal: Decimal): string {
  const { digits, exponent } = checked(decimal);
  const [sign, text] = digits < 0n ? ['-', String(-digits)] : ['', String(digits)];
  if (exponent >= 0) return sign + text + '0'.repeat(exponent);
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
