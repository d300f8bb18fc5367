/**
 * Everything that can go wrong in words a program can rely on. Thrown in store and domain, turned into
 * `application/problem+json` (RFC 9457) in one place (`api/problems.ts`). Russian sentences live in the web.
 */
export const problems = {
  /** The body or an address is not what it should be: broken JSON, invalid UTF-8, forbidden characters. */
  unreadable: 400,
  /** No session, an expired one, or one that was revoked. */
  'signed-out': 401,
  /** The code from the letter is wrong, old or used already. */
  'code-wrong': 401,
  /** The post does not have this right. */
  forbidden: 403,
  /** Nobody accepts what they handed in themselves (`docs/design.md` §2). */
  'own-work': 403,
  /** The request came from a page of another site. */
  origin: 403,
  /** Absent, or not to be seen by this person: the two must look the same. */
  absent: 404,
  /** The thing is in a state in which this cannot be done; `state` names it. */
  state: 409,
  /** The same client-made id came again with another body. */
  conflict: 409,
  /** Changed by somebody since it was read. */
  stale: 412,
  'too-large': 413,
  /** The body is not JSON. */
  kind: 415,
  /** Fields do not fit; `fields` names each with a code. */
  invalid: 422,
  /** The file is not what it says to be; `reason` names what was found. */
  'file-refused': 422,
  /** A write without `If-Match`. */
  unversioned: 428,
  /** Too many within a window of time, `reason` names of what; `retryAfter` says the seconds to wait. */
  often: 429,
  /** What is kept of this very thing cannot be read; nothing beside it is harmed. */
  damaged: 500,
  /** A fault of ours; the body tells nothing more. */
  internal: 500,
  /** An engine is down or slow; `retryAfter` says when to try again. */
  busy: 503,
} as const;

export type ProblemCode = keyof typeof problems;

/** One field that does not fit: `path` as in the request («items.0.fulfilled»), `code` a word of the contract. */
export type Field = { path: string; code: string };

/** What a problem may tell besides its code. */
export type Details = {
  fields?: Field[];
  retryAfter?: number;
  state?: string;
  reason?: string;
  /** Of what is there already. */
  id?: string;
  /** How much of it the window holds yet. */
  left?: number;
};

/** The only error that is meant for a user. Anything else that is thrown becomes a bare `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: Details;

  constructor(code: ProblemCode, details: Details = {}) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  get status() {
    return problems[this.code];
  }
}

/** A problem with one field, the usual case. */
export const invalid = (path: string, code: string) =>
  new Problem('invalid', { fields: [{ path, code }] });
