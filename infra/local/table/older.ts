/**
 * A folder of 0.2 to 0.4: its table is read once by the engine that wrote it and written anew, whole or not at all; the
 * old one is kept beside. That engine syncs nothing and is no longer stood upon: it only reads here.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  ScanCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { openRows, type Rows } from './rows.ts';
import { keyOf, placesOf, type Table } from './schema.ts';
import { openTables } from './tables.ts';
import { type Item, itemOf } from './value.ts';
import { lay } from './write.ts';

/** Where the table of an earlier release lies, where the one of now, and where the earlier one is kept afterwards. */
export type Paths = { older: string; path: string; kept: string };

/** Writes an earlier table anew, if there is one and none of now; how many items came over. Throws what kept it from that. */
export async function bringOver({ older, path, kept }: Paths): Promise<number | undefined> {
  if (!existsSync(older)) return undefined;
  if (existsSync(path)) {
    // It came over before, and the machine went down between the last two steps.
    renameSync(older, free(kept));
    return undefined;
  }
  const fresh = `${path}.new`;
  for (const end of ['', '-wal', '-journal']) rmSync(fresh + end, { force: true });
  const count = await copy(older, fresh);
  renameSync(fresh, path);
  renameSync(older, free(kept));
  return count;
}

const free = (path: string): string => {
  let name = path;
  for (let n = 2; existsSync(name); n++) name = `${path}-${n}`;
  return name;
};

async function copy(older: string, fresh: string): Promise<number> {
  // The new file first: a disk without room says so here, and is not mistaken for a table that another one uses.
  const rows = openRows(fresh);
  try {
    const engine = await openOlder(older);
    const tables = openTables(rows);
    let count = 0;
    for (const TableName of await engine.tables()) {
      tables.create(definition(await engine.describe(TableName)));
      const table = tables.of({ TableName });
      for await (const items of engine.pages(TableName)) {
        // An item that Amazon would find too large was taken once, so it is kept.
        rows.whole(() => {
          for (const item of items) bring(rows, table, itemOf(item));
        });
        count += items.length;
      }
    }
    await engine.close();
    return count;
  } finally {
    // Closing writes the log into the file, so that the file alone is the whole table.
    rows.close();
  }
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
