/** The description of the API is made of the schemas that the routes check by; here it is held against the app itself. */
import { afterAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { accept, item, map, owed, sha256, uuid } from './acts.ts';
import { stand } from './ground.ts';

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
    .filter((route) => route.method !== 'ALL' && !route.path.endsWith('/openapi.json'))
    .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
  expect(operations.map((one) => one.name).sort()).toEqual([...new Set(routes)].sort());
});

describe.each(operations)('$name', ({ name, operation }) => {
  const parameters = (operation.parameters ?? []) as unknown as {
    name: string;
    in: string;
    required: boolean;
  }[];

  test('says what it is, what it gives, and how it refuses', () => {
    expect(String(operation.summary)).toMatch(/^[A-Z].{5,}/);
    const answers = operation.responses as unknown as Record<string, Json>;
    expect(answers['200']?.content?.['application/json']?.schema).toBeDefined();
    for (const status of ['401', '403', '404', '503']) expect(answers[status]).toBeDefined();
    const writes = operation.requestBody !== undefined;
    for (const status of ['400', '413', '415', '422']) expect(!!answers[status]).toBe(writes);
  });

  test('names every part of its path, and If-Match where it needs one', () => {
    const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
    expect(parameters.filter((one) => one.in === 'path').map((one) => one.name)).toEqual(inPath);
    const ifMatch = parameters.some((one) => one.in === 'header' && one.name === 'If-Match');
    const answers = operation.responses as unknown as Record<string, Json>;
    expect([!!answers['412'], !!answers['428']]).toEqual([ifMatch, ifMatch]);
  });
});

describe('what the description takes the app takes, and what it refuses the app refuses', () => {
  const people = { lyceum, imo, admin };
  const samples: [string, keyof typeof people, string, unknown, unknown[]][] = [
    [
      'POST /api/roadmaps/{roadmap}/tasks/{task}/submissions',
      'lyceum',
      `${map}/tasks/${owed.publication}/submissions`,
      { id: uuid(), items: [item()] },
      [
        {},
        { id: 'x', items: [item()] },
        { id: uuid(), items: [] },
        { id: uuid(), items: [item({ counts: 1000 })] },
      ],
    ],
    [
      'PUT /api/roadmaps/{roadmap}/tasks/{task}/draft',
      'lyceum',
      `${map}/tasks/${owed.publication}/draft`,
      { submission: uuid(), items: [], comment: '' },
      [
        { submission: uuid(), items: [] },
        { submission: uuid(), items: [{}], comment: '' },
      ],
    ],
    [
      'POST /api/roadmaps/{roadmap}/tasks/{task}/reviews',
      'imo',
      `${map}/tasks/${owed.publication}/reviews`,
      { id: uuid(), decisions: [accept(uuid())] },
      [
        { id: uuid(), decisions: [] },
        { id: uuid(), decisions: [{ item: 'x', verdict: 'maybe' }] },
      ],
    ],
    [
      'POST /api/documents',
      'lyceum',
      '/documents',
      { id: sha256('a'), name: 'a.pdf', size: 1, owner: 'lyceum-4' },
      [{ id: sha256('a'), name: 'a.pdf', size: 0, owner: 'lyceum-4' }, { name: 'a.pdf' }],
    ],
    [
      'POST /api/documents/{owner}/{id}/parts',
      'lyceum',
      `/documents/lyceum-4/${sha256('a')}/parts`,
      { parts: [{ number: 1, sha256: sha256('a') }] },
      [{ parts: [] }, { parts: [{ number: 99, sha256: sha256('a') }] }, { parts: [{ number: 1 }] }],
    ],
    [
      'PUT /api/documents/{owner}/{id}/about',
      'lyceum',
      `/documents/lyceum-4/${sha256('a')}/about`,
      { kind: 'order', number: '5', date: '2021-05-05', title: 'О плане', public: true },
      [{}, { public: 'да' }, { public: true, kind: 'novel' }, { public: true, date: 'май' }],
    ],
    [
      'PUT /api/documents/{owner}/{id}/withdrawal',
      'imo',
      `/documents/lyceum-4/${sha256('a')}/withdrawal`,
      { reason: 'other', comment: 'Чужой документ' },
      [{}, { reason: 1 }, { reason: 'mood' }],
    ],
    [
      'POST /api/roadmaps/{roadmap}/tasks/{task}/withdrawals',
      'lyceum',
      `${map}/tasks/${owed.publication}/withdrawals`,
      { id: uuid(), items: [uuid()], comment: 'Не тот документ' },
      [{ id: uuid() }, { id: uuid(), items: [] }, { id: 'x', items: [uuid()] }],
    ],
    [
      'POST /api/roadmaps/{roadmap}/tasks/{task}/reopenings',
      'imo',
      `${map}/tasks/${owed.publication}/reopenings`,
      { id: uuid(), items: [uuid()], comment: 'Принято по ошибке' },
      [
        { id: uuid(), items: [uuid()] },
        { id: uuid(), items: [], comment: 'Принято по ошибке' },
      ],
    ],
    [
      'POST /api/roadmaps/{roadmap}/casefiles',
      'imo',
      `${map}/casefiles`,
      {
        id: uuid(),
        selection: { year: 2021, side: 'lyceum-4', measure: '1.4', state: 'accepted' },
      },
      [
        { id: uuid() },
        { id: uuid(), selection: { year: '2021' } },
        { id: uuid(), selection: { yaer: 2021 } },
      ],
    ],
    [
      'POST /api/roadmaps/{roadmap}/summaries',
      'imo',
      `${map}/summaries`,
      { id: uuid(), asOf: '2021-05-01' },
      [{ id: uuid() }, { id: uuid(), asOf: 'вчера' }, { id: uuid(), asOf: 1 }],
    ],
    [
      'POST /api/people',
      'admin',
      '/people',
      { id: uuid(), email: 'a@b.ru', name: 'А', right: { role: 'imo' } },
      [
        { id: uuid(), email: 'a@b.ru', name: 'А' },
        { id: 'x', email: 'a@b.ru', name: 'А', right: { role: 'imo' } },
        { id: uuid(), email: 'a@b.ru', name: 'А', right: { role: 'x' } },
      ],
    ],
    [
      'POST /api/people/{person}/acts',
      'admin',
      `/people/${imo.id}/acts`,
      { id: uuid(), act: 'end', right: 'x', until: null },
      [
        { id: uuid(), act: 'dance' },
        { id: uuid(), act: 'grant' },
        { id: uuid(), act: 'revoke', rights: [] },
        { id: uuid(), act: 'end', right: 'x' },
        { id: 'x', act: 'rename', name: 'Методист' },
      ],
    ],
    [
      'PUT /api/schools',
      'imo',
      '/schools',
      { roadmap: '2020-2022', school: { id: 'x', name: 'x', support: [] } },
      [{ roadmap: '2020-2022' }, { roadmap: 'A#', school: { id: 'x', name: 'x', support: [] } }],
    ],
    ['POST /api/session/code', 'imo', '/session/code', { email: 'a@b.ru' }, [{}, { email: 1 }]],
    [
      'POST /api/session',
      'imo',
      '/session',
      { email: 'a@b.ru', code: '123456', attempt: uuid() },
      [
        { email: 'a@b.ru', code: 1 },
        { email: 'a@b.ru', code: '123456', attempt: 'x' },
      ],
    ],
  ];

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
