/** `npm run dev`: pages by Vite and the server behind them are one site, to the browser and to the house. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../infra/local/port.ts';
import { until } from '../until.ts';

const root = join(import.meta.dirname, '../..');
const data = mkdtempSync(join(tmpdir(), 'opora-dev-'));
const port = await freePort();
const site = `http://localhost:${port}`;
const child = spawn(process.execPath, ['infra/local/dev.ts'], {
  cwd: root,
  env: { PATH: process.env.PATH, HOME: data, PORT: String(port), OPORA_DATA: data },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
let said = '';
child.stdout.on('data', (chunk) => {
  said += chunk;
});
beforeAll(() => until(() => said.includes('Остановить')));
afterAll(async () => {
  child.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
});

const ask = (origin: string) =>
  fetch(`${site}/api/session/code`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'licey4@opora.example' }),
  });

test('one address has the pages as they are written, the API and the letters', async () => {
  expect(said).toContain(`Опора работает: ${site}`);
  const page = await (await fetch(`${site}/roadmap`)).text();
  expect(page).toContain('src="/main.tsx"');
  expect(await (await fetch(`${site}/kit/notice.tsx`)).text()).toContain('jsx');
  expect((await fetch(`${site}/api/site`)).status).toBe(200);
  expect(await (await fetch(`${site}/letters`)).text()).toContain('Кем можно войти');
});

test('the house takes the address of the pages for its own, and no other', async () => {
  expect((await ask('http://localhost:1')).status).toBe(403);
  expect((await ask(site)).status).toBe(202);
  await until(async () => /<h2>\d{3} \d{3}/.test(await (await fetch(`${site}/letters`)).text()));
});

test('it ends whole when it is told to', async () => {
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
