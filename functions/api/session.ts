/** Who asks: the session's cookie, the origin of what changes things, the context of the request. */
import type { MiddlewareHandler, Context as Request } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { Problem } from '../contract/problem.ts';
import { contextOf, type House } from '../domain/context.ts';
import { note } from '../domain/journal.ts';
import { claimedBy, recognise } from '../domain/people/sessions.ts';
import { aheadOf } from './ahead.ts';
import type { Env } from './verb.ts';
import { type Connection, networkOf } from './viewer.ts';

const secure = (house: House) => house.config.site.startsWith('https:');

/** The name of the cookie; on https it binds it to this very site (`__Host-`). */
export const nameOf = (house: House) => (secure(house) ? '__Host-session' : 'session');

/** Sets the cookie of a session, or takes it away when `value` is empty. */
export function writeCookie(c: Request, house: House, value: string): void {
  setCookie(c, nameOf(house), value, {
    httpOnly: true,
    secure: secure(house),
    sameSite: 'Lax',
    path: '/',
    maxAge: value === '' ? 0 : 30 * 24 * 3600,
  });
}

/** The longest that browsers keep a cookie, in seconds. */
const kept = 400 * 24 * 3600;

/** By what a browser is known when it asks for a code; one that has no name yet gets one. */
export function browserOf(c: Request, house: House, fresh: () => string): string {
  const name = secure(house) ? '__Host-browser' : 'browser';
  const found = getCookie(c, name);
  const value = /^[\w-]{43}$/.test(found ?? '') ? (found as string) : fresh();
  setCookie(c, name, value, {
    httpOnly: true,
    secure: secure(house),
    sameSite: 'Lax',
    path: '/',
    maxAge: kept,
  });
  return value;
}

/** Whether a request only looks. */
export const isSafe = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A page of another site may not act for the person: the browser says where a request comes from. */
export const sameOrigin =
  (house: House): MiddlewareHandler<Env> =>
  (c, next) => {
    const away = c.req.header('origin') !== house.config.site;
    if (away && !isSafe(c.req.method)) throw new Problem('origin');
    return next();
  };

/** What is answered alike whoever asks: the home page, signing in and out. No session is looked up for it. */
const anonymous = (c: Request): boolean =>
  c.req.path === '/api/site' ||
  (!isSafe(c.req.method) && /^\/api\/session(\/code)?$/.test(c.req.path));

async function known(c: Request, house: House, cookie: string | undefined) {
  const person = claimedBy(house, cookie);
  if (person === undefined) return undefined;
  return recognise(house, cookie, await aheadOf(c, house, person));
}

/** Gives each request its context. An unknown or ended session is nobody's; verbs refuse nobody by themselves. */
export const recognised =
  (house: House, connection: Connection): MiddlewareHandler<Env> =>
  async (c, next) => {
    const cookie = getCookie(c, nameOf(house));
    const found = anonymous(c) ? undefined : await known(c, house, cookie);
    const network = networkOf(house, c, connection);
    c.set('ctx', contextOf(house, found?.person, found?.known, network));
    c.set('cookie', cookie);
    await next();
    c.header('cache-control', 'no-store');
    if (c.error instanceof Problem && c.error.code === 'forbidden') await denied(c);
  };

/** Somebody asked for what their post may not do: it is noted, and changes nothing of the answer. */
async function denied(c: Request<Env>): Promise<void> {
  const ctx = c.get('ctx');
  await note(ctx, { act: 'denied', what: `${c.req.method} ${c.req.path}` }).catch(() => undefined);
}
