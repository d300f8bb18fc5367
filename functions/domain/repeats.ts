/** How the same request is known when it comes again: by the id that its sender made, and the fingerprint of its body. */
import { createHash } from 'node:crypto';
import { Problem } from '../contract/problem.ts';

/** The SHA-256 of a request's body. */
export const printOf = (body: unknown): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** An act that came before under this id: its answer is given again, unless the body is another (`conflict`). */
export function repeated<A extends { id: string; print: string }>(
  { acts }: { acts: readonly A[] },
  { id, print }: { id: string; print: string },
): A | undefined {
  const act = acts.find((one) => one.id === id);
  if (act && act.print !== print) throw new Problem('conflict');
  return act;
}
