/**
 * Both functions as they are deployed: the bundles of the synthesised environment, started cold with the settings of the
 * template and nothing else, on the local engines. A new environment begins, its administrator signs in by a letter, a
 * plan is approved, the night's summary is made: everything between the events runs in the bundles.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Job } from '../../functions/contract/jobs.ts';
import { windowAt } from '../../functions/domain/limits.ts';
import { sha256 } from '../../functions/domain/people/kind.ts';
import { keys } from '../../functions/store/keys.ts';
import { startOf } from '../../infra/aws/start.ts';
import { roadmap } from '../../infra/data/reference.ts';
import { startGround } from '../../infra/local/ground.ts';
import { startLambda } from '../../infra/local/lambda.ts';
import { assemble, environments } from './assembly.ts';
import { request, startCold } from './cold.ts';

const { administrator, municipality } = environments.prod;
const { service, outdir } = assemble('prod', { bundled: true });
const root = mkdtempSync(join(tmpdir(), 'opora-'));
const ground = await startGround({ root, site: 'https://opora.example.ru', municipality });

const functionOf = (room: string) => {
  const found = service
    .of('AWS::Lambda::Function')
    .find((one) => `${one.Properties.FunctionName}` === `opora-prod-${room}`);
  if (!found) throw new Error(`No function ${room}`);
  return found;
};
/** The folder that would be sent to Lambda: assets are named by their hash. */
const folderOf = (room: string) =>
  join(outdir, `asset.${functionOf(room).Properties.Code?.S3Key}`.replace(/\.zip$/, ''));
/** The names that the template sets, with this ground's values, and what Lambda and endpoints bring. */
const settingsOf = (room: string, more: Record<string, string | undefined> = {}) => ({
  ...Object.fromEntries(
    [
      ...Object.keys(functionOf(room).Properties.Environment?.Variables ?? {}),
      ...Object.keys(process.env).filter((name) => name.startsWith('AWS_')),
    ].map((name) => [name, process.env[name]]),
  ),
  ...more,
});

process.env.OPORA_EDGE = 'tajna-togo-chto-stoit-pered-oporoj';
const schedule = startCold(folderOf('schedule'), settingsOf('schedule'));
const letters = startCold(folderOf('letters'), settingsOf('letters'));
/** Which function the API asked for what. */
const asked: { name: string; job: string }[] = [];
const lambda = await startLambda(
  {
    accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
    region: process.env.AWS_REGION ?? '',
  },
  (event, name = '') => {
    asked.push({ name, job: (event as Job).job });
    return (name === ground.house.config.letters ? letters : schedule).ask(event);
  },
);
const api = startCold(folderOf('api'), settingsOf('api', { AWS_ENDPOINT_URL_LAMBDA: lambda.url }));

afterAll(async () => {
  await lambda.idle();
  api.stop();
  schedule.stop();
  letters.stop();
  await lambda.close();
  await ground.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

type Answer = {
  statusCode: number;
  headers: Record<string, string>;
  cookies?: string[];
  body: string;
};
const ask = async (...what: Parameters<typeof request>) => {
  const answer = await api.ask<Answer>(request(...what));
  return { ...answer, said: answer.body ? JSON.parse(answer.body) : undefined };
};

/** Signs in by the code of the letter, and gives the cookie. */
async function signIn(email: string): Promise<string> {
  const asked = await ask('POST', '/api/session/code', { body: { email } });
  expect(asked.statusCode).toBe(202);
  const [browser = ''] = asked.cookies?.[0]?.split(';') ?? [];
  expect(browser).toMatch(/^__Host-browser=/);
  await lambda.idle();
  // Other letters go by another function, and may come at the same moment.
  const letter = ground
    .letters()
    .find((one) => one.to === email && /код для входа/.test(one.subject));
  const code = /\d{3} ?\d{3}/.exec(letter?.text ?? '')?.[0] ?? '';
  const signed = await ask('POST', '/api/session', { body: { email, code }, cookie: browser });
  expect(signed.statusCode).toBe(200);
  const cookie = signed.cookies?.at(-1)?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^__Host-session=/);
  return cookie;
}

describe('the bundles', () => {
  test('are two, of files that Lambda loads as modules, without maps or sources', () => {
    expect(folderOf('api')).not.toBe(folderOf('schedule'));
    for (const room of ['api', 'schedule']) {
      const files = readdirSync(folderOf(room));
      expect(files).toContain('index.mjs');
      expect(files.filter((name) => !name.endsWith('.mjs'))).toEqual([]);
      const size = files.reduce((all, name) => all + statSync(join(folderOf(room), name)).size, 0);
      console.log(`${room}: ${files.length} files, ${Math.round(size / 1000)} KB`);
      // Lambda takes 50 MB packed; more than a few would be a mistake.
      expect(size).toBeLessThan(5_000_000);
    }
  });
});

describe('a new environment', () => {
  test('answers before anything is in it, and 404 for what is not there', async () => {
    const home = await ask('GET', '/api/site');
    expect([home.statusCode, home.said.roadmaps]).toEqual([200, []]);
    const nowhere = await ask('GET', '/api/nowhere');
    expect(nowhere.statusCode).toBe(404);
    expect(nowhere.headers['content-type']).toContain('application/problem+json');
  });

  test('counts letters by the word of the edge; whoever comes past it, by their connection', async () => {
    /** Whether somebody asked for a letter from a network. */
    const counted = async (network: string) => {
      const what = `network:${sha256(network).slice(0, 24)}`;
      const { number: turn } = windowAt(Date.now, 900_000);
      const found = await ground.house.table.getMany(
        [turn - 1, turn].map((one) => keys.limit(municipality, what, one)),
      );
      return found.some(Boolean);
    };
    const body = { email: 'nikto@example.ru' };
    const headers = { 'x-opora-edge': 'x'.repeat(32), 'x-viewer-address': '203.0.113.8' };
    await ask('POST', '/api/session/code', { body, headers });
    expect([await counted('203.0.113.8'), await counted('130.176.0.1')]).toEqual([false, true]);
    await ask('POST', '/api/session/code', { body });
    expect(await counted('203.0.113.7')).toBe(true);
  });

  test('an event that nobody knows fails, so that Lambda tries it again and then keeps it', async () => {
    await expect(schedule.ask({ job: 'dance' })).rejects.toThrow('ZodError');
  });

  test('begins by the event of the runbook, and again changes nothing', async () => {
    await schedule.ask(startOf(environments.prod));
    await schedule.ask(startOf(environments.prod));
    const { said } = await ask('GET', '/api/site');
    expect(said.roadmaps).toEqual([]);
    expect(said.contacts).toEqual(environments.prod.contacts);
  });

  test('its administrator signs in by a letter, adds the office, which approves the plan', async () => {
    const admin = await signIn(administrator.email);
    const who = await ask('GET', '/api/session', { cookie: admin });
    expect(who.said.person.email).toBe(administrator.email);

    const office = { id: randomUUID(), email: 'uo@example.ru', name: 'УО', right: { role: 'uo' } };
    const added = await ask('POST', '/api/people', { cookie: admin, body: office });
    expect(added.statusCode).toBe(200);
    const given = await ask('POST', `/api/people/${added.said.id}/acts`, {
      cookie: admin,
      headers: { 'if-match': '"1"' },
      body: { id: randomUUID(), act: 'grant', right: { role: 'imo' } },
    });
    expect(given.statusCode).toBe(200);
    const uo = await signIn(office.email);
    const approved = await ask('POST', `/api/roadmaps/${roadmap.id}/approval`, {
      cookie: uo,
      headers: { 'if-match': '"1"' },
    });
    expect(approved.statusCode).toBe(200);
    await lambda.idle();
    const home = await ask('GET', '/api/site');
    expect(home.said.roadmaps.map((one: { id: string }) => one.id)).toEqual([roadmap.id]);
    const { said } = await ask('GET', `/api/roadmaps/${roadmap.id}/tasks?own=true`, { cookie: uo });
    expect(said.tasks.length).toBeGreaterThan(10);
  });

  test('takes a document by a signed link', async () => {
    const cookie = await signIn('uo@example.ru');
    const bytes = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');
    const id = createHash('sha256').update(bytes).digest('hex');
    const upload = { id, name: 'Приказ.pdf', size: bytes.length, owner: 'imo' };
    const { statusCode } = await ask('POST', '/api/documents', { cookie, body: upload });
    expect(statusCode).toBe(200);
    const where = `/api/documents/imo/${id}`;
    const parts = [{ number: 1, sha256: id }];
    const { said } = await ask('POST', `${where}/parts`, { cookie, body: { parts } });
    const [{ url, headers }] = said.parts;
    const sent = await fetch(url, { method: 'PUT', headers, body: bytes });
    expect(sent.status).toBe(200);
    await expect
      .poll(async () => (await ask('POST', `${where}/confirmation`, { cookie })).said.state)
      .toBe('stored');
    const link = await ask('GET', `${where}/url`, { cookie });
    expect(Buffer.from(await (await fetch(link.said.url)).arrayBuffer())).toEqual(bytes);
  });

  test('makes the summary of the night at a tick of the clock, in all its formats', async () => {
    await schedule.ask({ job: 'tick' });
    // Lambda makes JSON of it: `{"level":"INFO","message":{"ticked":1}}`.
    expect(schedule.log).toContain('{ ticked: 1 }');
    const cookie = await signIn('uo@example.ru');
    const summaries = `/api/roadmaps/${roadmap.id}/summaries`;
    const { said: list } = await ask('GET', summaries, { cookie });
    const [{ day, id }] = list.summaries;
    const night = `${summaries}/${day}/${id}`;
    for (const format of ['xlsx', 'docx', 'csv', 'json']) {
      const { said: link } = await ask('GET', `${night}/files/${format}`, { cookie });
      expect((await fetch(link.url)).status).toBe(200);
    }
  });

  test('codes for signing in went by a function of their own, and nothing else did', () => {
    const { letters, schedule } = ground.house.config;
    expect(asked.filter(({ name }) => name === letters).length).toBeGreaterThan(3);
    for (const { name, job } of asked)
      expect([job, name]).toEqual([job, job === 'code' ? letters : schedule]);
    expect(new Set(asked.map(({ job }) => job)).size).toBeGreaterThan(1);
  });
});
