/**
 * Values of attributes as they come over the wire, checked: texts, numbers, yes and no, null, lists, maps. Sets and binary
 * values the house does not use, so they are refused, not half-kept.
 */
import { numberOf } from './number.ts';
import { absent, invalid, unreadable } from './refusals.ts';

export type Value =
  | { S: string }
  | { N: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { L: Value[] }
  | { M: Item };
export type Item = Record<string, Value>;
/** A value taken apart: of which type, and what it holds. */
export type Type = 'S' | 'N' | 'BOOL' | 'NULL' | 'L' | 'M';

const KINDS = new Set(['S', 'N', 'BOOL', 'NULL', 'L', 'M']);
const UNUSED = new Set(['B', 'SS', 'NS', 'BS']);
/** «Nested attributes: up to 32 levels deep» (quotas, developer guide). */
export const DEEPEST = 32;

export const typeOf = (value: Value): Type => Object.keys(value)[0] as Type;

/** An item, or the map of a key or of expression values; numbers come out in their one form. */
export function itemOf(raw: unknown, depth = 0): Item {
  if (!isMap(raw)) throw unreadable('Start of structure or map found where not expected');
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [attribute(name), readValue(value, depth)]),
  );
}

/** One value. */
function readValue(raw: unknown, depth = 0): Value {
  if (!isMap(raw)) throw unreadable('Unexpected value type in payload');
  if (depth >= DEEPEST)
    throw invalid(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    );
  const [type, ...more] = Object.keys(raw).filter((name) => raw[name] !== null);
  if (type === undefined)
    throw invalid(
      'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
    );
  if (more.length > 0)
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  if (UNUSED.has(type)) throw absent(`A value of type ${type}`);
  if (!KINDS.has(type)) throw unreadable(`Unexpected value type ${type}`);
  return held(type as Type, raw[type], depth);
}

function held(type: Type, raw: unknown, depth: number): Value {
  switch (type) {
    case 'S':
      return { S: text(raw) };
    case 'N':
      return { N: numberOf(text(raw)) };
    case 'BOOL':
      if (typeof raw !== 'boolean') throw unreadable('A value cannot be converted to Boolean');
      return { BOOL: raw };
    case 'NULL':
      if (raw !== true)
        throw invalid(
          'One or more parameter values were invalid: Null attribute value types must have the value of true',
        );
      return { NULL: true };
    case 'L':
      if (!Array.isArray(raw)) throw unreadable('A value cannot be converted to List');
      return { L: raw.map((one) => readValue(one, depth + 1)) };
    case 'M':
      return { M: itemOf(raw, depth + 1) };
  }
}

function attribute(name: string): string {
  if (name === '') throw invalid('One or more parameter values were invalid: Empty attribute name');
  return text(name);
}

/** Text that has one spelling in UTF-8: half a pair of UTF-16 has none. */
function text(held: unknown): string {
  if (typeof held !== 'string') throw unreadable('A value cannot be converted to String');
  if (!held.isWellFormed()) throw unreadable('A text is not valid Unicode');
  return held;
}

const isMap = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
