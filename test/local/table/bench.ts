/** The bench of the suites of the table: folders that go away, engines that are closed, and what one asks them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { startTable, type TableOptions } from '../../../infra/local/table/start.ts';
import { openWire, type Said } from '../../stores/wire.ts';

export const key = { accessKeyId: 'local', secretAccessKey: 'secret', region: 'local' };
export const TableName = 'opora';

const left: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of left.splice(0).reverse()) await leave();
});
export const later = (leave: () => unknown) => left.push(leave);

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opora-table-'));
  later(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** An engine that is closed when the test is over, and a client of it. */
export async function engineOf(options: Partial<TableOptions> = {}) {
  const engine = await startTable({ key, ...options });
  later(engine.close);
  return { ...engine, ...clientOf(engine.url) };
}

export function clientOf(url: string) {
  const ask = openWire(url, key);
  return {
    ask,
    put: (sk: string, more: object = {}, pk = 'p') =>
      ask('PutItem', { TableName, Item: { pk: { S: pk }, sk: { S: sk }, ...more } }),
    get: async (sk: string, pk = 'p') => {
      const said = await ask('GetItem', { TableName, Key: { pk: { S: pk }, sk: { S: sk } } });
      return typeof said === 'string' ? said : said.Item;
    },
    remove: (sk: string, pk = 'p') =>
      ask('DeleteItem', { TableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
    /** Names of what lies in a partition, of the table or of an index. */
    async names(IndexName?: string, pk = 'p') {
      const names: string[] = [];
      let ExclusiveStartKey: unknown;
      do {
        const said = await ask('Query', {
          TableName,
          ...(IndexName && { IndexName }),
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': { S: pk } },
          ...(ExclusiveStartKey !== undefined && { ExclusiveStartKey }),
        });
        if (typeof said === 'string') throw new Error(said);
        names.push(...(said.Items as { sk: { S: string } }[]).map((one) => one.sk.S));
        ExclusiveStartKey = said.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return names;
    },
  };
}

const keyed = (range: string) => [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];
/** A table with one index, as the house makes it. */
export const chart = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: keyed('sk'),
  AttributeDefinitions: ['pk', 'sk', 'briefs'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'briefs',
      KeySchema: keyed('briefs'),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['brief'] },
    },
  ],
};

export const done = (said: Said): boolean => typeof said !== 'string';
