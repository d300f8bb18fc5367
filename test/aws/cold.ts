/**
 * A bundled handler as Lambda starts it: a fresh process that has the bundle and nothing of the project, only the names
 * of the environment that the template sets; events come one after another.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const program = `
  import { createInterface } from 'node:readline';
  const { handler } = await import(process.argv[1]);
  for await (const line of createInterface({ input: process.stdin })) {
    const context = { awsRequestId: crypto.randomUUID(), functionName: 'opora', getRemainingTimeInMillis: () => 15000 };
    const said = await handler(JSON.parse(line), context).then(
      (answer) => ({ answer: answer ?? null }),
      (error) => ({ fault: String(error.stack ?? error) }),
    );
    process.stdout.write('\\u0001' + JSON.stringify(said) + '\\n');
  }`;

/** Starts a handler in a folder with an environment. */
export function startCold(folder: string, environment: Record<string, string | undefined>) {
  const url = pathToFileURL(`${folder}/index.mjs`).href;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, url], {
    cwd: folder,
    env: environment,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: ((line: string) => void)[] = [];
  const log: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('\u0001')) waiting.shift()?.(line.slice(1));
    else log.push(line);
  });
  let ended = false;
  const end = () => {
    ended = true;
    for (const one of waiting.splice(0)) one('{"fault":"the process ended"}');
  };
  child.once('error', end).once('exit', end);
  return {
    /** Gives an event to the handler; throws what it throws. */
    async ask<T>(event: unknown): Promise<T> {
      if (ended) throw new Error('the process ended');
      const line = new Promise<string>((resolve) => waiting.push(resolve));
      child.stdin.write(`${JSON.stringify(event)}\n`);
      const { answer, fault } = JSON.parse(await line);
      if (fault) throw new Error(fault);
      return answer;
    },
    /** What it wrote into its log. */
    log,
    stop: () => child.kill(),
  };
}

/** What an HTTP API gives to a function for a request that came through CloudFront (format 2.0). */
export function request(
  method: string,
  address: string,
  options: { body?: unknown; cookie?: string | undefined; headers?: Record<string, string> } = {},
) {
  const [path = '', query = ''] = address.split('?');
  const { body, cookie } = options;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookie && { cookies: [cookie] }),
    headers: {
      host: 'abcde12345.execute-api.eu-central-1.amazonaws.com',
      origin: 'https://opora.example.ru',
      'user-agent': 'Mozilla/5.0',
      via: '2.0 0123456789abcdef.cloudfront.net (CloudFront)',
      'x-amz-cf-id': 'x',
      'x-forwarded-for': '203.0.113.7, 130.176.0.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
      'x-viewer-address': '203.0.113.7',
      'x-opora-edge': process.env.OPORA_EDGE,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...options.headers,
    },
    requestContext: {
      accountId: '333333333333',
      apiId: 'abcde12345',
      domainName: 'abcde12345.execute-api.eu-central-1.amazonaws.com',
      domainPrefix: 'abcde12345',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '130.176.0.1',
        userAgent: 'Mozilla/5.0',
      },
      requestId: 'JKJaXmPLvHcESHA=',
      routeKey: '$default',
      stage: '$default',
      time: '15/May/2021:09:00:00 +0000',
      timeEpoch: 1621069200000,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
