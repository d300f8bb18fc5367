/** Queries: of keys, in their order and consistent; of an index, by pages that lose and double nothing. */
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Problem } from '../contract/problem.ts';
import { type Index, indexes, type Key } from './keys.ts';
import type { Attributes } from './kind.ts';

/** A page, and where the next one begins. */
export type Page<T> = { items: T[]; next: string | undefined };

/** Places in an index, from the first to the last. */
type Between = readonly [from: string, to: string];

/** What is asked of an index: places that begin so, or lie between two. */
export type Asked = {
  begins?: string;
  between?: Between;
  after?: string | undefined;
  limit?: number;
  reverse?: boolean;
};

export function openQueries(client: DynamoDBDocumentClient, TableName: string) {
  return {
    ofKeys: (
      from: Key,
      { limit, reverse }: { limit?: number; reverse?: boolean },
      start?: Attributes,
    ) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': from.pk, ':sk': from.sk },
          ConsistentRead: true,
          ScanIndexForward: !reverse,
          ...(limit && { Limit: limit }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      ),

    async ofIndex(index: Index, pk: string, asked: Asked): Promise<Page<Attributes>> {
      const { range } = indexes[index];
      const start = asked.after === undefined ? undefined : readCursor(asked.after, pk, range);
      const [condition, values] = rangeOf(asked);
      const answer = await client.send(
        new QueryCommand({
          TableName,
          IndexName: index,
          KeyConditionExpression: `pk = :pk${condition && ` AND ${condition}`}`,
          ...(condition && { ExpressionAttributeNames: { '#range': range } }),
          ExpressionAttributeValues: { ':pk': pk, ...values },
          Limit: asked.limit ?? 1000,
          ScanIndexForward: !asked.reverse,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      const last = answer.LastEvaluatedKey;
      return { items: answer.Items ?? [], next: last && writeCursor(last, range) };
    },
  };
}

function rangeOf({ begins, between }: Asked): [condition: string, values: Attributes] {
  if (between) return ['#range BETWEEN :from AND :to', { ':from': between[0], ':to': between[1] }];
  return begins ? ['begins_with(#range, :begins)', { ':begins': begins }] : ['', {}];
}

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
