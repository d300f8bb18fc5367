/**
 * Part 10: the calls that the house makes, to the table of one machine and to dynalite, on which releases before 0.5
 * stood: the time of an answer at one client and at eight, and what the engine took of the processor. Ours has every
 * write on the disk before it answers; dynalite does not sync.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { makeTable } from '../infra/local/table/make.ts';
import { Meter } from './client.ts';
import { type Kept, key } from './keeper.ts';
import { ms, part, remark, table } from './print.ts';

const TableName = 'opora';
const rounds = 400;
const crowd = 8;
/** What lies in the partition that queries and batches read. */
const listed = 1000;
const text = 'я'.repeat(1000);
const brief = { title: 'п. 1.3', words: 'я'.repeat(150) };

type Call = (client: DynamoDBDocumentClient, at: string, round: number) => Promise<unknown>;

/** The house's calls, by what they are for. */
const calls: Record<string, Call> = {
  'put 2 KB': (client, at, round) =>
    client.send(new PutCommand({ TableName, Item: item(at, round) })),
  'put over a version': (client, at, round) =>
    client.send(
      new PutCommand({
        TableName,
        Item: { ...item(at, 0), version: round + 1 },
        ConditionExpression: 'attribute_not_exists(version) OR version = :read',
        ExpressionAttributeValues: { ':read': round },
      }),
    ),
  'count on a condition': (client, at) =>
    client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: `M#count#${at}`, sk: 'COUNT' },
        UpdateExpression: 'ADD times :one SET expires = :expires',
        ConditionExpression: 'attribute_not_exists(times) OR times < :most',
        ExpressionAttributeValues: { ':one': 1, ':expires': 4_000_000_000, ':most': 1_000_000 },
        ReturnValues: 'ALL_NEW',
      }),
    ),
  get: (client, _at, round) =>
    client.send(
      new GetCommand({ TableName, Key: keyOf('listed', round % listed), ConsistentRead: true }),
    ),
  'batch of 30': (client, _at, round) =>
    client.send(
      new BatchGetCommand({
        RequestItems: {
          [TableName]: {
            Keys: Array.from({ length: 30 }, (_, n) => keyOf('listed', (round + n) % listed)),
            ConsistentRead: true,
          },
        },
      }),
    ),
  'page of 100, of an index': (client) =>
    client.send(
      new QueryCommand({
        TableName,
        IndexName: 'briefs',
        KeyConditionExpression: 'pk = :pk AND begins_with(briefs, :b)',
        ExpressionAttributeValues: { ':pk': 'M#listed', ':b': 'SCHOOL#' },
        Limit: 100,
      }),
    ),
};

const keyOf = (of: string, number: number) => ({
  pk: `M#${of}`,
  sk: `TASK#${String(number).padStart(6, '0')}`,
});
const item = (of: string, number: number) => {
  const key = keyOf(of, number);
  return { ...key, text, brief, briefs: `SCHOOL#${key.sk}`, version: 0 };
};

export async function measureTable(folder: string): Promise<void> {
  const found = {
    ours: await measure('ours', folder),
    dynalite: await measure('dynalite', folder),
  };
  part(`10. The table: ours / dynalite, ms (ours has synced what it answers)`);
  table(
    ['call', 'median at 1', `median at ${crowd}`, 'CPU a call'],
    Object.keys(calls).map((name) => [
      name,
      ...(['one', 'many', 'cpu'] as const).map((what) => {
        const [a, b] = [found.ours, found.dynalite].map((one) => one.get(name)?.[what] ?? 0);
        return `${ms(a as number)} / ${ms(b as number)} (${((a as number) / (b as number)).toFixed(2)} ×)`;
      }),
    ]),
  );
  const memory = [found.ours, found.dynalite].map(
    (one) => `${((one.get('memory')?.one ?? 0) / 1e6).toFixed(0)} MB`,
  );
  remark(`memory of the engine's process at the end: ${memory.join(' / ')}`);
}

type Figures = { one: number; many: number; cpu: number };

async function measure(engine: 'ours' | 'dynalite', root: string) {
  const folder = join(root, engine);
  await mkdir(folder, { recursive: true });
  const child = fork(fileURLToPath(import.meta.resolve('./keeper.ts')), [engine, folder]);
  const { url = '' } = await told(child);
  const client = DynamoDBDocumentClient.from(clientAt(url));
  await makeTable(TableName, undefined, clientAt(url)).catch((error) => {
    // dynalite does not know what it is to be over; by then it has its table.
    if (error.name !== 'UnknownOperationException') throw error;
  });
  for (let number = 0; number < listed; number++)
    await client.send(new PutCommand({ TableName, Item: item('listed', number) }));
  const figures = new Map<string, Figures>();
  const cpu = async () => {
    child.send('');
    return (await told(child)).cpu ?? 0;
  };
  for (const [name, call] of Object.entries(calls)) {
    const meter = new Meter();
    const act = (at: string) => async (number: number, round: number) => {
      await call(client, `${name}-${at}-${number}`, round);
      return { calls: 1 };
    };
    await new Meter().measure(name, 1, 50, act('warm'));
    const before = await cpu();
    await meter.measure('one', 1, rounds, act('one'));
    await meter.measure('many', crowd, rounds / crowd, act('many'));
    figures.set(name, {
      one: meter.of('one').median,
      many: meter.of('many').median,
      cpu: ((await cpu()) - before) / (2 * rounds),
    });
  }
  child.send('');
  const { memory = 0 } = await told(child);
  figures.set('memory', { one: memory, many: 0, cpu: 0 });
  client.destroy();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  return figures;
}

const clientAt = (endpoint: string) => {
  const { region, ...credentials } = key;
  return new DynamoDBClient({ endpoint, region, credentials });
};

const told = async (child: ChildProcess): Promise<Kept> => (await once(child, 'message'))[0];
