/**
 * A folder of 0.2 to 0.4: its table is read once by the engine that wrote it and written anew, whole or not at all; the
 * old one is kept beside. That engine syncs nothing and is no longer stood upon: it only reads here.
 */
import { existsSync, renameSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  ScanCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { closedFolder } from '../folder.ts';
import type { Rows } from './rows.ts';
import { keyOf, placesOf, type Table } from './schema.ts';
import type { Tables } from './tables.ts';
import { type Item, itemOf } from './value.ts';
import { lay } from './write.ts';

/** Where the table of an earlier release may lie, and where it is kept once it came over. */
export type Older = { older: string; kept: string };

/** How far it is with an earlier table, kept in the file itself: not begun; all is here; and the earlier one is set aside. */
const state = { open: 0, written: 1, settled: 2 };

/**
 * Brings an earlier table over, if there is one; gives how many items came. The file is owned by then, so nobody else is at
 * it, and all of it is one transaction: whatever breaks off leaves nothing behind. Throws what kept it from that, and
 * `TWICE` where an earlier release was at work again after its table came over.
 */
export async function bringOver(
  rows: Rows,
  tables: Tables,
  { older, kept }: Older,
): Promise<number | undefined> {
  if (!existsSync(older)) {
    if (rows.marked() !== state.settled) rows.mark(state.settled);
    return undefined;
  }
  if (rows.marked() === state.settled)
    throw Object.assign(new Error('An earlier release was at work again'), { code: 'TWICE' });
  const count =
    rows.marked() === state.written
      ? undefined
      : await rows.wholeOf(async () => {
          const copied = await copy(rows, tables, older);
          rows.mark(state.written);
          return copied;
        });
  const place = free(kept);
  renameSync(older, place);
  closedFolder(place);
  rows.mark(state.settled);
  return count;
}

const free = (path: string): string => {
  let name = path;
  for (let n = 2; existsSync(name); n++) name = `${path}-${n}`;
  return name;
};

async function copy(rows: Rows, tables: Tables, older: string): Promise<number> {
  const engine = await openOlder(older);
  let count = 0;
  for (const TableName of await engine.tables()) {
    tables.create(definition(await engine.describe(TableName)));
    const table = tables.of({ TableName });
    for await (const items of engine.pages(TableName)) {
      // An item that Amazon would find too large was taken once, so it is kept.
      for (const item of items) bring(rows, table, itemOf(item));
      count += items.length;
    }
  }
  await engine.close();
  return count;
}

function bring(rows: Rows, table: Table, item: Item): void {
  const key = keyOf(table, item);
  lay(rows, table, key, item);
  rows.place(key, [], placesOf(table, item));
}

const definition = (table: TableDescription) => ({
  TableName: table.TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: table.KeySchema,
  AttributeDefinitions: table.AttributeDefinitions,
  GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map(
    ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
  ),
});

async function openOlder(path: string) {
  const { default: dynalite } = await import('dynalite');
  const server: Server = dynalite({ path });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    tables: async () => (await client.send(new ListTablesCommand())).TableNames ?? [],
    describe: async (TableName: string) =>
      (await client.send(new DescribeTableCommand({ TableName }))).Table ?? {},
    async *pages(TableName: string) {
      let ExclusiveStartKey: Record<string, never> | undefined;
      do {
        const page = await client.send(
          new ScanCommand({ TableName, ConsistentRead: true, ExclusiveStartKey }),
        );
        yield page.Items ?? [];
        ExclusiveStartKey = page.LastEvaluatedKey as typeof ExclusiveStartKey;
      } while (ExclusiveStartKey);
    },
    async close() {
      client.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
