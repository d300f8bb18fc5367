/**
 * People, sign-in by a code from a letter, sessions (DESIGN §6). The person's id derives from the e-mail, so an
 * e-mail is unique by its key and an unknown one is handled by the same steps, in the same time, as a known one.
 */
import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { type Grant, Person } from '../contract/people.ts';
import { Problem } from '../contract/problem.ts';
import { type Key, keys } from '../store/keys.ts';
import type { Kind } from '../store/kind.ts';
import { nameOf, readOne } from '../store/table.ts';
import type { Context, House, Known } from './context.ts';
import { type Limit, limit } from './limits.ts';
import { stampOf } from './stamp.ts';

const minute = 60_000;
/** A code lives ten minutes, takes five tries, and works once. */
const codeLives = 10 * minute;
const codeTries = 5;
/** Letters within a window, per address and per network; a school's whole staff may share one network. */
const window = 15 * minute;
const perAddress: Limit = { window, most: 5 };
const perNetwork: Limit = { window, most: 60 };
/** A session ends after twelve idle hours. */
const idle = 12 * 60 * minute;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The id of the person with an e-mail (in its normal form), within a municipality. */
export const personId = (municipality: string, email: string) =>
  sha256(`${municipality}\n${email}`).slice(0, 24);

const seconds = (instant: number) => Math.ceil(instant / 1000);

/** How a person is kept. */
export const kind: Kind<Person> = { name: 'person', shape: 1, schema: Person };

/** Keeps a person: a new one, or new rights for a known e-mail. */
export async function keep(
  ctx: Context,
  input: { email: string; name: string; grants: Grant[] },
): Promise<Person> {
  ctx.allow('person.keep');
  return write(ctx, input);
}

/** Writes the first people of an environment, before anybody could sign in to do it. */
export async function write(
  ctx: Pick<Context, 'table' | 'municipality'>,
  input: { email: string; name: string; grants: Grant[] },
): Promise<Person> {
  const id = personId(ctx.municipality, input.email);
  const key = keys.person(ctx.municipality, id);
  const known = await ctx.table.get(kind, key);
  return ctx.table.replace(kind, key, { ...input, id, version: known?.version ?? 0 });
}

/** All people of the municipality. */
export async function list(ctx: Context): Promise<Person[]> {
  ctx.allow('person.keep');
  return ctx.table.list(kind, keys.people(ctx.municipality));
}

/** Asks for a letter with a code. The answer tells nothing of whether the e-mail is known. */
export async function askCode(ctx: Context, email: string, network: string): Promise<void> {
  await limit(ctx, `address:${personId(ctx.municipality, email)}`, perAddress);
  await limit(ctx, `network:${sha256(network).slice(0, 24)}`, perNetwork);
  await ctx.jobs({ job: 'code', email });
}

const print = (ctx: House, person: string, code: string) =>
  createHmac('sha256', ctx.config.secret).update(`${person}\n${code}`).digest('hex');

/**
 * Makes a code and gives it back to be sent, or undefined when nobody has this e-mail. What an unknown one
 * leaves in the table looks the same.
 */
export async function makeCode(ctx: Context, email: string): Promise<string | undefined> {
  const id = personId(ctx.municipality, email);
  const person = await ctx.table.get(kind, keys.person(ctx.municipality, id));
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const until = ctx.clock() + codeLives;
  await ctx.table.put(
    keys.code(ctx.municipality, id),
    { print: print(ctx, id, person ? code : randomBytes(8).toString('hex')), tries: 0, until },
    { expires: seconds(until) },
  );
  return person && code;
}

/** Signs in: a new session's cookie value. Every try is counted before it is looked at. */
export async function signIn(ctx: Context, email: string, code: string): Promise<string> {
  const id = personId(ctx.municipality, email);
  const key = keys.code(ctx.municipality, id);
  const now = ctx.clock();
  const tried = await ctx.table.change(key, {
    set: 'ADD tries :one SET expires = if_not_exists(expires, :expires)',
    values: { ':one': 1, ':most': codeTries, ':expires': seconds(now + codeLives) },
    condition: 'attribute_not_exists(tries) OR tries < :most',
  });
  if (!tried) throw new Problem('often', { retryAfter: 60, reason: 'code-tries' });
  const hash = print(ctx, id, code);
  const live = typeof tried.until === 'number' && tried.until > now && !tried.used;
  if (!live || !same(hash, String(tried.print))) throw new Problem('code-wrong');
  const used = await ctx.table.change(key, {
    set: 'SET used = :now',
    values: { ':now': now, ':hash': hash },
    condition: 'attribute_not_exists(used) AND print = :hash',
  });
  if (!used) throw new Problem('code-wrong');
  return openSession(ctx, id);
}

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A new session of a person, as the value of its cookie: `<person>.<256 random bits>`; kept as a hash only. */
export async function openSession(ctx: House, person: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const until = ctx.clock() + idle;
  await ctx.table.put(
    keys.session(ctx.config.municipality, person, sha256(token)),
    { ends: until },
    { expires: seconds(until) },
  );
  return `${person}.${token}`;
}

const sessionKey = (house: House, cookie: string | undefined) => {
  const found = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(cookie ?? '');
  if (!found) return undefined;
  const [person, token] = [found[1] as string, found[2] as string];
  return { person, key: keys.session(house.config.municipality, person, sha256(token)) };
};

/** Who a cookie says to be, before it is known whether that is true. */
export const claimedBy = (house: House, cookie: string | undefined): string | undefined =>
  sessionKey(house, cookie)?.person;

/**
 * The person behind a cookie, with rights as they are now; undefined when the session is over. What else the request will
 * need (`wanted`) and the stamp of the registry are read in the same call.
 */
export async function recognise(
  house: House,
  cookie: string | undefined,
  wanted: Key[] = [],
): Promise<{ person: Person; until: number; known: Known } | undefined> {
  const found = sessionKey(house, cookie);
  if (!found) return undefined;
  const [session, person, registry, ...rest] = await house.table.getMany([
    found.key,
    keys.person(house.config.municipality, found.person),
    keys.registry(house.config.municipality),
    ...wanted,
  ]);
  const until = Number(session?.ends);
  if (!person || !(until > house.clock())) return undefined;
  const items = new Map(wanted.map((key, place) => [nameOf(key), rest[place]]));
  return { person: readOne(kind, person), until, known: { stamp: stampOf(registry), items } };
}

/** Puts off the end of a session by another twelve hours. */
export async function prolong(ctx: Context, cookie: string | undefined): Promise<number> {
  const found = sessionKey(ctx, cookie);
  if (!found) throw new Problem('signed-out');
  const until = ctx.clock() + idle;
  const kept = await ctx.table.change(found.key, {
    set: 'SET ends = :ends, expires = :expires',
    values: { ':ends': until, ':expires': seconds(until) },
    condition: 'attribute_exists(pk)',
  });
  if (!kept) throw new Problem('signed-out');
  return until;
}

/** Ends a session; the cookie is worth nothing afterwards. */
export async function signOut(ctx: Context, cookie: string | undefined): Promise<void> {
  const found = sessionKey(ctx, cookie);
  if (found) await ctx.table.remove(found.key);
}
