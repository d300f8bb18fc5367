/**
 * The ground that suites through the door stand on: the whole local ground in a fresh folder, the app in front of it,
 * and named people. Every request made here keeps five promises by itself: never a 500, nothing of our inside in a
 * body, no body larger than a function may answer with, at most three calls to the table, and an answer that the
 * description of the API knows (`held.ts`).
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../functions/api/app.ts';
import type { Pace } from '../functions/api/pace.ts';
import { addDays, dayOf } from '../functions/contract/days.ts';
import type { Field } from '../functions/contract/problem.ts';
import { personId } from '../functions/domain/people/kind.ts';
import { openSession } from '../functions/domain/people/sessions.ts';
import { openWeb, type Web } from '../functions/store/web.ts';
import { wire } from '../functions/wire.ts';
import { type Beginning, beginningOf } from '../infra/local/begin.ts';
import { type DemoPerson, demonstrationDay, demoPeople } from '../infra/local/demo.ts';
import { startGround } from '../infra/local/ground.ts';
import { startForeign } from './foreign.ts';
import { held } from './held.ts';
import { startProxy } from './proxy.ts';

const site = 'http://localhost:3000';

/** What a refusal says. */
export type Said = {
  code?: string;
  fields?: Field[];
  retryAfter?: number;
  state?: string;
  reason?: string;
};

export type Answer<T> = {
  status: number;
  body: T & Said;
  text: string;
  headers: Headers;
  etag: string;
  /** Calls to the table, known when no other request was under way. */
  calls: number | undefined;
};

export type Options = { ifMatch?: string | undefined; headers?: Record<string, string> };

/** What no body may ever hold: stacks, addresses and words of the engines. */
const inside =
  /arn:aws|node_modules|\.ts:\d|\bat [\w.]+ \(|ValidationException|ConditionalCheck|127\.0\.0\.1:\d+\/(?!opora\/)/;

/** The largest body that a function on Lambda may answer with, in bytes; what is larger goes by a signed link. */
const largestAnswer = 6 * 1024 * 1024;

/** The most calls to the table that one request makes (`docs/design.md` §13). */
const mostCalls = 3;

/** A machine that is off line: no tick of a test ever asks the network for anything. */
const offline = openWeb({
  resolve: () => Promise.reject(Object.assign(new Error('off line'), { code: 'EAI_AGAIN' })),
});

/**
 * How the ground comes by its today. The demonstration is told a day and the clock goes round on it; production is told
 * nothing, so its clock itself stands on that day, and sessions, limits and leases live by the same time as the domain.
 */
const modes = ['demonstration', 'production'] as const;
type Mode = (typeof modes)[number];

/** How suites stand that do not say: as TEST_GROUND says, so that each of them is run both ways (`.ci/production`). */
const usual = (process.env.TEST_GROUND ?? 'demonstration') as Mode;
if (!modes.includes(usual)) throw new Error(`TEST_GROUND must be one of ${modes}, not ${usual}`);

/** With what a ground begins, by the words of `OPORA_DEMO`; `bare` with nothing at all. */
const words = { whole: '', empty: 'empty', none: 'none', bare: 'empty' } as const;

/**
 * A bucket of another engine than ours, where TEST_S3_ENDPOINT names one (`.ci/versioned`). It stamps what it holds by the
 * real time, so the clock of the house stands on that.
 */
const foreign = process.env.TEST_S3_ENDPOINT;

/** Suites ask faster than people do. */
const endless: Pace = { window: 10_000, person: 1e9, network: 1e9, booked: 1e9, vain: 1e9 };

const noonOf = (day: string) => Date.parse(`${day}T09:00:00.000Z`);

/**
 * Stands up a ground of its own, with people and the approved plan unless `demo` says otherwise. `site` may be https; `day` is
 * the today of the domain; `web` is what lies outside; with `faulty` its bucket may fail too, with `versioned` it keeps
 * versions, as in production. Only a suite that is about one mode names it.
 */
export async function stand(
  options: {
    site?: string;
    day?: string;
    web?: Web;
    mode?: Mode;
    demo?: keyof typeof words;
    faulty?: true;
    versioned?: true;
    pace?: Pace;
  } = {},
) {
  const root = await mkdtemp(join(tmpdir(), 'opora-'));
  const origin = options.site ?? site;
  const web = options.web ?? offline;
  const time = { shift: 0, began: Date.now() };
  const production = (options.mode ?? usual) === 'production';
  const day = options.day ?? demonstrationDay;
  const demo = options.demo ?? 'empty';
  const begins = beginningOf(words[demo]) as Beginning;
  // Always noon in Moscow, so that no run stands on the edge of a day.
  let noon = production ? noonOf(day) : foreign ? Date.now() : new Date().setUTCHours(9, 0, 0, 0);
  let moved = 0;
  const clock = () => noon + (Date.now() - time.began) + time.shift;
  if (foreign) await writeFile(join(root, 'secret'), process.env.AWS_SECRET_ACCESS_KEY ?? '');
  const ground = await startGround({
    root,
    versioned: options.versioned ?? production,
    site: origin,
    municipality: begins.municipality,
    today: production ? undefined : day,
    clock,
    web,
  });
  // Before the first file: a house finds its bucket on first use.
  const engine = foreign ? await startForeign(foreign, ground.house.config.bucket) : undefined;
  const bucket = options.faulty
    ? await startProxy(process.env.AWS_ENDPOINT_URL_S3 ?? '')
    : undefined;
  if (bucket) process.env.AWS_ENDPOINT_URL_S3 = bucket.url;
  if (demo !== 'bare') await begins.load(ground.house);
  await ground.idle();

  // The API goes through the proxy; the schedule does not, so that its calls are not counted as a request's.
  const table = await startProxy(process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '');
  process.env.AWS_ENDPOINT_URL_DYNAMODB = table.url;
  const house = wire(undefined, clock, web);
  const app = held(createApp(house, (c) => c.req.header('x-connection'), options.pace ?? endless));
  /** What one request may ask of the table; a task whose older acts have moved out takes one look more. */
  const bounds = { calls: mostCalls };
  let [begun, ended] = [0, 0];

  /** A person, or nobody, at the door; who can sign in anew does so when the ground has moved to another day. */
  function client(cookie?: string, anew?: () => Promise<string>) {
    let on = moved;
    let entering: Promise<string> | undefined;
    const name = origin.startsWith('https:') ? '__Host-session' : 'session';
    async function ask<T = Said>(
      method: string,
      path: string,
      body?: unknown,
      options: Options = {},
    ): Promise<Answer<T>> {
      if (anew && on !== moved) {
        on = moved;
        entering = anew();
      }
      if (entering) cookie = await entering;
      const alone = begun === ended;
      const mine = ++begun;
      const before = table.calls();
      const known = house.memory.registry;
      const response = await app.request(`/api${path}`, {
        method,
        headers: {
          origin,
          ...(cookie && { cookie: `${name}=${cookie}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(options.ifMatch !== undefined && { 'if-match': options.ifMatch }),
          'x-connection': '192.0.2.1',
          ...options.headers,
        },
        ...(body !== undefined && {
          body:
            typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
        }),
      } as RequestInit);
      const text = await response.text();
      const calls = alone && begun === mine ? table.calls() - before : undefined;
      ended++;
      const line = `${method} ${path}`;
      if (response.status === 500 && !text.includes('"damaged"')) throw new Error(`${line}: 500`);
      if (Buffer.byteLength(text) > largestAnswer) throw new Error(`${line}: too large an answer`);
      if (response.status >= 400 && inside.test(text)) throw new Error(`${line}: ${text}`);
      // What is too often may take one more to undo what it began. After a change of plan or schools the registry is read
      // changed, once. What the journal notes is one more; signing in counts tries of many kinds, once a day.
      const denied = response.status === 403;
      const noted =
        denied || (method !== 'GET' && /^\/(session|people|settings)|\/withdrawal$/.test(path));
      const counted = method === 'POST' && path === '/session';
      const changed = house.memory.registry !== known;
      const more = (changed ? 3 : 0) + (noted ? 1 : 0) + (counted ? 6 : 0);
      if (
        calls !== undefined &&
        calls > bounds.calls + more &&
        response.status !== 429 &&
        table.steady()
      )
        throw new Error(`${line}: ${calls} calls to the table`);
      return {
        status: response.status,
        body: text.startsWith('{') ? JSON.parse(text) : {},
        text,
        headers: response.headers,
        etag: response.headers.get('etag') ?? '',
        calls,
      };
    }
    return {
      get cookie() {
        return cookie;
      },
      ask,
      get: <T = Said>(path: string, options?: Options) => ask<T>('GET', path, undefined, options),
      post: <T = Said>(path: string, body?: unknown, options?: Options) =>
        ask<T>('POST', path, body, options),
      put: <T = Said>(path: string, body?: unknown, options?: Options) =>
        ask<T>('PUT', path, body, options),
      delete: <T = Said>(path: string, options?: Options) =>
        ask<T>('DELETE', path, undefined, options),
    };
  }

  return {
    root,
    house,
    app,
    table,
    /** Faults of the bucket, where it may have them. */
    bucketFault: (...asked: Parameters<typeof table.fault>) => bucket?.fault(...asked),
    bounds,
    time,
    storage: ground.storage,
    letters: ground.letters,
    /** Asks the schedule, as the clock does, and waits until it is done. */
    async tick() {
      ground.ask({ job: 'tick' });
      await ground.idle();
    },
    idle: ground.idle,
    /** Seconds to the end of the day in Moscow, by the clock of the house, whatever hour it stands on. */
    untilTomorrow(): number {
      const now = clock();
      const tomorrow = addDays(dayOf(new Date(now).toISOString()), 1);
      return (Date.parse(`${tomorrow}T00:00:00+03:00`) - now) / 1000;
    },
    schedule: ground.ask,
    /** Moves the today of the domain; in production that is the clock, and sessions end by it. */
    day(today: string) {
      if (production) {
        noon = noonOf(today);
        moved++;
      } else {
        house.config.today = today;
        ground.house.config.today = today;
      }
    },
    client,
    /** A person of the demonstration, signed in. */
    async as(person: DemoPerson) {
      const id = personId(begins.municipality, demoPeople[person].email);
      const enter = () => openSession(house, id);
      return Object.assign(client(await enter(), enter), { id });
    },
    async stop() {
      await ground.close();
      await table.close();
      await bucket?.close();
      await engine?.close();
      await rm(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
export type Client = ReturnType<Awaited<ReturnType<typeof stand>>['client']>;

/** An answer in one line: «200», «412 stale». */
export const said = (answer: Answer<unknown>): string =>
  [answer.status, answer.body.code].filter(Boolean).join(' ');

/** The fields that an answer names: «items.0.link no-evidence». */
export const fields = (answer: Answer<unknown>): string[] =>
  (answer.body.fields ?? []).map((field) => `${field.path} ${field.code}`);
