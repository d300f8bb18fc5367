/** Key conditions: one partition, and in it places that are equal to, beyond, between or begin with a text. */
import { checkBounds, redundant } from './condition.ts';
import { LONGEST, type Schema } from './keys.ts';
import { readPath } from './path.ts';
import type { Reader } from './reader.ts';
import { badValue, invalid } from './refusals.ts';
import type { Value } from './value.ts';

/** A partition and its places, as bytes: from `from` on (or behind it) to `to` (or before it). */
export type Range = { partition: Buffer; from?: Bound; to?: Bound };
type Bound = { at: Buffer; itself: boolean };

/** One condition on one attribute. */
type Term = { name: string; operator: string; values: Buffer[] };

/** Reads a whole expression. */
export function readRange(reader: Reader, schema: Schema): Range {
  const terms = readTerms(reader);
  reader.end();
  const partition = terms.find(({ name }) => name === schema.hash);
  if (!partition) throw invalid(`Query condition missed key schema element: ${schema.hash}`);
  const [place, ...more] = terms.filter((term) => term !== partition);
  if (partition.operator !== '=' || more.length > 0)
    throw invalid('Query key condition not supported');
  checkSize(partition, LONGEST.hash);
  if (place) checkSize(place, LONGEST.range);
  const range: Range = { partition: partition.values[0] as Buffer };
  if (!place) return range;
  if (place.name !== schema.range)
    throw invalid(`Query condition missed key schema element: ${schema.range}`);
  return { ...range, ...boundsOf(place) };
}

function checkSize({ name, values }: Term, longest: number): void {
  if (values.some((value) => value.length > longest))
    throw badValue(`Size of the value of ${name} has exceeded the size limit of ${longest} bytes`);
}

function readTerms(reader: Reader): Term[] {
  const first = reader.accept('(') ? bracketed(reader) : readTerm(reader);
  return reader.accept('AND') ? [...first, ...readTerms(reader)] : first;
}

function bracketed(reader: Reader): Term[] {
  const doubled = reader.is('(');
  const inner = doubled && reader.accept('(') ? bracketed(reader) : readTerm(reader);
  if (doubled && reader.is(')')) throw redundant(reader);
  const all = reader.accept('AND') ? [...inner, ...readTerms(reader)] : inner;
  reader.expect(')');
  return all;
}

const readTerm = (reader: Reader): Term[] => [
  reader.next === 'begins_with' ? beginsWith(reader) : compared(reader),
];

function beginsWith(reader: Reader): Term {
  reader.take();
  reader.expect('(');
  const name = attribute(reader);
  reader.expect(',');
  const values = [bytes(name, reader.value())];
  reader.expect(')');
  return { name, operator: 'begins_with', values };
}

function compared(reader: Reader): Term {
  const name = attribute(reader);
  if (reader.accept('BETWEEN')) {
    const low = reader.value();
    reader.expect('AND');
    const high = reader.value();
    checkBounds(reader, low, high);
    return { name, operator: 'BETWEEN', values: [bytes(name, low), bytes(name, high)] };
  }
  const operator = reader.take();
  if (operator === '<>') throw invalid('Invalid operator used in KeyConditionExpression: <>');
  if (!['=', '<', '<=', '>', '>='].includes(operator)) throw reader.syntax();
  return { name, operator, values: [bytes(name, reader.value())] };
}

function attribute(reader: Reader): string {
  const path = readPath(reader);
  if (path.length > 1) throw invalid('Query key condition not supported');
  return String(path[0]);
}

function bytes(name: string, value: Value): Buffer {
  if (!('S' in value)) throw badValue('Condition parameter type does not match schema type');
  if (value.S === '')
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    );
  return Buffer.from(value.S);
}

function boundsOf({ operator, values }: Term): { from?: Bound; to?: Bound } {
  const [at = Buffer.alloc(0), end = at] = values;
  switch (operator) {
    case '<':
    case '<=':
      return { to: { at, itself: operator === '<=' } };
    case '>':
    case '>=':
      return { from: { at, itself: operator === '>=' } };
    case 'begins_with':
      return { from: { at, itself: true }, to: { at: behind(at), itself: false } };
    default:
      return { from: { at, itself: true }, to: { at: end, itself: true } };
  }
}

/** The least bytes behind all that begin so: UTF-8 has no byte that could not be raised by one. */
function behind(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix);
  next[next.length - 1] = (next.at(-1) ?? 0) + 1;
  return next;
}
