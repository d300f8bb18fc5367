/** Who asks: the session's cookie, the origin of what changes things, the context of the request. */
import type { MiddlewareHandler, Context as Request } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { Problem } from '../contract/problem.ts';
import { contextOf, type House } from '../domain/context.ts';
import { claimedBy, recognise } from '../domain/people/sessions.ts';
import { aheadOf } from './ahead.ts';
import type { Env } from './verb.ts';

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

/** What is answered alike whoever asks: the home page, and signing in. No session is looked up for it. */
const anonymous = (c: Request): boolean =>
  c.req.path === '/api/site' || (c.req.method === 'POST' && c.req.path.startsWith('/api/session'));

async function known(c: Request, house: House, cookie: string | undefined) {
  const person = claimedBy(house, cookie);
  if (person === undefined) return undefined;
  return recognise(house, cookie, await aheadOf(c, house.config.municipality, person));
}

/** Gives each request its context. An unknown or ended session is nobody's; verbs refuse nobody by themselves. */
export const recognised =
  (house: House): MiddlewareHandler<Env> =>
  async (c, next) => {
    const cookie = getCookie(c, nameOf(house));
    const found = anonymous(c) ? undefined : await known(c, house, cookie);
    c.set('ctx', contextOf(house, found?.person, found?.known));
    c.set('cookie', found && cookie);
    await next();
    c.header('cache-control', 'no-store');
  };
