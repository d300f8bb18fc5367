/**
 * Rows of the battery (`docs/reliability.md`) that are of no room: every route without its table (A4), a table that refuses
 * every third call (A5), clocks that are wrong (A12), midnight in Moscow on servers of other zones (A13), a copy of the
 * folder (A14), what errors tell (E9).
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { readSheet } from 'read-excel-file/node';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '../functions/api/app.ts';
import { readConfig } from '../functions/config.ts';
import { endOf } from '../functions/contract/days.ts';
import type { Site } from '../functions/contract/site.ts';
import type { Summary } from '../functions/contract/summaries/summary.ts';
import type { House } from '../functions/domain/context.ts';
import { openSession } from '../functions/domain/people/sessions.ts';
import { wire } from '../functions/wire.ts';
import { municipality } from '../infra/data/reference.ts';
import { type DemoPerson, demonstrationDay, demoPeople, loadEmpty } from '../infra/local/demo.ts';
import { startGround } from '../infra/local/ground.ts';
import { handIn, item, map, open, owed, sha256, upload, uuid } from './acts.ts';
import { type Answer, type Client, type Options, said, stand } from './ground.ts';
import { pdf } from './papers.ts';
import { matrixOf } from './rooms/matrix.ts';
import type { Row } from './rooms/rooms.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.table.fault('none');
});
const origin = ground.house.config.site;
const { matrix, lyceum, imo } = await matrixOf(ground);

/** Somebody at the door of a house; here a fault of ours is an answer like any other. */
async function door(house: House, person: string): Promise<Client> {
  const app = createApp(house, () => undefined);
  const cookie = await openSession(house, person);
  async function ask<T>(method: string, path: string, body?: unknown, options: Options = {}) {
    const response = await app.request(`/api${path}`, {
      method,
      headers: {
        origin,
        cookie: `session=${cookie}`,
        'content-type': 'application/json',
        ...(options.ifMatch && { 'if-match': options.ifMatch }),
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const [text, etag] = [await response.text(), response.headers.get('etag') ?? ''];
    const { status, headers } = response;
    return { status, headers, text, etag, body: JSON.parse(text), calls: undefined } as Answer<T>;
  }
  return {
    cookie,
    ask,
    get: (path, options) => ask('GET', path, undefined, options),
    post: (path, body, options) => ask('POST', path, body, options),
    put: (path, body, options) => ask('PUT', path, body, options),
    delete: (path, options) => ask('DELETE', path, undefined, options),
  };
}

test('without a table every route is 503 and says when to come again, whoever asks (A4)', async () => {
  const whoOf = ({ may }: Row) => may.split(' ').find((name) => name !== 'expired') ?? '';
  const people = new Map<string, Client>([['public', ground.client()]]);
  for (const name of new Set(Object.values(matrix).flat().map(whoOf)))
    if (!people.has(name)) people.set(name, await ground.as(name as DemoPerson));
  // What is kept nowhere needs no table: the description, and signing out without a session.
  const free = ['GET /api/openapi.json', 'DELETE /api/session'];
  const asked = Object.entries(matrix).filter(([route]) => !free.includes(route));
  expect(asked).toHaveLength(Object.keys(matrix).length - free.length);
  ground.table.fault('down');
  const answers = await Promise.all(
    asked.flatMap(([route, rows]) =>
      rows.map(async (row) => {
        const { path, body, ifMatch } = row;
        const who = people.get(whoOf(row)) as Client;
        const answer = await who.ask(route.split(' ')[0] ?? '', path, body?.(false), { ifMatch });
        return [route, said(answer), Number(answer.headers.get('retry-after')) > 0];
      }),
    ),
  );
  expect(answers.filter(([, outcome, later]) => outcome !== '503 busy' || !later)).toEqual([]);
});

/** Before a table: it forwards two calls of three, and refuses the third as a table does that is throttled or ill. */
async function startIll(engine: string) {
  let calls = 0;
  const server = createServer((asked, answer) => {
    const number = ++calls;
    if (number % 3 === 0) {
      asked.resume();
      const name = number % 2 ? 'InternalServerError' : 'ProvisionedThroughputExceededException';
      answer.writeHead(number % 2 ? 500 : 400, { 'content-type': 'application/x-amz-json-1.0' });
      return answer.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}` }));
    }
    const { method, headers, url = '/' } = asked;
    const onward = request(new URL(url, engine), { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls: () => calls };
}

test('a table that refuses every third call costs nobody a report, and doubles none (A5)', async () => {
  const engine = process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const ill = await startIll(engine);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = ill.url;
  const house = wire(readConfig(), ground.house.clock);
  const school = await door(house, lyceum.id);
  process.env.AWS_ENDPOINT_URL_DYNAMODB = engine;
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => told.mockRestore());
  /** Asks in the same words until one is not told to come again. */
  async function insist<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
    for (;;) {
      const answer = await ask();
      if (answer.status !== 503) return answer;
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
  }
  const papers = [
    [owed.publication, '1.3/1', 'publication', '2021-03-01'],
    [owed.selfAssessment, '2.3/1', 'summary-note', '2021-03-01'],
    ['lyceum-4.2020.1.3', '1.3/1', 'publication', '2020-03-01'],
    ['lyceum-4.2020.3.1', '3.1/1', 'school-roadmap', '2020-03-01'],
  ] as const;
  const count = async () => {
    const tasks = await Promise.all(papers.map(([task]) => open(lyceum, task)));
    return tasks.map(({ body }) => [body.task.items.length, body.task.acts.length]);
  };
  const before = await count();
  await Promise.all(
    papers.map(async ([task, indicator, kind, fulfilled]) => {
      for (let turn = 0; turn < 3; turn++) {
        const opened = await insist(() => open(school, task));
        expect(said(opened)).toBe('200');
        const items = [item({ indicator, kind, fulfilled })];
        const same = { id: uuid(), ifMatch: opened.etag };
        expect(said(await insist(() => handIn(school, task, items, same)))).toBe('200');
      }
    }),
  );
  expect(await count()).toEqual(before.map(([items = 0, acts = 0]) => [items + 3, acts + 3]));
  expect(ill.calls()).toBeGreaterThan(60);
});

/** Somebody at a house of production on the same ground, whose clock stands at an instant. */
function standing(instant: string, person: string) {
  const config = { ...readConfig(), today: undefined };
  return door(
    wire(config, () => Date.parse(instant)),
    person,
  );
}

describe('clocks that are wrong (A12)', () => {
  test.each([
    [5, 'fulfilled'],
    [24 * 60, 'rejected'],
  ])('%i minutes before or after: a request to an engine is %s', async (minutes, outcome) => {
    for (const systemClockOffset of [minutes * 60_000, -minutes * 60_000]) {
      // One try: after a refusal the SDK takes the engine's time for its own.
      const asked = { systemClockOffset, maxAttempts: 1 };
      const answers = await Promise.allSettled([
        new S3Client(asked).send(new ListObjectsV2Command({ Bucket: 'opora' })),
        new DynamoDBClient(asked).send(new DescribeTableCommand({ TableName: 'opora' })),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([outcome, outcome]);
    }
  });

  test('whatever instant a request says, what it does is dated by the server', async () => {
    const now = '2021-05-20T09:00:00.000Z';
    const school = await standing(now, lyceum.id);
    const at = '1999-01-01T00:00:00.000Z';
    const { body } = await handIn(school, owed.publication, [Object.assign(item(), { at })], {
      headers: { date: new Date(at).toUTCString() },
    });
    expect([body.task.acts.at(-1)?.at, body.task.items.at(-1)?.at]).toEqual([now, now]);
  });
});

describe('a term ends at midnight in Moscow (A13)', () => {
  const [yearly, leap] = ['education-centre.2021.2.3', owed.centrePublication];
  beforeAll(async () => {
    const { etag: ifMatch } = await open(imo, leap);
    const body = { act: 'extend', id: uuid(), due: '2024-02-29', comment: 'Ещё один срок' };
    expect(said(await imo.post(`${map}/tasks/${leap}/acts`, body, { ifMatch }))).toBe('200');
  });
  const { TZ } = process.env;
  afterEach(() => {
    delete process.env.TZ;
    Object.assign(process.env, TZ !== undefined && { TZ });
  });

  /** What the home page and a task say at an instant, and the sheet of debts of the next day once one may ask for it. */
  async function toldAt(instant: string, task: string, next: string) {
    const who = await standing(instant, imo.id);
    const { today } = (await who.get<Site>('/site')).body;
    const { state } = (await open(who, task)).body.task;
    const asked = await who.post<Summary>(`${map}/summaries`, { id: uuid(), asOf: next });
    if (asked.status !== 202) return { today, state, asked: asked.status };
    await ground.idle();
    const { day, id } = asked.body;
    const { url } = (await who.get<{ url: string }>(`${map}/summaries/${day}/${id}/files/xlsx`))
      .body;
    const file = Buffer.from(await (await fetch(url)).arrayBuffer());
    return { today, state, asked: 202, debts: await readSheet(file, 'Долги и возвраты') };
  }

  test.each([
    ['UTC', yearly, '2021-12-31', '2022-01-01'],
    ['Asia/Kamchatka', yearly, '2021-12-31', '2022-01-01'],
    ['America/Los_Angeles', leap, '2024-02-29', '2024-03-01'],
  ])('on a server in %s, of %s on %s', async (zone, task, term, next) => {
    process.env.TZ = zone;
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const last = endOf(term);
    const first = new Date(Date.parse(last) + 1).toISOString();
    expect(await toldAt(last, task, next)).toEqual({ today: term, state: 'open', asked: 422 });
    const { debts = [], ...told } = await toldAt(first, task, next);
    expect(told).toEqual({ today: next, state: 'overdue', asked: 202 });
    const { owner, label } = (await open(imo, task)).body.task;
    const row = debts.find(
      ([whose, measure, , , due]) =>
        whose === owner && measure === label && due?.valueOf() === Date.parse(term),
    );
    expect(row?.[5]).toBe(1);
  });
});

test('what nobody foresaw is answered bare, and the log holds nobody’s secret (E9)', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => told.mockRestore());
  const { table, config } = ground.house;
  const getMany = () =>
    Promise.reject(new Error('arn:aws:dynamodb:opora at /var/task/index.mjs:1'));
  const school = await door({ ...ground.house, table: { ...table, getMany } }, lyceum.id);
  const { text } = await school.get(map);
  expect(text).toBe('{"type":"/problems/internal","code":"internal","status":500}');
  const { email } = demoPeople.lyceum;
  ground.table.fault('down');
  expect(said(await lyceum.get(map))).toBe('503 busy');
  expect(said(await ground.client().post('/session', { email, code: '123456' }))).toBe('503 busy');
  const log = JSON.stringify(told.mock.calls);
  for (const word of ['arn:aws', map, '/api/session']) expect(log).toContain(word);
  const cookies = [lyceum.cookie, school.cookie].map((cookie) => cookie?.split('.')[1]);
  for (const one of [...cookies, config.secret, email, '123456']) expect(log).not.toContain(one);
});

test('a copy of the folder, made while it was stopped, has every record and every byte (A14)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opora-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const paper = pdf('Kopiya');
  const start = (name: string) => {
    return startGround({
      root: join(folder, name),
      site: origin,
      municipality: municipality.id,
      today: demonstrationDay,
    });
  };
  /** All that a methodist reads of it, and the bytes of the paper. */
  async function told({ house }: { house: House }) {
    const who = await door(house, imo.id);
    const paths = ['', '/tasks', `/tasks/${owed.publication}`, '/progress', '/queue', '/summaries'];
    const texts = await Promise.all(paths.map(async (path) => (await who.get(map + path)).text));
    const at = `/documents/lyceum-4/${sha256(paper)}/url`;
    const { url } = (await who.get<{ url: string }>(at)).body;
    return [...texts, sha256(new Uint8Array(await (await fetch(url)).arrayBuffer()))];
  }
  const first = await start('data');
  await loadEmpty(first.house);
  await first.idle();
  const school = await door(first.house, lyceum.id);
  const { id: document } = (await upload(school, 'lyceum-4', paper)).body;
  const items = [item({ documents: [{ document, owner: 'lyceum-4' }] })];
  expect(said(await handIn(school, owed.publication, items))).toBe('200');
  const before = await told(first);
  expect(before.at(-1)).toBe(document);
  await first.close();
  cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true });
  rmSync(join(folder, 'data'), { recursive: true });
  const second = await start('copy');
  expect(await told(second)).toEqual(before);
  await second.close();
});
