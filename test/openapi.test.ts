/**
 * The description of the API is made of what the routes check by and say of themselves; here it is held against the app
 * itself. That every answer of every suite is as described the ground sees to (`held.ts`), and here it is seen to.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { Problem, type ProblemCode, problems } from '../functions/contract/problem.ts';
import { stand } from './ground.ts';
import { samplesOf } from './samples.ts';

const ground = await stand();
afterAll(ground.stop);
const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const admin = await ground.as('admin');

type Json = { [name: string]: Json } & { $ref?: string };
const description = (await ground.client().get<Record<string, Json>>('/openapi.json')).body;
const paths = description.paths as unknown as Record<string, Record<string, Json>>;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
  })),
);
const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (value, part) => (value as Record<string, unknown> | undefined)?.[part],
      description,
    );

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

test('it is OpenAPI 3.1, and every reference in it leads somewhere', () => {
  expect(description.openapi).toMatch(/^3\.1\.\d+$/);
  expect(description.info).toMatchObject({ title: 'Опора' });
  const all = [...new Set(references(description))];
  expect(all.length).toBeGreaterThan(0);
  for (const reference of all) expect(at(reference), reference).toBeDefined();
});

test('every route is described, and nothing that is no route', () => {
  const routes = ground.app.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
  expect(operations.map((one) => one.name).sort()).toEqual([...new Set(routes)].sort());
});

test('each has a name of its own, and stands in a room', () => {
  const ids = operations.map(({ operation }) => String(operation.operationId));
  for (const id of ids) expect(id).toMatch(/^(get|post|put|delete)([A-Z][a-z]+)+$/);
  expect(new Set(ids).size).toBe(ids.length);
  const rooms = readdirSync(join(import.meta.dirname, '../functions/api/routes'));
  const tags = operations.map(({ operation }) => operation.tags);
  for (const tag of tags) expect(tag).toHaveLength(1);
  expect([...new Set(tags.flat().map((tag) => `${tag}.ts`))].sort()).toEqual(rooms.sort());
});

const needsSession = (operation: Json) => JSON.stringify(operation.security) === '[{"session":[]}]';

test('a session is a cookie, which few can do without', async () => {
  expect(at('#/components/securitySchemes/session')).toEqual({
    type: 'apiKey',
    in: 'cookie',
    name: 'session',
  });
  const open = operations.filter(({ operation }) => !needsSession(operation));
  expect(open.map(({ name }) => name).sort()).toEqual([
    'DELETE /api/session',
    'GET /api/openapi.json',
    'GET /api/site',
    'POST /api/session',
    'POST /api/session/code',
  ]);
});

describe.each(operations)('$name', ({ name, operation }) => {
  const parameters = (operation.parameters ?? []) as unknown as {
    name: string;
    in: string;
    required: boolean;
  }[];
  const answers = operation.responses as unknown as Record<string, Json>;
  const codesOf = (status: string) =>
    (answers[status]?.content?.['application/problem+json']?.schema?.allOf?.[1]?.properties?.code
      ?.enum ?? []) as unknown as ProblemCode[];
  const refusals = Object.keys(answers).filter((status) => Number(status) >= 400);
  const codes = refusals.flatMap(codesOf);
  const writes = operation.requestBody !== undefined;
  const ifMatch = parameters.some((one) => one.in === 'header' && one.name === 'If-Match');

  test('says what it is, and what it gives', () => {
    expect(String(operation.summary)).toMatch(/^[A-Z].{5,}/);
    const [done, ...more] = Object.keys(answers).filter((status) => Number(status) < 400);
    expect([['200', '202'].includes(done ?? ''), more]).toEqual([true, []]);
    expect(answers[done ?? '']?.content?.['application/json']?.schema).toBeDefined();
    if (ifMatch) expect(answers[done ?? '']?.headers).toHaveProperty('ETag');
  });

  test('says how it refuses: each code under its status, once', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const status of refusals) {
      expect(codesOf(status).length).toBeGreaterThan(0);
      expect(answers[status]?.description).toBe(codesOf(status).join(', '));
      for (const code of codesOf(status)) expect(String(problems[code])).toBe(status);
      const waits = ['429', '503'].includes(status);
      expect(Object.keys(answers[status]?.headers ?? {})).toEqual(waits ? ['Retry-After'] : []);
    }
  });

  test('refuses what follows from its make', () => {
    const has = (code: ProblemCode) => codes.includes(code);
    expect([has('busy'), has('internal')]).toEqual([true, true]);
    expect(has('signed-out')).toBe(needsSession(operation));
    expect(has('origin')).toBe(!name.startsWith('GET '));
    expect([has('kind'), has('too-large')]).toEqual([writes, writes]);
    if (writes) expect([has('unreadable'), has('invalid')]).toEqual([true, true]);
    expect(has('unversioned')).toBe(ifMatch);
    if (ifMatch) expect(has('stale')).toBe(true);
    if (name.includes('{')) expect(has('absent')).toBe(true);
  });

  test('names every part of its path', () => {
    const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath);
  });
});

describe('the ground refuses an answer that is not as described', () => {
  test.each([
    ['a status of others', 'own-work', '/schools', /403.*\nnot as described: no such status/],
    ['a code of others', 'own-work', '/people', /403.*\nnot as described: .*"forbidden"/],
    ['no word of when to come again', 'busy', '/people', /503.*\n.*Retry-After is lacking/],
  ] as const)('%s: %s at %s', async (_, code, path, fault) => {
    vi.spyOn(ground.house.table, 'getMany').mockRejectedValueOnce(new Problem(code));
    await expect(admin.get(path)).rejects.toThrow(fault);
  });
});

describe('what the description takes the app takes, and what it refuses the app refuses', () => {
  const people = { lyceum, imo, admin };
  const samples = samplesOf(imo.id);

  test.each(samples)('%s', async (name, who, path, good, bad) => {
    const schema = operations.find((one) => one.name === name)?.operation.requestBody?.content?.[
      'application/json'
    ]?.schema;
    expect(schema).toBeDefined();
    // Back from JSON Schema to a check: what a stranger would make of the description.
    const check = z.fromJSONSchema(schema as unknown as Parameters<typeof z.fromJSONSchema>[0]);
    const ask = async (body: unknown) =>
      (await people[who].ask(name.split(' ')[0] ?? '', path, body, { ifMatch: '"77"' })).status;
    expect(check.safeParse(good).success).toBe(true);
    expect(await ask(good)).not.toBe(422);
    for (const body of bad) {
      expect(check.safeParse(body).success, JSON.stringify(body)).toBe(false);
      expect(await ask(body), JSON.stringify(body)).toBe(422);
    }
  });

  test('every body that a route takes has a sample here', () => {
    const taking = operations.filter((one) => one.operation.requestBody).map((one) => one.name);
    expect(samples.map(([name]) => name).sort()).toEqual(taking.sort());
  });
});
