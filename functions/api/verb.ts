/**
 * What a route takes, gives and refuses, said once: `takes` and `gives` check the request and the answer by schema, and
 * the same schemas are the OpenAPI description. A route is these, one verb of the house, and an answer.
 */
import type { MiddlewareHandler, Context as Request } from 'hono';
import type * as z from 'zod/mini';
import { fieldsOf } from '../contract/fields.ts';
import { Problem, type ProblemCode } from '../contract/problem.ts';
import type { Context } from '../domain/context.ts';

export type Env = { Variables: { ctx: Context; cookie: string | undefined } };

type Schema = z.ZodMiniType;
export type Described = {
  takes?: Schema;
  asks?: Schema;
  gives?: Schema;
  summary?: string;
  /** What the verb refuses; what follows from the rest of the route stands in `refusals.ts`. */
  refuses?: ProblemCode[];
  /** The status of what was done, where it is not 200. */
  status?: number;
  ifMatch?: boolean;
  etag?: boolean;
  anybody?: boolean;
};

/** What the description of the API reads: handlers and what was said of them. */
export const described = new WeakMap<object, Described>();

const note = <H extends object>(handler: H, said: Described): H => {
  described.set(handler, said);
  return handler;
};

/** Turns what does not fit into a problem that names each field. Forbidden characters are `unreadable`. */
export function checked<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const fields = fieldsOf(read.error.issues);
  throw new Problem(
    fields.some((field) => field.code === 'characters') ? 'unreadable' : 'invalid',
    {
      fields,
    },
  );
}

/** The body of a request, as JSON of a schema; the handler reads it by `c.req.valid('json')`. */
export function takes<S extends Schema>(schema: S) {
  type Body = { in: { json: z.input<S> }; out: { json: z.output<S> } };
  const check: MiddlewareHandler<Env, string, Body> = async (c, next) => {
    c.req.addValidatedData('json', (await body(c, schema)) as object);
    return next();
  };
  return note(check, { takes: schema });
}

async function body<S extends Schema>(c: Request, schema: S): Promise<z.output<S>> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw new Problem('kind');
  const bytes = await c.req.arrayBuffer();
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('unreadable');
  }
  return checked(schema, value) as z.output<S>;
}

/** What stands behind «?» in an address; the handler reads it by `c.req.valid('query')`. */
export function asks<S extends Schema>(schema: S) {
  type Query = { in: { query: z.input<S> }; out: { query: z.output<S> } };
  const check: MiddlewareHandler<Env, string, Query> = (c, next) => {
    c.req.addValidatedData('query', checked(schema, c.req.query()) as object);
    return next();
  };
  return note(check, { asks: schema });
}

/** Says something of a route for the description, and does nothing. */
const mark = (said: Described) => note<MiddlewareHandler<Env>>((_, next) => next(), said);

/**
 * What a route answers, for the description; `answer` sends it through the same schema. `refuses`: what its verb refuses
 * besides what every route of its make does.
 */
export const gives = (schema: Schema, summary: string, ...refuses: ProblemCode[]) =>
  mark({ gives: schema, summary, refuses });

/** Marks a route that answers whoever asks, signed in or not. */
export const anybody = mark({ anybody: true });

/** Marks a route that takes note of what is done later: 202. */
export const promised = mark({ status: 202 });

/** Marks a route that writes the version of what it gives as its `ETag`. */
export const tagged = mark({ etag: true });

/** The version that a write was based on: `If-Match`, without the `W/` that compression adds. */
export function readVersion(c: Request): number {
  const tag = c.req.header('if-match');
  if (tag === undefined) throw new Problem('unversioned');
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(tag.trim());
  if (!found) throw new Problem('stale');
  return Number(found[1]);
}

/** Marks a route as one that needs `If-Match`; its answer has the version that comes after. */
export const versioned: MiddlewareHandler<Env> = note<MiddlewareHandler<Env>>(
  (c, next) => {
    readVersion(c);
    return next();
  },
  { ifMatch: true, etag: true },
);

/** Writes the version of an aggregate as its `ETag`. */
export const writeVersion = (c: Request, version: number) => c.header('etag', `"${version}"`);
