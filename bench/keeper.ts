/// <reference path="../infra/local/table/dynalite.d.ts" />
/** One engine of the table in a process of its own, so that its processor time can be told: ours, or the one of before. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTable } from '../infra/local/table/start.ts';

export const key = { accessKeyId: 'local', secretAccessKey: 'local', region: 'local' };

/** What the parent is told: where it answers, and when it asks, what it took of the processor so far, in ms. */
export type Kept = { url?: string; cpu?: number; memory?: number };

const [engine, folder = ''] = process.argv.slice(2);
const url = engine === 'ours' ? await ours() : engine === 'dynalite' ? await dynalite() : '';
if (url) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, memory: process.memoryUsage.rss() });
  });
  process.once('disconnect', () => process.exit(0));
  process.send?.({ url });
}

async function ours(): Promise<string> {
  return (await startTable({ path: `${folder}/table.sqlite`, key })).url;
}

async function dynalite(): Promise<string> {
  const { default: open } = await import('dynalite');
  const server: Server = open({ path: folder, createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
