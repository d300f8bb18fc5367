/** The table at its work, in a thread of its own: a sync that waits for the disk holds up nobody but those who write. */
import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { closedFile } from '../folder.ts';
import { header } from '../gate/asked.ts';
import { parsed, serveJson } from '../gate/json.ts';
import { bringOver } from './older.ts';
import { openOperations } from './operations.ts';
import { openRows } from './rows.ts';
import type { TableOptions } from './start.ts';
import { openSweep } from './sweep.ts';
import { openTables } from './tables.ts';
import type { Indexing } from './write.ts';

const {
  path,
  older,
  port,
  pages,
  lag = 0,
  key,
  sweepEvery,
} = workerData as TableOptions & {
  port?: number;
};
const rows = openRows(path && ownFile(path), pages);
const tables = openTables(rows);
const brought =
  older &&
  (await bringOver(rows, tables, older).catch((error) => {
    rows.close();
    throw error;
  }));
/** Where a trial asks for it, indexes learn of a change as late as Amazon's may, in the order of the changes. */
const later: Indexing = (at, before, after) => {
  setTimeout(() => rows.whole(() => rows.place(at, before, after)), lag);
};
const operate = openOperations(rows, tables, lag > 0 ? later : rows.place);
const sweep = sweepEvery === undefined ? undefined : openSweep(rows, tables, sweepEvery);
const served = await serveJson(
  {
    service: 'dynamodb',
    key,
    largest: 16 * 1024 * 1024,
    take(asked, body) {
      const [version, name = ''] = (header(asked, 'x-amz-target') ?? '').split('.');
      const known = asked.method === 'POST' && version === 'DynamoDB_20120810';
      return { text: operate(known ? name : '', parsed(body)) };
    },
  },
  port,
);

/** The file, closed to others. A log without its file holds what was acknowledged: SQLite would throw it away. */
function ownFile(path: string): string {
  const sizeOf = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  if (sizeOf(path) === 0 && sizeOf(`${path}-wal`) > 0)
    throw Object.assign(new Error('A log without its file'), { code: 'DAMAGED' });
  return closedFile(path);
}

parentPort?.once('message', async () => {
  await served.close();
  sweep?.stop();
  rows.close();
  process.exit(0);
});
parentPort?.postMessage({ url: served.url, port: served.port, brought });
