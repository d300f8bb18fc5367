/** Paths into an item: `tasks.#task`, `items[0].id`. */

import type { Reader } from './reader.ts';
import { absent, invalid } from './refusals.ts';
import { reserved } from './reserved.ts';
import { DEEPEST, type Item, type Value } from './value.ts';

/** Names of attributes, and places in lists. */
export type Path = readonly (string | number)[];

/** Reads a path. A name that Amazon keeps for itself must be given by a word that stands for it. */
export function readPath(reader: Reader): Path {
  const path: (string | number)[] = [readName(reader)];
  for (;;) {
    if (reader.accept('.')) path.push(readName(reader));
    else if (reader.accept('[')) {
      const place = reader.take();
      if (!/^(0|[1-9]\d{0,8})$/.test(place)) throw reader.syntax();
      path.push(Number(place));
      reader.expect(']');
    } else return checked(reader, path);
  }
}

function checked(reader: Reader, path: Path): Path {
  if (path.length > 1 && reader.keys.includes(String(path[0])))
    throw invalid(
      `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: ${path[0]}`,
    );
  if (path.length > DEEPEST) throw reader.fault('The document path has too many nesting elements;');
  return path;
}

function readName(reader: Reader): string {
  if (reader.next.startsWith('#')) {
    const word = reader.take();
    const name = reader.placeholders.name(word);
    if (name !== undefined) return name;
    throw reader.fault(
      `An expression attribute name used in the document path is not defined; attribute name: ${word}`,
    );
  }
  if (!/^[A-Za-z]/.test(reader.next)) throw reader.syntax();
  const name = reader.take();
  if (reserved.has(name.toUpperCase()))
    throw reader.fault(`Attribute name is a reserved keyword; reserved keyword: ${name}`);
  return name;
}

export const shown = (path: Path): string =>
  `[${path.map((part) => (typeof part === 'number' ? `[${part}]` : part)).join(', ')}]`;

/** What lies at a path; undefined when there is nothing. */
export function find(item: Item, path: Path): Value | undefined {
  return path.reduce<Value | undefined>(inside, { M: item });
}

function inside(at: Value | undefined, part: string | number): Value | undefined {
  if (!at) return undefined;
  if (typeof part === 'number') return 'L' in at ? at.L[part] : undefined;
  return 'M' in at && Object.hasOwn(at.M, part) ? at.M[part] : undefined;
}

/** The item with a value at a path, or with nothing there; undefined where no map or list stands above it. */
export function placed(item: Item, path: Path, value: Value | undefined): Item | undefined {
  const whole = within({ M: item }, path, value);
  return whole && 'M' in whole ? whole.M : undefined;
}

function within(at: Value | undefined, path: Path, value: Value | undefined): Value | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (!at) return undefined;
  if (typeof part === 'number') {
    // Places of a list move when one is removed: the house changes lists whole.
    throw absent('A change within a list');
  }
  if (!('M' in at)) return undefined;
  const inner = within(Object.hasOwn(at.M, part) ? at.M[part] : undefined, rest, value);
  if (inner === undefined && (rest.length > 0 || value !== undefined)) return undefined;
  const others = Object.entries(at.M).filter(([name]) => name !== part);
  return { M: Object.fromEntries(inner ? [...others, [part, inner]] : others) };
}

/** Whether one path leads to or through where the other leads. */
export const overlap = (a: Path, b: Path): boolean =>
  a.slice(0, b.length).every((part, place) => part === b[place]);
