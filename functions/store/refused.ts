/** What the engine of the table says instead of doing: a condition that was not met, an item too large, or nothing. */
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { Problem } from '../contract/problem.ts';
import type { Attributes } from './kind.ts';

/** A refusal tells what lies there, so that nobody has to look again. */
export const tell = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;

/** The condition was not met: an answer, with what lies there. Everything else: the engine is not there. */
export function refused(error: unknown): { found: Attributes | undefined } {
  if (error instanceof ConditionalCheckFailedException)
    return { found: error.Item && unmarshall(error.Item) };
  return unavailable(error);
}

export const invalid = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ValidationException';

export function unavailable(error: unknown): never {
  // What an update makes is counted by the engine alone.
  if (invalid(error) && /^Item size /.test((error as Error).message))
    throw new Problem('too-large', { reason: 'record' });
  if (error instanceof Problem || invalid(error)) throw error;
  throw Object.assign(new Problem('busy', { retryAfter: 5 }), { cause: error });
}
