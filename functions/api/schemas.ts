/** Schemas as the description of the API shows them. */
import * as z from 'zod/mini';
import type { Described } from './verb.ts';

/** A schema in JSON Schema 2020-12: what is taken by it, or what comes out of it. */
export function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output') {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

/** What may stand behind «?», by name. */
export const queryOf = ({ asks }: Described) => (asks && schemaOf(asks, 'input').properties) ?? {};

/** Whether a query can be wrong: free text never is. */
export const isPicky = (said: Described): boolean =>
  Object.values(queryOf(said)).some((one) => Object.keys(one).join() !== 'type');
