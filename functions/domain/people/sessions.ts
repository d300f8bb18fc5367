/** Sessions: a cookie with 256 random bits, kept as a hash only; the person behind it, with rights as they are now. */
import { randomBytes } from 'node:crypto';
import { personOf } from '../../contract/people/fold.ts';
import type { Person } from '../../contract/people/person.ts';
import { current } from '../../contract/people/rights.ts';
import { Problem } from '../../contract/problem.ts';
import { type Key, keys } from '../../store/keys.ts';
import { nameOf, readOne } from '../../store/table.ts';
import { type Context, type House, type Known, todayOf } from '../context.ts';
import { note } from '../journal.ts';
import { stampOf } from '../stamp.ts';
import { kind, sha256 } from './kind.ts';

/** A session ends after twelve idle hours, and after thirty days whatever is done (ASVS 5.0, 7.3). */
const idle = 12 * 3600_000;
export const longest = 30 * 24 * 3600_000;

export const seconds = (instant: number) => Math.ceil(instant / 1000);

/** What a browser says of itself is kept as far as a person recognises it by. */
const longestAgent = 300;

/** A new session of a person, as the value of its cookie: `<person>.<256 random bits>`; kept as a hash only. */
export async function openSession(
  ctx: House,
  person: string,
  { network, agent }: { network?: string; agent?: string | undefined } = {},
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const began = ctx.clock();
  const until = began + idle;
  const id = sha256(token);
  await ctx.table.put(
    keys.session(ctx.config.municipality, person, id),
    {
      ...{ id, began, ends: until, last: began + longest, network },
      agent: agent?.slice(0, longestAgent),
    },
    { expires: seconds(until) },
  );
  return `${person}.${token}`;
}

const sessionKey = (house: House, cookie: string | undefined) => {
  const found = /^([0-9a-f]{24})\.([\w-]{43})$/.exec(cookie ?? '');
  if (!found) return undefined;
  const [person, token] = [found[1] as string, found[2] as string];
  const id = sha256(token);
  return { person, id, key: keys.session(house.config.municipality, person, id) };
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
  const [session, out, person, registry, ...rest] = await house.table.getMany([
    found.key,
    keys.out(house.config.municipality, found.person),
    keys.person(house.config.municipality, found.person),
    keys.registry(house.config.municipality),
    ...wanted,
  ]);
  const until = Number(session?.ends);
  // One that was opened by 0.7 has no end of its own yet; it gets one when it is put off.
  const last = Number(session?.last ?? until + longest);
  const over = Number(session?.began ?? 0) <= Number(out?.since ?? -1);
  if (!person || over || !(until > house.clock())) return undefined;
  const whole = personOf(readOne(kind, person));
  const grants = current(whole.grants, todayOf(house));
  if (grants.length === 0) return undefined;
  const items = new Map(wanted.map((key, place) => [nameOf(key), rest[place]]));
  return {
    person: { ...whole, grants },
    until,
    known: { stamp: stampOf(registry), items, session: { id: found.id, last } },
  };
}

/** Puts off the end of the session that asks by another twelve hours, but not beyond its last moment. */
export async function prolong(ctx: Context): Promise<number> {
  const { person, session } = ctx;
  if (!person || !session) throw new Problem('signed-out');
  const until = Math.min(ctx.clock() + idle, session.last);
  const kept = await ctx.table.change(keys.session(ctx.municipality, person.id, session.id), {
    set: 'SET ends = :ends, expires = :expires, #last = :last',
    values: { ':ends': until, ':expires': seconds(until), ':last': session.last },
    names: { '#last': 'last' },
    condition: 'attribute_exists(pk)',
  });
  if (!kept) throw new Problem('signed-out');
  return until;
}

/** Ends a session of somebody; there being none is well. */
export const endSession = (
  { table, municipality }: Pick<Context, 'table' | 'municipality'>,
  person: string,
  id: string,
): Promise<boolean> => table.remove(keys.session(municipality, person, id));

/** Ends a session by its cookie, which is worth nothing afterwards. What cannot be done now is done by the schedule. */
export async function signOut(ctx: Context, cookie: string | undefined): Promise<void> {
  const found = sessionKey(ctx, cookie);
  if (!found) return;
  const { person, id } = found;
  try {
    const [there] = await ctx.table.getMany([found.key]);
    if (!there) return;
    await endSession(ctx, person, id);
  } catch (error) {
    await ctx.jobs({ job: 'sign-out', person, session: id });
    throw error;
  }
  await note(ctx, { act: 'signed-out', by: person });
}

/** Ends the session that a browser had before it signed in anew: its cookie is written over (ASVS 5.0, 7.2.4). */
export async function leaveBehind(ctx: Context, cookie: string | undefined): Promise<void> {
  const found = sessionKey(ctx, cookie);
  if (found) await endSession(ctx, found.person, found.id);
}
