/** Updates: SET, REMOVE and ADD, each asked of the item as it was before any of them. */

import { checkDistinct } from './condition.ts';
import { negative, sum } from './number.ts';
import { find, overlap, type Path, placed, readPath, shown } from './path.ts';
import type { Reader } from './reader.ts';
import { badValue, invalid } from './refusals.ts';
import { type Item, typeOf, type Value } from './value.ts';

/** Where a value goes; `of` makes it of the item as it was, undefined removes. */
type Step = { path: Path; of: (item: Item) => Value | undefined };
/** Types as refusals of ADD call them. */
const NAMES = { S: 'STRING', N: 'NUMBER', BOOL: 'BOOLEAN', NULL: 'NULL', L: 'LIST', M: 'MAP' };
export type Update = (item: Item) => Item;

/** Reads a whole expression; `keys` are the attributes that no update may touch. */
export function readUpdate(reader: Reader, keys: readonly string[]): Update {
  const steps: Step[] = [];
  const seen = new Set<string>();
  const clauses: Record<string, (reader: Reader) => Step> = { SET: set, REMOVE: remove, ADD: add };
  do {
    const clause = reader.next.toUpperCase();
    if (clause === 'DELETE') throw reader.absent('DELETE');
    const read = clauses[clause];
    if (!read) throw reader.syntax();
    if (seen.has(clause))
      throw reader.fault(`The "${clause}" section can only be used once in an update expression;`);
    seen.add(clause);
    reader.take();
    do steps.push(read(reader));
    while (reader.accept(','));
  } while (reader.next !== '');
  checkPaths(reader, steps, keys);
  return (item) => steps.reduce((now, step) => done(now, step, step.of(item)), item);
}

function done(item: Item, { path }: Step, value: Value | undefined): Item {
  const next = placed(item, path, value);
  if (next) return next;
  throw invalid('The document path provided in the update expression is invalid for update');
}

function set(reader: Reader): Step {
  const path = readPath(reader);
  reader.expect('=');
  const first = operand(reader);
  const sign = reader.next;
  if (sign !== '+' && sign !== '-') return { path, of: first.of };
  reader.take();
  const second = operand(reader);
  return {
    path,
    of(item) {
      const [a, b] = [first.of(item), second.of(item)];
      if (!('N' in a) || !('N' in b))
        throw invalid('An operand in the update expression has an incorrect data type');
      return { N: sum(a.N, sign === '-' ? negative(b.N) : b.N) };
    },
  };
}

/** What an operand gives of the item as it was, and the path where it is one. */
type Source = { path?: Path; of: (item: Item) => Value };

function operand(reader: Reader): Source {
  if (reader.is('(')) throw reader.absent('An operand in brackets');
  if (reader.next.startsWith(':')) {
    const value = reader.value();
    return { of: () => value };
  }
  if (reader.second === '(') return ifNotExists(reader);
  const path = readPath(reader);
  return {
    path,
    of(item) {
      const found = find(item, path);
      if (found) return found;
      throw invalid(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    },
  };
}

function ifNotExists(reader: Reader): Source {
  const name = reader.take();
  if (name === 'list_append') throw reader.absent('The function list_append');
  if (name !== 'if_not_exists') throw reader.fault(`Invalid function name; function: ${name}`);
  reader.expect('(');
  const path = readPath(reader);
  reader.expect(',');
  const otherwise = operand(reader);
  reader.expect(')');
  checkDistinct(reader, name, { path }, otherwise);
  return {
    of(item) {
      // Both are asked, as Amazon does: a fallback that is not there is a fault even where it is not needed.
      const fallback = otherwise.of(item);
      return find(item, path) ?? fallback;
    },
  };
}

const remove = (reader: Reader): Step => ({ path: readPath(reader), of: () => undefined });

function add(reader: Reader): Step {
  const path = readPath(reader);
  const value = reader.value();
  if (!('N' in value))
    throw reader.fault(
      `Incorrect operand type for operator or function; operator: ADD, operand type: ${NAMES[typeOf(value)]}`,
    );
  return {
    path,
    of(item) {
      const found = find(item, path);
      if (!found) return value;
      if (!('N' in found))
        throw invalid('An operand in the update expression has an incorrect data type');
      return { N: sum(found.N, value.N) };
    },
  };
}

function checkPaths(reader: Reader, steps: Step[], keys: readonly string[]): void {
  for (const [at, { path }] of steps.entries()) {
    if (keys.includes(String(path[0])))
      throw badValue(`Cannot update attribute ${path[0]}. This attribute is part of the key`);
    for (const other of steps.slice(at + 1))
      if (overlap(path, other.path) || overlap(other.path, path))
        throw reader.fault(
          `Two document paths overlap with each other; must remove or rewrite one of these paths; path one: ${shown(path)}, path two: ${shown(other.path)}`,
        );
  }
}
