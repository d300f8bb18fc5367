/** Conditions: read once into a question that is asked of an item. */
import { compareNumbers } from './number.ts';
import { find, type Path, readPath, shown } from './path.ts';
import type { Reader } from './reader.ts';
import { type Item, type Type, typeOf, type Value } from './value.ts';

export type Condition = (item: Item) => boolean;
/** A path, or a value that was given. */
type Operand = { path?: Path; value?: Value };

const COMPARED = new Set(['=', '<>', '<', '<=', '>', '>=']);
const ORDERED: Type[] = ['S', 'N'];
/** Functions that the house does not use. */
const UNUSED = new Set(['attribute_type', 'contains', 'size']);

/** A condition that was read, and whether it was all in brackets. */
type Read = { condition: Condition; bracketed: boolean };

/** «A condition expression can have up to 300 operators» (quotas, developer guide). */
const MOST_OPERATORS = 300;

/** Reads a whole expression. */
export function readCondition(reader: Reader): Condition {
  const { condition } = either(reader);
  reader.end();
  const operators = reader.count(
    /^(=|<>|<|<=|>|>=|AND|OR|NOT|BETWEEN|attribute_\w+|begins_with)$/i,
  );
  if (operators > MOST_OPERATORS)
    throw reader.fault(`The expression contains too many operators; operator count: ${operators}`);
  return condition;
}

/** Conditions with a word between them; one alone stays what it was. */
const joined =
  (word: string, inner: (reader: Reader) => Read, holds: 'some' | 'every') =>
  (reader: Reader): Read => {
    const first = inner(reader);
    const all = [first.condition];
    while (reader.accept(word)) all.push(inner(reader).condition);
    if (all.length === 1) return first;
    return { condition: (item) => all[holds]((one) => one(item)), bracketed: false };
  };
const both = joined('AND', single, 'every');
const either = joined('OR', both, 'some');

function single(reader: Reader): Read {
  if (reader.accept('NOT')) {
    const inner = single(reader).condition;
    return { condition: (item) => !inner(item), bracketed: false };
  }
  if (reader.accept('(')) {
    const inner = either(reader);
    if (inner.bracketed) throw redundant(reader);
    reader.expect(')');
    return { condition: inner.condition, bracketed: true };
  }
  const condition = reader.second === '(' ? called(reader) : compared(reader);
  return { condition, bracketed: false };
}

/** Brackets around brackets. */
export const redundant = (reader: Reader) =>
  reader.fault('The expression has redundant parentheses;');

function called(reader: Reader): Condition {
  const name = reader.take();
  if (UNUSED.has(name)) throw reader.absent(`The function ${name}`);
  if (!['attribute_exists', 'attribute_not_exists', 'begins_with'].includes(name))
    throw reader.fault(`Invalid function name; function: ${name}`);
  reader.expect('(');
  const operand = readOperand(reader);
  const { path } = operand;
  if (name === 'begins_with') {
    reader.expect(',');
    const prefix = readOperand(reader);
    reader.expect(')');
    checkDistinct(reader, name, operand, prefix);
    for (const { value } of [operand, prefix])
      if (value && !('S' in value)) throw wrongType(reader, name, value);
    return (item) => {
      const [whole, start] = [valueAt(item, operand), valueAt(item, prefix)];
      return Boolean(whole && start && 'S' in whole && 'S' in start && whole.S.startsWith(start.S));
    };
  }
  reader.expect(')');
  if (!path)
    throw reader.fault(
      `Operator or function requires a document path; operator or function: ${name}`,
    );
  return (item) => (find(item, path) !== undefined) === (name === 'attribute_exists');
}

function compared(reader: Reader): Condition {
  const first = readOperand(reader);
  if (reader.accept('BETWEEN')) {
    const low = readOperand(reader);
    reader.expect('AND');
    const high = readOperand(reader);
    for (const other of [low, high]) checkDistinct(reader, 'BETWEEN', first, other);
    checkOrdered(reader, 'BETWEEN', [first, low, high]);
    checkBounds(reader, low.value, high.value);
    return (item) => holds('>=', item, first, low) && holds('<=', item, first, high);
  }
  if (reader.next.toUpperCase() === 'IN') throw reader.absent('The operator IN');
  const operator = reader.next;
  if (!COMPARED.has(operator)) throw reader.syntax();
  reader.take();
  const second = readOperand(reader);
  checkDistinct(reader, operator, first, second);
  if (operator !== '=' && operator !== '<>') checkOrdered(reader, operator, [first, second]);
  return (item) => holds(operator, item, first, second);
}

function readOperand(reader: Reader): Operand {
  if (reader.is('(')) throw reader.absent('An operand in brackets');
  return reader.next.startsWith(':') ? { value: reader.value() } : { path: readPath(reader) };
}

const valueAt = (item: Item, { path, value }: Operand): Value | undefined =>
  path ? find(item, path) : value;

function holds(operator: string, item: Item, first: Operand, second: Operand): boolean {
  const [a, b] = [valueAt(item, first), valueAt(item, second)];
  if (operator === '<>') return !(a && b && same(a, b));
  if (!a || !b) return false;
  if (operator === '=') return same(a, b);
  const order = compare(a, b);
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

/** Equal in type and in all that they hold; a number has one text, and a map no order. */
function same(a: Value, b: Value): boolean {
  if ('L' in a && 'L' in b)
    return a.L.length === b.L.length && a.L.every((one, at) => same(one, b.L[at] as Value));
  if ('M' in a && 'M' in b) {
    const names = Object.keys(a.M);
    return (
      names.length === Object.keys(b.M).length &&
      names.every(
        (name) => Object.hasOwn(b.M, name) && same(a.M[name] as Value, b.M[name] as Value),
      )
    );
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Texts by their UTF-8 bytes, numbers by their value; others have no order. */
function compare(a: Value, b: Value): number | undefined {
  if ('S' in a && 'S' in b) return Buffer.compare(Buffer.from(a.S), Buffer.from(b.S));
  if ('N' in a && 'N' in b) return compareNumbers(a.N, b.N);
  return undefined;
}

function checkOrdered(reader: Reader, operator: string, operands: Operand[]): void {
  for (const { value } of operands)
    if (value && !ORDERED.includes(typeOf(value))) throw wrongType(reader, operator, value);
}

/** Bounds that are given must stand in their order. */
export function checkBounds(reader: Reader, low?: Value, high?: Value): void {
  if (!low || !high) return;
  const order = compare(low, high);
  if (order !== undefined && order <= 0) return;
  const must =
    order === undefined
      ? 'requires same data type for lower and upper bounds'
      : 'requires upper bound to be greater than or equal to lower bound';
  const [lower, upper] = [low, high].map((value) => `${typeOf(value)}:${Object.values(value)[0]}`);
  throw reader.fault(
    `The BETWEEN operator ${must}; lower bound operand: AttributeValue: {${lower}}, upper bound operand: AttributeValue: {${upper}}`,
  );
}

export function checkDistinct(
  reader: Reader,
  operator: string,
  a: { path?: Path },
  b: { path?: Path },
): void {
  if (a.path && b.path && shown(a.path) === shown(b.path))
    throw reader.fault(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${shown(a.path)}`,
    );
}

const wrongType = (reader: Reader, operator: string, value: Value) =>
  reader.fault(
    `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(value)}`,
  );
