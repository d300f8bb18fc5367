/** Refusals in Amazon's words, as DynamoDB's API reference and DynamoDB Local have them. */
import { Refusal } from '../gate/refusal.ts';

/** The request asks for what cannot be. */
export const invalid = (message: string): Refusal =>
  new Refusal(400, 'ValidationException', message);

/** A value of a parameter is against the schema of keys or the rules of values. */
export const badValue = (message: string): Refusal =>
  invalid(`One or more parameter values were invalid: ${message}`);

/** The body is JSON, but not of this shape. */
export const unreadable = (message: string): Refusal =>
  new Refusal(400, 'SerializationException', message);

/** What Amazon's engine does and this one does not: said, never passed over. */
export const absent = (what: string): Refusal =>
  invalid(`${what} is not implemented by the table of one machine`);

export const notFound = (): Refusal =>
  new Refusal(400, 'ResourceNotFoundException', 'Requested resource not found');
