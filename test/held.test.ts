/** What holds answers against a description is itself held: each lie is found, and nothing else is called one. */
import { expect, test } from 'vitest';
import { type Description, holder } from './held.ts';

const json = 'application/json';
const problem = 'application/problem+json';
const refusal = (...codes: string[]) => ({
  content: {
    [problem]: {
      schema: {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: codes } } },
        ],
      },
    },
  },
});
const schema = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, size: { type: 'integer' } },
  additionalProperties: false,
};
const hold = holder({
  paths: {
    '/api/papers/{paper}': {
      get: {
        responses: {
          200: { headers: { ETag: {} }, content: { [json]: { schema } } },
          401: refusal('signed-out'),
          404: refusal('absent'),
          503: { ...refusal('busy'), headers: { 'Retry-After': {} } },
        },
      },
    },
    '/api/papers/lost': { get: { responses: { 200: { content: { [json]: { schema } } } } } },
  },
  components: {
    schemas: {
      Problem: {
        type: 'object',
        required: ['code', 'status'],
        properties: { code: { type: 'string' }, status: { type: 'integer' } },
      },
    },
  },
} as unknown as Description);

type Said = { method?: string; path?: string; status?: number; type?: string; body?: unknown };
const ask = ({ method = 'GET', path = 'papers/1', ...said }: Said, headers = {}) => {
  const { status = 200, type = json, body = { id: '1' } } = said;
  const answer = new Response(null, { status, headers: { 'content-type': type, ...headers } });
  return () => hold(method, `/api/${path}`, answer, JSON.stringify(body));
};
const code = (code: string, status = 401) => ({ status, type: problem, body: { code, status } });
const etag = { etag: '"1"' };
const wait = { 'retry-after': '5' };

const lies: [string, () => void, RegExp][] = [
  ['a status', ask({ status: 201 }, etag), /GET \/api\/papers\/1: 201 .*\n.*no such status/],
  ['a code', ask(code('code-wrong')), /"signed-out"/],
  ['a problem that is none', ask({ ...code(''), body: { code: 'signed-out' } }), /at status/],
  ['a type of body', ask({ type: 'text/html' }, etag), /a body of the type «text\/html»/],
  ['a problem that is no problem', ask({ ...code('signed-out'), type: json }), /of the type/],
  ['a body that lacks something', ask({ body: {} }, etag), /at id/],
  ['a body of another make', ask({ body: { id: 1 } }, etag), /at id/],
  ['a body with more', ask({ body: { id: '1', inside: true } }, etag), /"inside"/],
  ['no tag', ask({}), /ETag is lacking/],
  ['a tag', ask({ path: 'papers/lost' }, etag), /ETag is there/],
  ['no word of when to come again', ask(code('busy', 503)), /Retry-After is lacking/],
  ['an address', ask({ path: 'nowhere' }), /no such status/],
  ['a refusal of no address', ask({ path: 'nowhere', ...code('forbidden', 403) }), /no such/],
  ['a method', ask({ method: 'PUT' }, etag), /no such status/],
];

test.each(lies)('%s that is not described is refused', (_, ask, fault) => {
  expect(ask).toThrow(fault);
});

test.each([
  ['a good answer', ask({}, etag)],
  ['a problem', ask(code('absent', 404))],
  ['when to come again', ask(code('busy', 503), wait)],
  ['an address that is written out, before one with a parameter', ask({ path: 'papers/lost' })],
  ['no such address', ask({ path: 'nowhere', ...code('absent', 404) })],
  ['no such method', ask({ method: 'PUT', ...code('absent', 404) })],
])('%s is let through', (_, ask) => {
  expect(ask).not.toThrow();
});
