/** Writing one item: on a condition that is asked of what lies there, with its places in indexes, whole or not at all. */
import { Refusal } from '../gate/refusal.ts';
import { type Condition, readCondition } from './condition.ts';
import { keyNames } from './keys.ts';
import { Placeholders, Reader } from './reader.ts';
import { absent, invalid, unreadable } from './refusals.ts';
import type { Key, Place, Rows } from './rows.ts';
import { allKeys, expiryOf, keyOf, namedKey, placesOf, type Table } from './schema.ts';
import { itemSize, LARGEST_ITEM } from './size.ts';
import { readUpdate } from './update.ts';
import { type Item, itemOf } from './value.ts';

/** Parameters of a request that were let through. */
export type Asked = Record<string, unknown>;
/** Takes changes of indexes: at once, or late where a trial asks for it. */
export type Indexing = (key: Key, before: readonly Place[], after: readonly Place[]) => void;

/** Writes of one table file. */
export function openWrites(rows: Rows, indexing: Indexing) {
  /** Asks the condition of what is there and puts what `next` makes of it; undefined removes. */
  function write(
    table: Table,
    key: Key,
    asked: Asked,
    condition: Condition | undefined,
    next: (before: Item | undefined) => Item | undefined,
  ): string {
    const returned = asked.ReturnValues;
    return rows.whole(() => {
      const found = rows.read(table.number, key);
      const before = found && (JSON.parse(found.item) as Item);
      if (condition && !condition(before ?? {})) throw unmet(asked, before);
      const item = next(before);
      if (item) lay(rows, table, key, item);
      else rows.remove(table.number, key);
      const [left, taken] = [before, item].map((one) => (one ? placesOf(table, one) : []));
      indexing(key, left as Place[], taken as Place[]);
      const given = returned === 'ALL_OLD' ? before : returned === 'ALL_NEW' ? item : undefined;
      return given ? `{"Attributes":${JSON.stringify(given)}}` : '{}';
    });
  }

  return {
    put(table: Table, asked: Asked): string {
      checkReturn(asked);
      const item = itemOf(asked.Item);
      const key = keyOf(table, item);
      const condition = conditionOf(table, asked, new Placeholders(asked));
      if (itemSize(item) > LARGEST_ITEM)
        throw invalid('Item size has exceeded the maximum allowed size');
      return write(table, key, asked, condition, () => item);
    },

    remove(table: Table, asked: Asked): string {
      checkReturn(asked);
      const key = namedKey(table, itemOf(asked.Key));
      const condition = conditionOf(table, asked, new Placeholders(asked));
      return write(table, key, asked, condition, () => undefined);
    },

    update(table: Table, asked: Asked): string {
      checkReturn(asked, true);
      const named = itemOf(asked.Key);
      const key = namedKey(table, named);
      const placeholders = new Placeholders(asked);
      const reader =
        asked.UpdateExpression === undefined
          ? undefined
          : new Reader('UpdateExpression', asked.UpdateExpression, placeholders, allKeys(table));
      const update = reader && readUpdate(reader, keyNames(table.schema));
      const condition = conditionOf(table, asked, placeholders, Boolean(update));
      return write(table, key, asked, condition, (before) => {
        const item = update ? update(before ?? named) : (before ?? named);
        if (itemSize(item) > LARGEST_ITEM)
          throw invalid('Item size to update has exceeded the maximum allowed size');
        // Read as any item is: an update may not make it deeper than one could be put.
        return itemOf(item);
      });
    },
  };
}

/** Lays an item in its place, whatever was there. */
export function lay(rows: Rows, table: Table, key: Key, item: Item): void {
  const row = { item: JSON.stringify(item), size: itemSize(item), expires: expiryOf(table, item) };
  rows.write(table.number, key, row);
}

/** Reads the condition, and holds what the request gives against what its expressions use. */
function conditionOf(table: Table, asked: Asked, placeholders: Placeholders, others = false) {
  const { ConditionExpression: text } = asked;
  const condition =
    text === undefined
      ? undefined
      : readCondition(new Reader('ConditionExpression', text, placeholders, allKeys(table)));
  placeholders.finish(others || condition !== undefined);
  return condition;
}

/** What of the item may be given back: an update alone can tell what it made. */
function checkReturn(asked: Asked, update = false): void {
  const { ReturnValues: wanted = 'NONE', ReturnValuesOnConditionCheckFailure: told = 'NONE' } =
    asked;
  if (told !== 'NONE' && told !== 'ALL_OLD')
    throw invalid(
      `1 validation error detected: Value '${told}' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]`,
    );
  if (typeof wanted !== 'string') throw unreadable('ReturnValues cannot be converted to String');
  if (update && wanted.startsWith('UPDATED_')) throw absent(`ReturnValues ${wanted}`);
  const known = update ? ['NONE', 'ALL_OLD', 'ALL_NEW'] : ['NONE', 'ALL_OLD'];
  if (!known.includes(wanted)) throw invalid('Return values set to invalid value');
}

/** The condition was not met; with what lies there, where the request asks for it. */
function unmet(asked: Asked, before: Item | undefined): Refusal {
  const wanted = asked.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before;
  return new Refusal(
    400,
    'ConditionalCheckFailedException',
    'The conditional request failed',
    wanted ? { Item: before } : {},
  );
}
