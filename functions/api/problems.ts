/** The one place where problems become answers: `application/problem+json` (RFC 9457), and nothing of our inside. */
import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Problem } from '../contract/problem.ts';
import type { Env } from './verb.ts';

const answer = (problem: Problem): Response => {
  const { retryAfter, ...details } = problem.details;
  return new Response(
    JSON.stringify({
      type: `/problems/${problem.code}`,
      code: problem.code,
      status: problem.status,
      ...details,
      ...(retryAfter && { retryAfter }),
    }),
    {
      status: problem.status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(retryAfter && { 'retry-after': String(retryAfter) }),
      },
    },
  );
};

/** What was thrown, as an answer. What nobody foresaw is logged whole and answered bare. */
export const onError: ErrorHandler<Env> = (error, c) => {
  if (error instanceof Problem) {
    if (error.status >= 500) log(error, c.req.method, c.req.path);
    return answer(error);
  }
  if (error instanceof HTTPException && error.status === 413)
    return answer(new Problem('too-large'));
  if (error instanceof HTTPException && error.status < 500)
    return answer(new Problem('unreadable'));
  log(error, c.req.method, c.req.path);
  return answer(new Problem('internal'));
};

/** No such address. */
export const notFound: NotFoundHandler<Env> = () => answer(new Problem('absent'));

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
