/**
 * `npm run dev`: pages by Vite, which shows a change as soon as it is saved, and behind them the server as `npm start` runs
 * it, which begins anew after a change. Browsers see one site, the address of the pages: cookies, `Origin` and what
 * storage lets in hang on it. Data lie beside those of `npm start`: a shape half-way changed spoils nothing there.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';
import { beginningOf } from './begin.ts';
import { explain, settingFault } from './faults.ts';
import { freePort } from './port.ts';

const root = join(import.meta.dirname, '../..');
const demo = process.env.OPORA_DEMO ?? '';
const data = process.env.OPORA_DATA ?? `.opora-dev${beginningOf(demo)?.folder ?? ''}`;
const today = process.env.OPORA_TODAY;
const wrong = settingFault({ port: process.env.PORT ?? '3000', demo, today });
if (wrong) {
  console.error(wrong);
  process.exit(1);
}
const port = Number(process.env.PORT ?? 3000);
const site = `http://localhost:${port}`;
const behind = await freePort();

const pages = await createServer({
  root: join(root, 'web'),
  configFile: join(root, 'vite.config.ts'),
  logLevel: 'warn',
  clearScreen: false,
  server: {
    host: 'localhost',
    port,
    strictPort: true,
    proxy: Object.fromEntries(
      ['/api/', '/letters'].map((path) => [path, `http://localhost:${behind}`]),
    ),
  },
});
await pages.listen().catch((error) => {
  const taken = String(error.message).includes('already in use');
  const fault = taken ? Object.assign(error, { code: 'EADDRINUSE' }) : error;
  console.error(explain(fault, { port, root: data }));
  process.exit(1);
});

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', join(import.meta.dirname, 'start.ts'), site],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: String(behind), OPORA_DATA: data },
  },
);
// However this ends, nothing is left behind.
process.once('exit', () => server.kill());
const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));

// Vite would end at once, and leave the server at its work.
process.removeAllListeners('SIGTERM');
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    server.kill(signal);
    await Promise.all([ended, pages.close()]);
    process.exit(0);
  });
