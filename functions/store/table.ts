/**
 * The table: reads parsed by schema, writes on a condition. One aggregate is one item; a refused change is the
 * engine's answer, not a read followed by hope. Knows no room.
 */
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod/mini';
import { Problem } from '../contract/problem.ts';
import { engine } from './engine.ts';
import { expiry, type Index, indexes, type Key } from './keys.ts';

type Schema<T> = z.ZodMiniType<T>;
type Attributes = Record<string, unknown>;

/** What an item keeps beside its data: its indexes and the second of its expiry. */
export type Beside = Partial<Record<Index | 'brief', unknown>> & { expires?: number };

type Condition = Pick<
  PutCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

export type Page<T> = { items: T[]; next: string | undefined };

/** A table of one environment. `now` (milliseconds) is real time, by which expired items are passed over. */
export function openTable(name: string, now: () => number = Date.now) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(engine()), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const alive = (item: Attributes | undefined) =>
    item && !(typeof item[expiry] === 'number' && item[expiry] * 1000 <= now()) ? item : undefined;

  async function put(key: Key, data: Attributes, beside: Beside, condition: Condition) {
    await client.send(
      new PutCommand({ TableName: name, Item: { ...data, ...beside, ...key }, ...condition }),
    );
  }

  return {
    /** One item, or undefined; strongly consistent. */
    async get<T>(schema: Schema<T>, key: Key): Promise<T | undefined> {
      const { Item } = await client
        .send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
        .catch(unavailable);
      const found = alive(Item);
      return found && schema.parse(found);
    },

    /** Many items in one call, in the order of the keys; undefined where there is none. At most 100. */
    async getMany(wanted: Key[]): Promise<(Attributes | undefined)[]> {
      const unique = [...new Map(wanted.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
      const found = new Map<string, Attributes>();
      let rest: Key[] = unique;
      for (let round = 0; rest.length > 0; round++) {
        if (round > 2) throw new Problem('busy', { retryAfter: 5 });
        const answer = await client
          .send(
            new BatchGetCommand({ RequestItems: { [name]: { Keys: rest, ConsistentRead: true } } }),
          )
          .catch(unavailable);
        for (const item of answer.Responses?.[name] ?? []) found.set(`${item.pk} ${item.sk}`, item);
        rest = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[];
      }
      return wanted.map((key) => alive(found.get(`${key.pk} ${key.sk}`)));
    },

    /** Puts an item that must not exist yet, or exists in a `state` that may be begun anew; false when it does. */
    async create(key: Key, data: Attributes, beside: Beside = {}, over?: string): Promise<boolean> {
      const absent = 'attribute_not_exists(pk)';
      const condition = over
        ? {
            ConditionExpression: `${absent} OR #state = :over`,
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':over': over },
          }
        : { ConditionExpression: absent };
      return put(key, data, beside, condition)
        .then(() => true)
        .catch(refused);
    },

    /** Puts the next version of an item over the version that was read; `stale` when another came first. */
    async replace<T extends { version: number }>(
      key: Key,
      data: T,
      beside: Beside = {},
    ): Promise<T> {
      const next = { ...data, version: data.version + 1 };
      const done = await put(key, next, beside, {
        ConditionExpression:
          data.version === 0 ? 'attribute_not_exists(pk) OR version = :read' : 'version = :read',
        ExpressionAttributeValues: { ':read': data.version },
      })
        .then(() => true)
        .catch(refused);
      if (!done) throw new Problem('stale');
      return next;
    },

    /** Puts an item, whatever was there. */
    put: (key: Key, data: Attributes, beside: Beside = {}) =>
      put(key, data, beside, {}).catch(unavailable),

    /** Removes an item, or only the version that was read; false when that is no more. There being none is well. */
    async remove(key: Key, version?: number): Promise<boolean> {
      const condition = version !== undefined && {
        ConditionExpression: 'attribute_not_exists(pk) OR version = :read',
        ExpressionAttributeValues: { ':read': version },
      };
      return client
        .send(new DeleteCommand({ TableName: name, Key: key, ...condition }))
        .then(() => true)
        .catch(refused);
    },

    /** Changes attributes on a condition and gives the item as it is afterwards, or undefined when refused. */
    async change(
      key: Key,
      expression: string,
      values: Attributes,
      condition?: string,
    ): Promise<Attributes | undefined> {
      const answer = await client
        .send(
          new UpdateCommand({
            TableName: name,
            Key: key,
            UpdateExpression: expression,
            ExpressionAttributeValues: values,
            ReturnValues: 'ALL_NEW',
            ...(condition && { ConditionExpression: condition }),
          }),
        )
        .catch(refused);
      return answer === false ? undefined : (answer.Attributes ?? {});
    },

    /** Items of a partition whose sort key begins so, in its order (newest last; `reverse` turns it). */
    async list<T>(
      schema: Schema<T>,
      from: Key,
      options: { limit?: number; reverse?: boolean } = {},
    ): Promise<T[]> {
      const items: T[] = [];
      let start: Attributes | undefined;
      do {
        const answer = await client
          .send(
            new QueryCommand({
              TableName: name,
              KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
              ExpressionAttributeValues: { ':pk': from.pk, ':sk': from.sk },
              ConsistentRead: true,
              ScanIndexForward: !options.reverse,
              ...(options.limit && { Limit: options.limit }),
              ...(start && { ExclusiveStartKey: start }),
            }),
          )
          .catch(unavailable);
        for (const item of answer.Items ?? []) if (alive(item)) items.push(schema.parse(item));
        start = answer.LastEvaluatedKey;
      } while (start && (!options.limit || items.length < options.limit));
      return items;
    },

    /** One page of what an index carries, in its order; `after` is the `next` of the page before. */
    async page<T>(
      schema: Schema<T>,
      index: Index,
      pk: string,
      options: {
        begins?: string;
        after?: string | undefined;
        limit?: number;
        reverse?: boolean;
      } = {},
    ): Promise<Page<T>> {
      const { range } = indexes[index];
      const start = options.after === undefined ? undefined : readCursor(options.after, pk, range);
      const answer = await client
        .send(
          new QueryCommand({
            TableName: name,
            IndexName: index,
            KeyConditionExpression: options.begins
              ? 'pk = :pk AND begins_with(#range, :begins)'
              : 'pk = :pk',
            ...(options.begins && { ExpressionAttributeNames: { '#range': range } }),
            ExpressionAttributeValues: {
              ':pk': pk,
              ...(options.begins && { ':begins': options.begins }),
            },
            Limit: options.limit ?? 1000,
            ScanIndexForward: !options.reverse,
            ...(start && { ExclusiveStartKey: start }),
          }),
        )
        .catch((error) => {
          // A cursor that no page gave.
          if (start && invalid(error)) throw new Problem('unreadable');
          return unavailable(error);
        });
      const last = answer.LastEvaluatedKey;
      return {
        items: (answer.Items ?? []).map((item) => schema.parse(item.brief)),
        next: last && writeCursor(last, range),
      };
    },
  };
}
export type Table = ReturnType<typeof openTable>;

/** A cursor says where a page ended; the partition is never taken from it. */
const writeCursor = (last: Attributes, range: string) =>
  btoa(encodeURIComponent(JSON.stringify([last.sk, last[range]])));

function readCursor(cursor: string, pk: string, range: string): Attributes {
  try {
    const [sk, value] = JSON.parse(decodeURIComponent(atob(cursor)));
    if (typeof sk === 'string' && typeof value === 'string') return { pk, sk, [range]: value };
  } catch {}
  throw new Problem('unreadable');
}

/** The condition was not met: an answer. Everything else: the engine is not there. */
function refused(error: unknown): false {
  if (error instanceof ConditionalCheckFailedException) return false;
  return unavailable(error);
}

const invalid = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationException';

function unavailable(error: unknown): never {
  if (invalid(error)) throw error;
  throw Object.assign(new Problem('busy', { retryAfter: 5 }), { cause: error });
}
