/** The table on one machine: dynalite on LevelDB. The table is made from the chart of the house. */
import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { indexes } from '../../functions/store/keys.ts';

/** Starts the engine with its data in `root` (in memory without it). */
export async function startDynamodb(root?: string) {
  if (root) mkdirSync(root, { recursive: true });
  const server = dynalite({ ...(root && { path: root }), createTableMs: 0, deleteTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Makes the table if there is none yet, and waits until it answers: keys and indexes as `store/keys.ts` has them. */
export async function makeTable(name: string): Promise<void> {
  const client = new DynamoDBClient();
  const ranges = Object.entries(indexes);
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const key = (range: string) => [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
  const command = new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: key('sk'),
    AttributeDefinitions: [text('pk'), text('sk'), ...ranges.map(([, index]) => text(index.range))],
    GlobalSecondaryIndexes: ranges.map(([IndexName, index]) => ({
      IndexName,
      KeySchema: key(index.range),
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...index.carries] },
    })),
  });
  await client.send(command).catch((error) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  const status = async () =>
    (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus;
  while ((await status()) !== 'ACTIVE') await new Promise((resolve) => setTimeout(resolve, 5));
  client.destroy();
}
