/** `npm start` as a process of its own, that can be killed at any instant; and people who use it over the network. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The pages are built by `npm test` beforehand; the system itself needs no more than that there is one. */
function havePages(): void {
  const page = join(root, 'dist/web/index.html');
  if (existsSync(page)) return;
  mkdirSync(join(root, 'dist/web'), { recursive: true });
  writeFileSync(page, '<!doctype html><title>Опора</title><body></body>');
}

export type Machine = { site: string; kill: () => Promise<void> };
export type Fault = { code: number | null; errors: string };

/** Starts the machine, with people and plan unless said otherwise; resolves when it says that it works, or with what it said when it could not. */
export function start(at: {
  port: number;
  data: string;
  uid?: number;
  demo?: string;
}): Promise<Machine | Fault> {
  havePages();
  const child: ChildProcess = spawn(process.execPath, ['infra/local/start.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: at.data,
      PORT: String(at.port),
      OPORA_DATA: at.data,
      OPORA_DEMO: at.demo ?? 'empty',
      // Lanes of a trial ask faster than people do.
      OPORA_PACE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(at.uid !== undefined && { uid: at.uid, gid: at.uid }),
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let [said, errors] = ['', ''];
  return new Promise((resolve) => {
    child.stderr?.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      if (!said.includes('Остановить')) return;
      const kill = async () => {
        child.kill('SIGKILL');
        await exited;
      };
      resolve({ site: `http://localhost:${at.port}`, kill });
    });
    child.once('close', (code) => resolve({ code, errors }));
  });
}

export const runs = (one: Machine | Fault): Machine => {
  if ('errors' in one) throw new Error(one.errors);
  return one;
};

/** A person at the browser: a cookie that outlives the machine. Rejects when the machine is gone. */
function person(cookie: string) {
  return async <T>(
    site: string,
    method: string,
    path: string,
    body?: unknown,
    ifMatch?: string,
  ) => {
    const answer = await fetch(`${site}/api${path}`, {
      method,
      headers: {
        origin: site,
        cookie: `session=${cookie}`,
        'content-type': 'application/json',
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      etag: answer.headers.get('etag') ?? '',
      body: JSON.parse(text) as T,
    };
  };
}
export type Person = ReturnType<typeof person>;

/** Signs in by the code that stands on the page of letters. */
export async function signIn(site: string, email: string): Promise<Person> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${site}/api/session${path}`, {
      method: 'POST',
      headers: { origin: site, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  // A code is for the browser that asked.
  const [browser = ''] = (await post('/code', { email })).headers.getSetCookie();
  for (;;) {
    const page = await (await fetch(`${site}/letters`)).text();
    const letters = page.split('<article>').map((one) => one.split('</article>')[0] ?? '');
    const letter = letters.find((one) => one.includes(email) && one.includes('код для входа'));
    const code = /\d{3} \d{3}/.exec(letter ?? '')?.[0];
    if (code) {
      const answer = await post('', { email, code }, browser.split(';')[0]);
      if (!answer.ok) throw new Error(`Not signed in: ${await answer.text()}`);
      return person(/session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '');
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}
