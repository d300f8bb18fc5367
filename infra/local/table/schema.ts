/** What a table is: its keys, its indexes, the attribute by which items are over; and places of an item in indexes. */

import { keyNames, LONGEST, type Schema } from './keys.ts';
import { badValue, invalid } from './refusals.ts';
import type { Key, Place } from './rows.ts';
import { itemSize } from './size.ts';
import type { Item, Value } from './value.ts';

/** An index: what sorts it and what it carries; undefined carries all. */
export type Index = { number: number; name: string; schema: Schema; carries?: readonly string[] };

/** A table that was made. */
export type Table = {
  number: number;
  name: string;
  schema: Schema;
  indexes: Index[];
  expiry?: string;
};

/** The key of an item, as bytes in whose order it lies. Refuses an item without it. */
export function keyOf({ schema }: Table, item: Item): Key {
  return { pk: part(item, schema, 'hash'), sk: part(item, schema, 'range') };
}

/** The key that a request names: these attributes and no others. */
export function namedKey(table: Table, item: Item): Key {
  const { hash, range } = table.schema;
  const exact = Object.keys(item).length === 2 && item[hash] && item[range];
  if (!exact || !('S' in (item[hash] as Value)) || !('S' in (item[range] as Value)))
    throw invalid('The provided key element does not match the schema');
  return keyOf(table, item);
}

function part(item: Item, schema: Schema, of: 'hash' | 'range'): Buffer {
  const name = schema[of];
  const value = item[name];
  if (!value) throw badValue(`Missing the key ${name} in the item`);
  if (!('S' in value))
    throw badValue(`Type mismatch for key ${name} expected: S actual: ${Object.keys(value)[0]}`);
  if (value.S === '')
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    );
  const bytes = Buffer.from(value.S);
  if (bytes.length > LONGEST[of])
    throw badValue(
      of === 'hash'
        ? `Size of hashkey has exceeded the maximum size limit of${LONGEST.hash} bytes`
        : `Aggregated size of all range keys has exceeded the size limit of ${LONGEST.range} bytes`,
    );
  return bytes;
}

/** Where an item stands in the indexes: in none whose attributes it lacks. Refuses what an index could not hold. */
export function placesOf(table: Table, item: Item): Place[] {
  return table.indexes.flatMap((index) => {
    const { hash, range } = index.schema;
    const partition = indexed(index, item, hash, LONGEST.hash);
    const place = indexed(index, item, range, LONGEST.range);
    if (!partition || !place) return [];
    const carried = carriedBy(table, index, item);
    const json = JSON.stringify(carried);
    return [
      {
        index: index.number,
        hash: partition,
        range: place,
        item: json,
        size: itemSize(carried),
      },
    ];
  });
}

function indexed({ name }: Index, item: Item, key: string, longest: number): Buffer | undefined {
  const value = item[key];
  if (!value) return undefined;
  if (!('S' in value))
    throw badValue(
      `Type mismatch for Index Key ${key} Expected: S Actual: ${Object.keys(value)[0]} IndexName: ${name}`,
    );
  if (value.S === '')
    throw invalid(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${name}, IndexKey: ${key}`,
    );
  const bytes = Buffer.from(value.S);
  if (bytes.length > longest)
    throw badValue(`Size of the index key ${key} has exceeded the size limit. IndexName: ${name}`);
  return bytes;
}

/** Keys of the table and of the index, and what the index was told to carry. */
function carriedBy(table: Table, { schema, carries }: Index, item: Item): Item {
  if (!carries) return item;
  const names = new Set([...keyNames(table.schema), ...keyNames(schema), ...carries]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** Attributes of all keys, of the table and of its indexes. */
export const allKeys = ({ schema, indexes }: Table): string[] => [
  ...keyNames(schema),
  ...indexes.flatMap((index) => keyNames(index.schema)),
];

/** When an item is over, in seconds since 1970; only a number says so. */
export function expiryOf({ expiry }: Table, item: Item): number | null {
  const value = expiry === undefined ? undefined : item[expiry];
  return value && 'N' in value ? Math.floor(Number(value.N)) : null;
}
