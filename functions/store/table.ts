/**
 * The table: records read by their kind, written on a condition. One aggregate is one item; a refused change is the
 * engine's answer, not a read followed by hope. Knows no room.
 *
 * Every conditional write carries a mark of its own: where the engine did it but its answer was lost, the SDK asks again
 * and is refused by what it wrote itself; the mark tells that from another's write.
 */
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { Problem } from '../contract/problem.ts';
import { engine } from './engine.ts';
import { expiry, type Index, type Key } from './keys.ts';
import { type Attributes, type Beside, type Kind, readAs, Unreadable, written } from './kind.ts';
import { type Asked, openQueries, type Page } from './queries.ts';
import { invalid, refused, tell, unavailable } from './refused.ts';
import { itemSize, largestItem } from './size.ts';

type Put = { done: boolean; found?: Attributes | undefined };

type Condition = Pick<PutCommandInput, 'ConditionExpression' | 'ExpressionAttributeValues'>;

/** A change of attributes in place: an update expression, its values, a condition, names that stand for others. */
export type Change = {
  set: string;
  values: Attributes;
  condition?: string;
  names?: Record<string, string>;
};

/** A table of one environment. `now` (milliseconds) is real time, by which expired items are passed over. */
export function openTable(name: string, now: () => number = Date.now) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(engine()), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const alive = (item: Attributes | undefined) =>
    item && !(typeof item[expiry] === 'number' && item[expiry] * 1000 <= now()) ? item : undefined;
  const queries = openQueries(client, name);

  const find = async (key: Key): Promise<Attributes | undefined> =>
    (
      await client
        .send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))
        .catch(unavailable)
    ).Item;

  /** Puts an item on a condition; when it was refused, and not by this very put, what lies there instead. */
  async function put(key: Key, data: Attributes, condition: Condition): Promise<Put> {
    const mark = randomUUID();
    const Item = { ...data, ...key, mark };
    if (itemSize(Item) > largestItem) throw new Problem('too-large', { reason: 'record' });
    const refusal = await client
      .send(new PutCommand({ TableName: name, Item, ...condition, ...tell }))
      .then(() => undefined, refused);
    return { done: !refusal || refusal.found?.mark === mark, found: refusal?.found };
  }

  return {
    /** One record, or undefined; strongly consistent. `damaged` when it cannot be read. */
    async get<T>(kind: Kind<T>, key: Key): Promise<T | undefined> {
      const found = alive(await find(key));
      return found && readOne(kind, found);
    },

    /** Many items as they lie there, in the order of the keys; undefined where there is none. At most 100. */
    async getMany(wanted: Key[]): Promise<(Attributes | undefined)[]> {
      const unique = [...new Map(wanted.map((key) => [nameOf(key), key])).values()];
      const found = new Map<string, Attributes>();
      let rest: Key[] = unique;
      // What does not fit one answer is asked for again; an engine that gives nothing at all is busy.
      for (let idle = 0; rest.length > 0; ) {
        if (idle > 2) throw new Problem('busy', { retryAfter: 5 });
        const answer = await client
          .send(
            new BatchGetCommand({ RequestItems: { [name]: { Keys: rest, ConsistentRead: true } } }),
          )
          .catch(unavailable);
        for (const item of answer.Responses?.[name] ?? []) found.set(nameOf(item as Key), item);
        const left = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as Key[];
        idle = left.length < rest.length ? 0 : idle + 1;
        rest = left;
      }
      return wanted.map((key) => alive(found.get(nameOf(key))));
    },

    /** Puts a record that must not exist yet; false when it does. */
    create: async <T extends object>(kind: Kind<T>, key: Key, data: T): Promise<boolean> =>
      (await put(key, written(kind, data), { ConditionExpression: 'attribute_not_exists(pk)' }))
        .done,

    /**
     * Puts the next version of a record over the version that was read; `Stale` when another came first. Version 0: there is
     * none, or what stands there was written without one.
     */
    async replace<T extends { version: number }>(kind: Kind<T>, key: Key, data: T): Promise<T> {
      const next = { ...data, version: data.version + 1 };
      const { done, found } = await put(key, written(kind, next), {
        ConditionExpression:
          data.version === 0
            ? 'attribute_not_exists(version) OR version = :read'
            : 'version = :read',
        ExpressionAttributeValues: { ':read': data.version },
      });
      if (!done) throw new Stale(found);
      return next;
    },

    /** Puts an item that has no version and no shape, whatever was there. */
    async put(key: Key, data: Attributes, beside: Beside = {}): Promise<void> {
      await put(key, { ...data, ...beside }, {});
    },

    /** Removes an item, or only the version that was read; false when that is no more. There being none is well. */
    async remove(key: Key, version?: number): Promise<boolean> {
      const condition = version !== undefined && {
        ConditionExpression: 'attribute_not_exists(pk) OR version = :read',
        ExpressionAttributeValues: { ':read': version },
      };
      return client
        .send(new DeleteCommand({ TableName: name, Key: key, ...condition }))
        .then(() => true)
        .catch((error) => refused(error) && false);
    },

    /** Changes attributes on a condition and gives the item as it is afterwards, or undefined when refused. */
    async change(key: Key, change: Change): Promise<Attributes | undefined> {
      const { set, values, condition, names } = change;
      const mark = randomUUID();
      // Never twice: what the lost answer of the first try hides is not done again.
      const fresh = 'attribute_not_exists(mark) OR mark <> :mark';
      const answer = await client
        .send(
          new UpdateCommand({
            TableName: name,
            Key: key,
            UpdateExpression: /\bSET\b/.test(set)
              ? set.replace(/\bSET\b/, 'SET mark = :mark,')
              : `${set} SET mark = :mark`,
            ExpressionAttributeValues: { ...values, ':mark': mark },
            ConditionExpression: condition ? `(${condition}) AND (${fresh})` : fresh,
            ReturnValues: 'ALL_NEW',
            ...tell,
            ...(names && { ExpressionAttributeNames: names }),
          }),
        )
        .catch(refused);
      if (!('found' in answer)) return answer.Attributes ?? {};
      return answer.found?.mark === mark ? answer.found : undefined;
    },

    /**
     * Records of a partition whose sort key begins so, in its order (newest last; `reverse` turns it), from the beginning
     * or behind the key `start`.
     */
    async list<T>(
      kind: Kind<T>,
      from: Key,
      asked: { limit?: number; reverse?: boolean; start?: Key } = {},
    ) {
      const items: T[] = [];
      let start: Attributes | undefined = asked.start;
      do {
        const answer = await queries.ofKeys(from, asked, start).catch(unavailable);
        for (const item of answer.Items ?? []) if (alive(item)) items.push(...readable(kind, item));
        start = answer.LastEvaluatedKey;
      } while (start && (!asked.limit || items.length < asked.limit));
      return items;
    },

    /** Items of a partition whose sort key begins so, as they lie there, a page at a time: for rewriting. */
    async raw(from: Key, after?: Attributes): Promise<{ items: Attributes[]; next?: Attributes }> {
      const answer = await queries.ofKeys(from, {}, after).catch(unavailable);
      const next = answer.LastEvaluatedKey;
      return { items: answer.Items ?? [], ...(next && { next }) };
    },

    /** One page of what an index carries, in its order; `after` is the `next` of the page before. */
    async page<T>(kind: Kind<T>, index: Index, pk: string, asked: Asked = {}): Promise<Page<T>> {
      const { items, next } = await queries.ofIndex(index, pk, asked).catch((error) => {
        // A cursor that no page gave.
        if (asked.after !== undefined && invalid(error)) throw new Problem('unreadable');
        return unavailable(error);
      });
      return {
        items: items.flatMap((item) => readable(kind, item.brief as Attributes, item)),
        next,
      };
    },
  };
}
export type Table = ReturnType<typeof openTable>;
export type { Asked, Page };

/** Another write came first: `found` is what lies there now, so nobody has to look again. */
export class Stale extends Problem {
  readonly found: Attributes | undefined;

  constructor(found: Attributes | undefined) {
    super('stale');
    this.found = found;
  }
}

export const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** A record that was asked for by its key: when it cannot be read, that is said. */
export function readOne<T>(kind: Kind<T>, found: Attributes): T {
  try {
    return readAs(kind, found);
  } catch (error) {
    throw Object.assign(new Problem('damaged'), { cause: reported(error, found) });
  }
}

/** A record of a list: one that cannot be read is passed over, and reported. */
export function readable<T>(kind: Kind<T>, found: Attributes | undefined, of = found): T[] {
  try {
    return [readAs(kind, found ?? {})];
  } catch (error) {
    reported(error, of ?? {});
    return [];
  }
}

function reported(error: unknown, { pk, sk }: Attributes): unknown {
  if (!(error instanceof Unreadable)) throw error;
  console.error({ unreadable: `${pk} ${sk}`, error: error.message, cause: String(error.cause) });
  return error;
}
