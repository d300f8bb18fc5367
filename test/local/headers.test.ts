/** What strangers send to the very socket (D7): the machine refuses it and goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort } from '../../infra/local/port.ts';
import { runs, start } from './machine.ts';

const data = mkdtempSync(join(tmpdir(), 'opora-headers-'));
const port = await freePort();
const machine = runs(await start({ port, data }));
afterAll(async () => {
  await machine.kill();
  rmSync(data, { recursive: true, force: true });
});

/** The status that raw words get; 0 when the line is cut without one. */
const speak = (words: string): Promise<number> =>
  new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => socket.write(words));
    let said = '';
    socket.on('data', (piece) => {
      said += piece;
      socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0)));
  });
const get = (path: string, ...headers: string[]) =>
  speak(
    [`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join(
      '\r\n',
    ),
  );

test.each([
  ['a method nobody has', 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n', [400, 405]],
  ['no HTTP at all', 'hello\r\n\r\n', [400]],
  [
    'a header with a line end in its name',
    'GET / HTTP/1.1\r\nHost: localhost\r\nA\nB: c\r\n\r\n',
    [400],
  ],
  [
    'two lengths',
    'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    [400],
  ],
  [
    'a length and chunks',
    'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    [400],
  ],
  ['no host', 'GET /api/site HTTP/1.1\r\n\r\n', [400]],
])('%s is refused', async (_, words, statuses) => {
  expect(statuses).toContain(await speak(words));
});

test('TRACE, a method in a header, a host of another site change nothing', async () => {
  const trace = await speak(
    'TRACE /api/site HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
  );
  expect([400, 403, 404, 405, 501]).toContain(trace);
  expect(await get('/api/site', 'X-HTTP-Method-Override: DELETE')).toBe(200);
  expect(await get('/api/site', 'X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https')).toBe(
    200,
  );
});

test('headers of 11 KB are read, of 20 KB refused', async () => {
  expect(await get('/api/site', `X-Long: ${'x'.repeat(11_000)}`)).toBe(200);
  expect(await get('/api/site', `X-Long: ${'x'.repeat(20_000)}`)).toBe(431);
});

test('a name of another site that points here is not served, pages and letters neither', async () => {
  const call = (path: string, host: string) =>
    speak(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  for (const path of ['/', '/letters', '/api/site', '/assets/x.js']) {
    expect(await call(path, `evil.example:${port}`)).toBe(421);
    expect(await call(path, 'localhost.evil.example')).toBe(421);
  }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
    expect(await call('/letters', host)).toBe(200);
});

test('of where they are nobody is believed: a connection that asks for too many letters is refused', async () => {
  const site = `http://localhost:${port}`;
  // Wherever the quarter of an hour ends meanwhile, one of the two has more than sixty.
  const statuses: number[] = [];
  for (let n = 0; n < 122; n++) {
    const headers = {
      'content-type': 'application/json',
      origin: site,
      'x-viewer-address': `203.0.113.${n}`,
      'x-opora-edge': '',
    };
    const body = JSON.stringify({ email: `mnogo${n}@opora.example` });
    statuses.push(
      (await fetch(`${site}/api/session/code`, { method: 'POST', headers, body })).status,
    );
  }
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(202));
  expect(statuses).toContain(429);
});

test('whatever is served is taken for what it says to be, and stands in no frame', async () => {
  for (const path of ['/', '/letters', '/api/site', '/sign-in', '/icon.svg', '/nothing/there']) {
    const { headers } = await fetch(`http://localhost:${port}${path}`);
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    expect([path, headers.get('x-frame-options')]).toEqual([path, 'DENY']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  }
});
