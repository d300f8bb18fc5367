/**
 * A table that knows some items already: what a request will need is read with its session, in one call. Each is given
 * once, so that whoever looks again after a refusal sees what stands there now.
 */
import type { Key } from './keys.ts';
import type { Attributes, Kind } from './kind.ts';
import { nameOf, readOne, type Table } from './table.ts';

/** Items by the name of their key; undefined where there is none. */
export type Known = Map<string, Attributes | undefined>;

export function withKnown(table: Table, known: Known): Table {
  const take = (key: Key): { item: Attributes | undefined } | undefined => {
    const name = nameOf(key);
    if (!known.has(name)) return undefined;
    const item = known.get(name);
    known.delete(name);
    return { item };
  };
  return {
    ...table,
    async get<T>(kind: Kind<T>, key: Key): Promise<T | undefined> {
      const found = take(key);
      if (!found) return table.get(kind, key);
      return found.item && readOne(kind, found.item);
    },
    async getMany(wanted: Key[]): Promise<(Attributes | undefined)[]> {
      const found = new Map(wanted.map((key) => [nameOf(key), take(key)]));
      const lacking = wanted.filter((key) => !found.get(nameOf(key)));
      const rest = lacking.length > 0 ? await table.getMany(lacking) : [];
      return wanted.map((key) => {
        const one = found.get(nameOf(key));
        return one ? one.item : rest[lacking.indexOf(key)];
      });
    },
  };
}
