/**
 * The description of the API (OpenAPI 3.1), from the routes themselves and the schemas they check by. JSON Schema
 * 2020-12 is OpenAPI 3.1's own dialect, so Zod's output stands as it is.
 */
import type { Hono } from 'hono';
import * as z from 'zod/mini';
import { type ProblemCode, problems } from '../contract/problem.ts';
import { type Described, described, type Env } from './verb.ts';

const schemaOf = (schema: z.ZodMiniType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
};

const problem = {
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
  },
} as const;

const common: ProblemCode[] = ['signed-out', 'forbidden', 'absent', 'often', 'busy'];
const writing: ProblemCode[] = ['unreadable', 'origin', 'conflict', 'too-large', 'kind', 'invalid'];
const based: ProblemCode[] = ['stale', 'unversioned'];

function operation(path: string, said: Described) {
  const codes = [...common, ...(said.takes ? writing : []), ...(said.ifMatch ? based : [])];
  const answers = Object.fromEntries(
    [...new Set(codes.map((code) => problems[code]))].sort().map((status) => [
      status,
      {
        description: codes.filter((code) => problems[code] === status).join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  );
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(
    said.asks ? (schemaOf(said.asks, 'input').properties ?? {}) : {},
  ).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
  const ifMatch = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  return {
    summary: said.summary ?? '',
    parameters: [...inPath, ...inQuery, ...(said.ifMatch ? [ifMatch] : [])],
    ...(said.takes && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(said.takes, 'input') } },
      },
    }),
    responses: {
      200: {
        description: said.summary ?? '',
        ...(said.gives && {
          content: { 'application/json': { schema: schemaOf(said.gives, 'output') } },
        }),
      },
      ...answers,
    },
  };
}

/** Describes every route of an app that says what it gives. */
// biome-ignore lint/suspicious/noExplicitAny: the routes' own types do not matter here
export function describe(app: Hono<Env, any, any>) {
  const said = new Map<string, Described>();
  for (const { method, path, handler } of app.routes) {
    const part = described.get(handler);
    if (part) said.set(`${method} ${path}`, { ...said.get(`${method} ${path}`), ...part });
  }
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [route, one] of said) {
    const [method = '', path = ''] = route.split(' ');
    const shown = path.replace(/:(\w+)/g, '{$1}');
    paths[shown] = { ...paths[shown], [method.toLowerCase()]: operation(path, one) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Опора', version: '1' },
    paths,
    components: { schemas: { Problem: problem } },
  };
}
