/** Reading: one item, many by their keys, a page of a table or of an index. Answers are JSON texts, put together as they lie. */

import { keyNames, type Schema } from './keys.ts';
import { type Range, readRange } from './range.ts';
import { Placeholders, Reader } from './reader.ts';
import { absent, invalid } from './refusals.ts';
import type { Found, Key, Rows, Start } from './rows.ts';
import { keyOf, namedKey, type Table } from './schema.ts';
import { type Item, itemOf } from './value.ts';
import type { Asked } from './write.ts';

/** «A single query returns up to 1 MB», «BatchGetItem up to 16 MB and 100 items» (API reference). */
const PAGE = 1024 * 1024;
const BATCH = 16 * 1024 * 1024;
const MOST_KEYS = 100;

/** Reads of one table file. */
export const openReads = (rows: Rows) => ({
  get(table: Table, asked: Asked): string {
    const found = rows.read(table.number, namedKey(table, itemOf(asked.Key)));
    return found ? `{"Item":${found.item}}` : '{}';
  },

  /** Items by their keys, in no order; what does not fit one answer is named for another request. */
  many(table: Table, asked: Asked): string {
    const { Keys } = asked;
    if (!Array.isArray(Keys) || Keys.length === 0)
      throw invalid(
        "1 validation error detected: Value at 'requestItems.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1",
      );
    if (Keys.length > MOST_KEYS)
      throw invalid('Too many items requested for the BatchGetItem call');
    const named = Keys.map((raw) => itemOf(raw));
    const keys = named.map((item) => namedKey(table, item));
    const unique = new Set(keys.map(({ pk, sk }) => `${pk.length} ${pk} ${sk}`));
    if (unique.size < keys.length) throw invalid('Provided list of item keys contains duplicates');
    const items: string[] = [];
    let [size, at] = [0, 0];
    for (; at < keys.length; at++) {
      const found = rows.read(table.number, keys[at] as Key);
      if (!found) continue;
      size += found.size;
      if (size > BATCH) break;
      items.push(found.item);
    }
    const name = JSON.stringify(table.name);
    const left = named.slice(at);
    const rest = left.length > 0 ? `${name}:${JSON.stringify({ ...asked, Keys: left })}` : '';
    return `{"Responses":{${name}:[${items.join(',')}]},"UnprocessedKeys":{${rest}}}`;
  },

  query(table: Table, asked: Asked): string {
    const index = indexOf(table, asked);
    const schema = index?.schema ?? table.schema;
    const placeholders = new Placeholders(asked);
    if (asked.KeyConditionExpression === undefined)
      throw invalid(
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      );
    const reader = new Reader('KeyConditionExpression', asked.KeyConditionExpression, placeholders);
    const range = readRange(reader, schema);
    placeholders.finish(true);
    const most = limitOf(asked);
    const start = asked.ExclusiveStartKey
      ? startOf(table, schema, range, itemOf(asked.ExclusiveStartKey))
      : undefined;
    const of = index ? { index: index.number } : { table: table.number };
    const found: Found[] = [];
    let [size, more] = [0, false];
    for (const one of rows.find(of, range, asked.ScanIndexForward === false, start)) {
      size += one.size;
      found.push(one);
      more = found.length === most || size > PAGE;
      if (more) break;
    }
    const last = more && found.at(-1);
    const next = last
      ? `,"LastEvaluatedKey":${JSON.stringify(keysOf(JSON.parse(last.item), table, schema))}`
      : '';
    const counts = `"Count":${found.length},"ScannedCount":${found.length}`;
    return `{"Items":[${found.map(({ item }) => item).join(',')}],${counts}${next}}`;
  },
});

function indexOf(table: Table, { IndexName, ConsistentRead, Select }: Asked) {
  if (Select !== undefined) throw absent('Select');
  if (IndexName === undefined) return undefined;
  const index = table.indexes.find(({ name }) => name === IndexName);
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  if (ConsistentRead === true)
    throw invalid('Consistent reads are not supported on global secondary indexes');
  return index;
}

function limitOf({ Limit }: Asked): number {
  if (Limit === undefined) return Number.POSITIVE_INFINITY;
  if (typeof Limit === 'number' && Number.isInteger(Limit) && Limit > 0) return Limit;
  throw invalid(
    `1 validation error detected: Value '${Limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  );
}

const keysOf = (item: Item, table: Table, schema: Schema): Item =>
  Object.fromEntries(
    [...new Set([...keyNames(table.schema), ...keyNames(schema)])].map((name) => [
      name,
      item[name] as Item[string],
    ]),
  );

/** Where a query goes on: exactly the keys, in the partition and the range that it asks for. */
function startOf(table: Table, schema: Schema, range: Range, given: Item): Start {
  const names = new Set([...keyNames(table.schema), ...keyNames(schema)]);
  const exact =
    Object.keys(given).length === names.size &&
    [...names].every((name) => given[name] && 'S' in given[name] && given[name].S !== '');
  if (!exact) throw invalid('The provided starting key is invalid');
  const bytes = (name: string) => Buffer.from((given[name] as { S: string }).S);
  if (!bytes(schema.hash).equals(range.partition))
    throw invalid(
      'The provided starting key is outside query boundaries based on provided conditions',
    );
  const at = bytes(schema.range);
  const before = range.from && Buffer.compare(at, range.from.at) < (range.from.itself ? 0 : 1);
  const behind = range.to && Buffer.compare(at, range.to.at) > (range.to.itself ? 0 : -1);
  if (before || behind)
    throw invalid('The provided starting key does not match the range key predicate');
  return { ...keyOf(table, given), range: at };
}
