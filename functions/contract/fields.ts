/** What does not fit a schema, field by field: in the same words whether a page asks beforehand or the server. */
import type { Field } from './problem.ts';

type Issue = { path: PropertyKey[]; message: string };

/** A check that has no word of its own is told as `invalid`. */
export const fieldsOf = (issues: Issue[]): Field[] =>
  issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    code: /^[a-z0-9-]+$/.test(message) ? message : 'invalid',
  }));
