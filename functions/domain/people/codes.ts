/**
 * Sign-in by a code from a letter (`docs/design.md` §6). A code is for the browser that asked for it; a browser in which somebody
 * has signed in before has letters and tries of its own, which no stranger can use up. An unknown e-mail is handled by the
 * same steps, in the same time, as a known one. Why so: `docs/decisions/0030-sign-in.md`.
 */
import { createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { personOf } from '../../contract/people/fold.ts';
import { current } from '../../contract/people/rights.ts';
import { Problem } from '../../contract/problem.ts';
import { keys } from '../../store/keys.ts';
import type { Kind } from '../../store/kind.ts';
import type { Context, House } from '../context.ts';
import { note } from '../journal.ts';
import { type Limit, limit } from '../limits.ts';
import { kind, personId, sha256 } from './kind.ts';
import { openSession, seconds } from './sessions.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A code lives ten minutes, whatever letters come after it. */
const codeLives = 10 * minute;
/** Codes of one browser that let in: the newest, for each more is one more that a guess may meet. */
const mostAlive = 3;
/** Letters that a known browser asks for, that all strangers together ask for one account, that one network asks for. */
const ownLetters: Limit = { window: 15 * minute, most: 5 };
const strangersLetters: Limit = { window: 60 * minute, most: 10 };
const networkLetters: Limit = { window: 15 * minute, most: 60 };
/** Tries of a known browser, of all strangers at one account, and wrong ones from one network. */
const ownTries: Limit = { window: day, most: 30 };
const strangersTries: Limit = { window: day, most: 100 };
const networkTries: Limit = { window: 5 * minute, most: 9 };
/** How long a browser is known after the last sign-in. */
const browserKnown = 180 * day;

/** Where a request comes from: the cookie of the browser, which was never shown to anybody else, and the network. */
export type From = { browser: string; network: string; agent?: string | undefined };

/** A code is forgotten when its time is over. `made`: in milliseconds of the real clock. */
const Code = z.object({ print: z.string(), made: z.int() });
const codeKind: Kind<z.infer<typeof Code>> = { name: 'code', shape: 1, schema: Code };

/** A name for a browser that has none yet. */
export const newBrowser = (): string => randomBytes(32).toString('base64url');

/** What a browser or a network is called where it is counted: neither is kept. */
const called = (name: string) => sha256(name).slice(0, 24);

/** Asks for a letter with a code. The answer tells nothing of whether the e-mail is known. */
export async function askCode(ctx: Context, email: string, from: From): Promise<void> {
  const id = personId(ctx.municipality, email);
  const browser = called(from.browser);
  const [known] = await ctx.table.getMany([keys.browser(ctx.municipality, id, browser)]);
  await limit(ctx, `network:${called(from.network)}`, networkLetters);
  if (known) await limit(ctx, `letters:${id}:${browser}`, ownLetters);
  else await limit(ctx, `letters:${id}`, strangersLetters);
  await ctx.jobs({ job: 'code', email, browser });
}

const print = (ctx: House, person: string, code: string) =>
  createHmac('sha256', ctx.config.secret).update(`${person}\n${code}`).digest('hex');

/**
 * Makes a code for a browser and gives it back to be sent, or undefined when nobody has this e-mail, or has it without any
 * right. What those leave in the table looks the same.
 */
export async function makeCode(
  ctx: Context,
  email: string,
  browser: string,
): Promise<string | undefined> {
  const id = personId(ctx.municipality, email);
  const kept = await ctx.table.get(kind, keys.person(ctx.municipality, id));
  const person = kept && current(personOf(kept).grants, ctx.today).length > 0 ? kept : undefined;
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const until = ctx.clock() + codeLives;
  const hidden = person ? code : randomBytes(8).toString('hex');
  await ctx.table.put(
    keys.code(ctx.municipality, id, browser, randomUUID()),
    { print: print(ctx, id, hidden), made: ctx.clock() },
    { expires: seconds(until) },
  );
  return person && code;
}

/**
 * Signs in: a new session's cookie value. Every try is counted before it is looked at. A code works once; the attempt that
 * used it may come again, because an answer can be lost, on the line or on the way from the engine.
 */
export async function signIn(
  ctx: Context,
  {
    email,
    code,
    attempt = randomUUID(),
  }: { email: string; code: string; attempt?: string | undefined },
  from: From,
): Promise<string> {
  const id = personId(ctx.municipality, email);
  const m = ctx.municipality;
  const browser = called(from.browser);
  const [[known], codes] = await Promise.all([
    ctx.table.getMany([keys.browser(m, id, browser)]),
    ctx.table.list(codeKind, keys.codes(m, id, browser)),
  ]);
  const network = `tries-network:${called(from.network)}`;
  if (known) await limit(ctx, `tries:${id}:${browser}`, ownTries);
  else {
    await limit(ctx, network, networkTries);
    await limit(ctx, `tries:${id}`, strangersTries);
  }
  const now = ctx.clock();
  const hash = print(ctx, id, code);
  const newest = codes.sort((a, b) => b.made - a.made).slice(0, mostAlive);
  const live = newest.filter(({ print }) => same(hash, print));
  if (live.length === 0) return refuse(ctx, id);
  const used = await ctx.table.change(keys.spent(m, id, hash), {
    set: 'SET attempt = :attempt, expires = :expires',
    values: { ':attempt': sha256(attempt), ':expires': seconds(now + 2 * codeLives) },
    condition: 'attribute_not_exists(attempt) OR attempt = :attempt',
  });
  if (!used) return refuse(ctx, id);
  // Who came in was no guesser: a whole school may sign in from one network.
  if (!known) await limit(ctx, network, networkTries, -1);
  const until = now + browserKnown;
  await ctx.table.put(keys.browser(m, id, browser), { until }, { expires: seconds(until) });
  await note(ctx, { act: 'signed-in', by: id });
  return openSession(ctx, id, from);
}

/** Somebody did not come in: at whose account, from where, is noted, and nothing of what was typed. */
async function refuse(ctx: Context, by: string): Promise<never> {
  await note(ctx, { act: 'refused', by });
  throw new Problem('code-wrong');
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
