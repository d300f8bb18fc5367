/**
 * The ground of a benchmark, in a process of its own as `npm start` makes it: engines, house, site. Beside the site
 * stand a second one, which reaches its table through a counting proxy and says in a header how many calls an answer
 * took, and a bare Hono to compare with. The parent gets the addresses, and may ask for the letters.
 */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type HttpBindings, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { usual } from '../functions/api/pace.ts';
import { wire } from '../functions/wire.ts';
import { municipality } from '../infra/data/reference.ts';
import { demonstrationDay, loadEmpty } from '../infra/local/demo.ts';
import { startGround } from '../infra/local/ground.ts';
import type { KeptLetter } from '../infra/local/ses.ts';
import { createSite } from '../infra/local/site.ts';
import { seed } from './seed.ts';

/** What the parent is told once all stands. */
export type Standing = {
  /** Where the site answers as fast as it can; with the pace of people; with the count of calls; a bare Hono. */
  plain: string;
  paced: string;
  counted: string;
  bare: string;
  /** The environment by which the house finds its engines. */
  environment: Record<string, string>;
  letters?: KeptLetter[];
  /** Memory of the whole process, in bytes. */
  memory?: number;
};

const [root = '', extra = '0'] = process.argv.slice(2);
const site = 'http://localhost:3000';
const pages = join(import.meta.dirname, '../dist/web');

const ground = await startGround({
  root,
  site,
  municipality: municipality.id,
  today: demonstrationDay,
});
await loadEmpty(ground.house);
await ground.idle();
await seed(ground.house, Number(extra));

const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^(AWS|OPORA)_/.test(name)),
) as Record<string, string>;
const table = await countingProxy(environment.AWS_ENDPOINT_URL_DYNAMODB ?? '');
process.env.AWS_ENDPOINT_URL_DYNAMODB = table.url;
// Benchmarks ask faster than people do.
const endless = { ...usual, person: 1e9, network: 1e9, booked: 1e9 };
const straight = createSite(ground, pages, undefined, endless);
const paced = createSite(ground, pages);
// The schedule stays with the other house, so its calls are not counted as a request's.
const through = createSite({ ...ground, house: wire() }, pages, undefined, endless);

const standing: Standing = {
  plain: await open((asked, bindings) => straight.fetch(asked, bindings)),
  paced: await open((asked, bindings) => paced.fetch(asked, bindings)),
  counted: await open(async (asked, bindings) => {
    const before = table.calls();
    const answer = await through.fetch(asked, bindings);
    const counted = new Response(answer.body, answer);
    counted.headers.set('x-calls', String(table.calls() - before));
    return counted;
  }),
  bare: await open(new Hono().get('/', (c) => c.json({ done: true })).fetch),
  environment,
};
process.send?.(standing);

process.on('message', async (asked) => {
  if (asked === 'memory') {
    process.send?.({ ...standing, memory: process.memoryUsage.rss() });
    return;
  }
  await ground.idle();
  process.send?.({ ...standing, letters: ground.letters(60) });
});
process.once('disconnect', () => process.exit(0));

function open(
  fetch: (asked: Request, bindings: HttpBindings) => Response | Promise<Response>,
): Promise<string> {
  return new Promise((resolve) => {
    const options = { port: 0, hostname: 'localhost' };
    serve(
      { ...options, fetch: (asked, bindings) => fetch(asked, bindings as HttpBindings) },
      (at) => resolve(`http://localhost:${at.port}`),
    );
  });
}

/** Passes everything on to an engine and counts it. */
async function countingProxy(engine: string) {
  let calls = 0;
  const server = createServer(async (asked, response) => {
    calls++;
    const body = await buffer(asked);
    const { method, headers } = asked;
    const onward = request(new URL(asked.url ?? '/', engine), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    onward.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls: () => calls };
}
