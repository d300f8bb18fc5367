/**
 * Routes of the server as functions: `api.session.$get()`. The types are those that Hono's client infers from the API; what
 * runs is the little that pages use of it, for its whole is 2 KB of the 30 that a page may weigh (decision 0019).
 */
import type { hc } from 'hono/client';
import type { App } from '../../functions/api/app.ts';

type Args = {
  param?: Record<string, string>;
  query?: Record<string, string | undefined>;
  json?: unknown;
};
type Options = { headers?: Record<string, string> };
type Ask = (address: string, init: RequestInit) => Promise<Response>;

function call(ask: Ask, path: string[], args: Args = {}, { headers }: Options = {}) {
  const words = path.slice(0, -1).map((word) => {
    const value = word.startsWith(':') ? args.param?.[word.slice(1)] : word;
    if (value === undefined) throw new Error(`${word} is not said`);
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(
    Object.entries(args.query ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  const said = args.json !== undefined;
  return ask(`/${words.join('/')}${query.size > 0 ? `?${query}` : ''}`, {
    method: (path.at(-1) ?? '').slice(1).toUpperCase(),
    headers: { ...headers, ...(said && { 'content-type': 'application/json' }) },
    ...(said && { body: JSON.stringify(args.json) }),
  });
}

/** The words of an address one after the other; the last is the method. */
const routes = (ask: Ask, path: string[]): unknown =>
  new Proxy(() => undefined, {
    get: (_, word: string) => routes(ask, [...path, word]),
    apply: (_, __, [args, options]: [Args?, Options?]) => call(ask, path, args, options),
  });

/** The routes of the API, asked by `ask`. */
export const routesOf = (ask: Ask) => routes(ask, []) as ReturnType<typeof hc<App>>;
