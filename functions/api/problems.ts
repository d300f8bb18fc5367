/** The one place where problems become answers: `application/problem+json` (RFC 9457), and nothing of our inside. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Problem } from '../contract/problem.ts';
import type { Env } from './verb.ts';

/** What was set before stays set: whoever signs out is out here, whatever the engine says. */
const answer = (c: Context<Env>, problem: Problem): Response => {
  const { retryAfter, ...details } = problem.details;
  return c.body(
    JSON.stringify({
      type: `/problems/${problem.code}`,
      code: problem.code,
      status: problem.status,
      ...details,
      ...(retryAfter && { retryAfter }),
    }),
    problem.status,
    {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(retryAfter && { 'retry-after': String(retryAfter) }),
    },
  );
};

/** What was thrown, as an answer. What nobody foresaw is logged whole and answered bare. */
export const onError: ErrorHandler<Env> = (error, c) => {
  if (error instanceof Problem) {
    if (error.status >= 500) log(error, c.req.method, c.req.path);
    return answer(c, error);
  }
  if (error instanceof HTTPException && error.status === 413)
    return answer(c, new Problem('too-large'));
  if (error instanceof HTTPException && error.status < 500)
    return answer(c, new Problem('unreadable'));
  log(error, c.req.method, c.req.path);
  return answer(c, new Problem('internal'));
};

/** No such address. */
export const notFound: NotFoundHandler<Env> = (c) => answer(c, new Problem('absent'));

function log(error: Error, method: string, path: string): void {
  const cause =
    error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : undefined;
  // One object: Lambda's JSON log format keeps its parts apart and adds the id of the request.
  console.error({
    method,
    path,
    error: error.name,
    message: error.message,
    cause,
    // Where an engine refused, its own words are the cause; the way there says nothing more.
    ...(cause === undefined && { stack: error.stack }),
  });
}
