/**
 * How long the API's code takes to load, against the libraries alone: fresh processes in turn (A B A B …), so that
 * whatever else the machine does falls on both. The API's bundle is also started for real: a broken one is no figure.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { measureBundles } from './bundle.ts';
import { median, ms, part, promise, remark, table } from './print.ts';
import { promises } from './promises.ts';

const run = promisify(execFile);
const turns = 25;

/** An environment in which the house can be put together; nothing is called in it. */
const environment = {
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  OPORA_MUNICIPALITY: 'bench',
  OPORA_SITE: 'https://opora.example',
  OPORA_TABLE: 'opora',
  OPORA_BUCKET: 'opora',
  OPORA_SCHEDULE: 'opora-schedule',
  OPORA_SENDER: 'opora@opora.example',
  OPORA_SECRET: 'x'.repeat(32),
};

/** The smallest event of an HTTP API, format 2.0. */
const event = (path: string) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'opora.example' },
  requestContext: {
    accountId: '1',
    apiId: 'a',
    domainName: 'opora.example',
    http: { method: 'GET', path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'bench' },
    requestId: 'r',
    stage: '$default',
    timeEpoch: 0,
  },
  isBase64Encoded: false,
});

/** Runs a script in a fresh process; its last line is its answer. */
async function script(text: string): Promise<string> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', text], {
    env: { PATH: process.env.PATH, ...environment },
  });
  return stdout.trim().split('\n').at(-1) ?? '';
}

const timed = async (url: string): Promise<number> =>
  Number(
    await script(
      `const t = performance.now(); await import('${url}'); console.log(performance.now() - t);`,
    ),
  );

/** Starts a bundled handler and asks it twice; gives statuses and the time of the first answer. */
async function started(url: string): Promise<{ statuses: number[]; first: number }> {
  const events = JSON.stringify([event('/api/openapi.json'), event('/api/nowhere')]);
  const text = `
    const { handler } = await import('${url}');
    const t = performance.now();
    const statuses = [];
    let first;
    for (const event of ${events}) {
      const answer = await handler(event, {});
      first ??= performance.now() - t;
      statuses.push(answer.statusCode);
    }
    console.log(JSON.stringify({ statuses, first }));`;
  return JSON.parse(await script(text));
}

/** Part 2: the time of import, as a ratio. */
export async function measureImports(bundles: Awaited<ReturnType<typeof measureBundles>>) {
  const { api, plain, base } = bundles;
  part(`2. Time of import, ms (${turns} fresh processes each, in turn)`);
  const times = { base: [] as number[], api: [] as number[], plain: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    times.base.push(await timed(base.url));
    times.api.push(await timed(api.url));
    times.plain.push(await timed(plain.url));
  }
  const bare = median(times.base);
  const least = Math.min(...times.base);
  const row = (name: string, size: number, samples: number[]) => [
    name,
    (size / 1000).toFixed(0),
    ms(median(samples)),
    ms(Math.min(...samples)),
    (median(samples) / bare).toFixed(2),
    (Math.min(...samples) / least).toFixed(2),
  ];
  table(
    ['bundle', 'KB', 'median', 'least', 'ratio of medians', 'of the least'],
    [
      row('hono + zod/mini + DynamoDB client, minified', base.initial, times.base),
      row('api, minified', api.initial, times.api),
      row('api, as written', plain.initial, times.plain),
    ],
  );
  promise('api over the libraries alone', promises.imports, median(times.api) / bare, ' ×', 2);
  const { statuses, first } = await started(api.url);
  remark(
    `the bundled handler starts: /api/openapi.json ${statuses[0]}, an unknown address ${statuses[1]}; first answer in ${ms(first)} ms`,
  );
}
