/**
 * The description of the API (OpenAPI 3.1), from the routes themselves and the schemas they check by. JSON Schema
 * 2020-12 is OpenAPI 3.1's own dialect, so Zod's output stands as it is.
 */
import { problem, refusalsOf } from './refusals.ts';
import { queryOf, schemaOf } from './schemas.ts';
import { type Described, described } from './verb.ts';

/** Routes of an app, or of a room before it is mounted. */
type Routes = { routes: { method: string; path: string; handler: object }[] };

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** «getRoadmapsTasksByTask»: the method, what the address names, and by what its last part is told. */
function idOf(method: string, path: string): string {
  const parts = path.split(/[/.]/).slice(2);
  const names = parts.filter((part) => !part.startsWith(':'));
  const last = parts.slice(parts.lastIndexOf(names.at(-1) ?? '') + 1);
  const by = last.map((part) => capital(part.slice(1))).join('');
  return `${method.toLowerCase()}${names.map(capital).join('')}${by && `By${by}`}`;
}

function parametersOf(path: string, said: Described) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(queryOf(said)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }));
  const ifMatch = { name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } };
  return [...inPath, ...inQuery, ...(said.ifMatch ? [ifMatch] : [])];
}

const etag = {
  description: 'The version of what is given, for If-Match',
  required: true,
  schema: { type: 'string' },
} as const;

const doneOf = (said: Described) => ({
  description: said.summary ?? '',
  ...(said.etag && { headers: { ETag: etag } }),
  ...(said.gives && {
    content: { 'application/json': { schema: schemaOf(said.gives, 'output') } },
  }),
});

const operation = (method: string, path: string, room: string, said: Described) => ({
  operationId: idOf(method, path),
  tags: [room],
  summary: said.summary ?? '',
  security: said.anybody ? [] : [{ session: [] }],
  parameters: parametersOf(path, said),
  ...(said.takes && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(said.takes, 'input') } },
    },
  }),
  responses: { [said.status ?? 200]: doneOf(said), ...refusalsOf(method, path, said) },
});

/** Describes every route of an app that says what it gives. `rooms`: of whom each is; `cookie`: that of a session. */
export function describe(app: Routes, rooms: Record<string, Routes>, cookie: string) {
  const roomOf = new Map<object, string>();
  for (const [room, { routes }] of Object.entries(rooms))
    for (const { handler } of routes) roomOf.set(handler, room);
  const said = new Map<string, Described & { room?: string | undefined }>();
  for (const { method, path, handler } of app.routes) {
    const part = described.get(handler);
    const name = `${method} ${path}`;
    // Marks are shared by all rooms; what a route gives is its own.
    const own = part?.gives && { room: roomOf.get(handler) };
    if (part) said.set(name, { ...said.get(name), ...part, ...own });
  }
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, { room = 'site', ...one }] of said) {
    const [method = '', path = ''] = name.split(' ');
    const shown = path.replace(/:(\w+)/g, '{$1}');
    paths[shown] = {
      ...paths[shown],
      [method.toLowerCase()]: operation(method, path, room, one),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Опора', version: '1' },
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } },
    },
  };
}
