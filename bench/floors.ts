/**
 * What the same machine needs for the least of the kind, in the same run: a bare Hono answer, a bare write to the
 * engine, a megabyte on the disk with fsync. A verb is read against its floor, not against a watch.
 */
import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { Meter } from './client.ts';
import type { Engines } from './engines.ts';
import { ms, part, table } from './print.ts';

const floors = ['GET', 'PutItem', 'fsync'] as const;
export type Floor = (typeof floors)[number];

const says: Record<Floor, string> = {
  GET: 'GET: bare Hono on node-server',
  PutItem: 'PutItem: 2 KB to the engine, by the SDK',
  fsync: 'fsync: 1 MB written to a file and synced',
};

const called = { calls: 0 };

/** Measures every floor at the given numbers of clients; names are «GET 8». */
export async function measureFloors(
  engines: Engines,
  folder: string,
  at: number[],
): Promise<Meter> {
  const meter = new Meter();
  const { environment } = engines;
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: environment.AWS_REGION ?? '',
      endpoint: environment.AWS_ENDPOINT_URL_DYNAMODB ?? '',
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
      },
    }),
  );
  const text = 'x'.repeat(2000);
  const put = async () => {
    const Item = { pk: `M#bench#${randomUUID()}`, sk: 'BENCH', text };
    await client.send(new PutCommand({ TableName: environment.OPORA_TABLE ?? '', Item }));
    return called;
  };
  const get = async () => {
    await (await fetch(engines.bare)).json();
    return called;
  };
  const bytes = Buffer.alloc(1_000_000, 'x');
  const write = async (number: number) => {
    const path = join(folder, `floor-${number}`);
    const file = await open(path, 'w');
    await file.write(bytes);
    await file.sync();
    await file.close();
    return called;
  };

  await new Meter().measure('warm', 8, 25, async () => {
    await get();
    return put();
  });
  for (const clients of at) {
    await meter.measure(`GET ${clients}`, clients, 400 / clients, get);
    await meter.measure(`PutItem ${clients}`, clients, 400 / clients, put);
    await meter.measure(`fsync ${clients}`, clients, 80 / clients, write);
  }
  for (let number = 0; number < Math.max(...at); number++)
    await rm(join(folder, `floor-${number}`), { force: true });
  client.destroy();
  return meter;
}

/** Part 5: prints the floors. */
export function printFloors(meter: Meter, at: number[]): void {
  part('5. Floors of this machine, in the same run, ms');
  table(
    ['floor', ...at.flatMap((clients) => [`median at ${clients}`, 'p95', '/s'])],
    floors.map((floor) => [
      says[floor],
      ...at.flatMap((clients) => {
        const { median, p95, perSecond } = meter.of(`${floor} ${clients}`);
        return [ms(median), ms(p95), perSecond.toFixed(0)];
      }),
    ]),
  );
}
