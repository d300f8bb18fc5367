/** How a route may refuse, for the description: what follows from how it is made, and what it says of its verb. */
import { grouped } from '../contract/groups.ts';
import { type ProblemCode, problems } from '../contract/problem.ts';
import { isPicky } from './schemas.ts';
import { isSafe } from './session.ts';
import type { Described } from './verb.ts';

/** The codes with which a route may refuse. */
function codesOf(method: string, path: string, said: Described): Set<ProblemCode> {
  return new Set<ProblemCode>([
    ...(said.anybody ? [] : (['signed-out', 'damaged'] as const)),
    ...(isSafe(method) ? [] : (['origin'] as const)),
    ...(path.includes(':') ? (['absent'] as const) : []),
    ...(isPicky(said) ? (['invalid'] as const) : []),
    ...(said.takes ? (['unreadable', 'too-large', 'kind', 'invalid'] as const) : []),
    ...(said.ifMatch ? (['stale', 'unversioned'] as const) : []),
    ...(said.refuses ?? []),
    'internal',
    'busy',
    'often',
  ]);
}

const retryAfter = {
  description: 'Seconds to wait',
  required: true,
  schema: { type: 'integer' },
} as const;

const answer = (status: number, codes: ProblemCode[]) => ({
  description: codes.join(', '),
  ...((status === 429 || status === 503) && { headers: { 'Retry-After': retryAfter } }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: codes } } },
        ],
      },
    },
  },
});

/** The refusals of a route as answers of OpenAPI, by status; each names its codes. */
export function refusalsOf(method: string, path: string, said: Described) {
  const codes = grouped(codesOf(method, path, said), (code) => problems[code]);
  return Object.fromEntries([...codes].map(([status, ones]) => [status, answer(status, ones)]));
}

/** The schema of every refusal. */
export const problem = {
  type: 'object',
  required: ['type', 'code', 'status'],
  properties: {
    type: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems) },
    status: { type: 'integer' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' } },
      },
    },
    retryAfter: { type: 'integer' },
    state: { type: 'string' },
    reason: { type: 'string' },
    id: { type: 'string' },
    left: { type: 'integer' },
  },
} as const;
