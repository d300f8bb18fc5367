/** Sessions: a cookie with 256 random bits, kept as a hash only; the person behind it, with rights as they are now. */
import { randomBytes } from 'node:crypto';
import { personOf } from '../../contract/people/fold.ts';
import type { Person } from '../../contract/people/person.ts';
import { current } from '../../contract/people/rights.ts';
import { Problem } from '../../contract/problem.ts';
import { type Key, keys } from '../../store/keys.ts';
import { nameOf, readOne } from '../../store/table.ts';
import { type Context, type House, type Known, todayOf } from '../context.ts';
import { stampOf } from '../stamp.ts';
import { kind, sha256 } from './kind.ts';

/** A session ends after twelve idle hours. */
const idle = 12 * 3600_000;

export const seconds = (instant: number) => Math.ceil(instant / 1000);

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
 * The person behind a cookie, with the rights that hold today; undefined when the session is over, or no right is left:
 * who is taken out is out at the next request. What else the request will need (`wanted`) and the stamp of the registry are
 * read in the same call.
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
  const whole = personOf(readOne(kind, person));
  const grants = current(whole.grants, todayOf(house));
  if (grants.length === 0) return undefined;
  const items = new Map(wanted.map((key, place) => [nameOf(key), rest[place]]));
  return { person: { ...whole, grants }, until, known: { stamp: stampOf(registry), items } };
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
