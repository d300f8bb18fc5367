/**
 * Answers held against the description of the API: whatever a suite asks for must be answered with a status, a problem
 * code, headers and a body that `/api/openapi.json` says of this very route. So no suite can be green where it says less.
 */
import * as z from 'zod';
import type { App } from '../functions/api/app.ts';

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Answer = {
  headers?: Record<string, object>;
  content?: Record<string, { schema: Schema }>;
};
type Operation = { responses: Record<string, Answer> };

/** As much of an OpenAPI document as answers are held against. */
export type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Headers that an answer has exactly where they are described. */
const telling = ['ETag', 'Retry-After'];

/** A JSON Schema of the document as a check; Zod reads references to `$defs` only. */
function checkOf(schema: Schema, { components }: Description): z.ZodType {
  const own = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema({ $defs: components.schemas, ...JSON.parse(own) });
}

/** Finds the operation of a request: an address that is written out goes before one with a parameter. */
function finder({ paths }: Description) {
  const routes = Object.entries(paths)
    .map(([path, methods]) => ({
      methods,
      params: path.split('{').length,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
    }))
    .sort((a, b) => a.params - b.params);
  return (method: string, path: string): Operation | undefined =>
    routes.find(({ methods, pattern }) => methods[method.toLowerCase()] && pattern.test(path))
      ?.methods[method.toLowerCase()];
}

/** What refuses an answer that is not as described, with a sentence that says how. */
export function holder(description: Description) {
  const find = finder(description);
  const checks = new Map<Schema, z.ZodType>();

  function bodyFault(answer: Answer, { headers }: Response, text: string): string | undefined {
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const schema = answer.content?.[type]?.schema;
    if (!schema) return `a body of the type «${type}»`;
    const check = checks.get(schema) ?? checkOf(schema, description);
    checks.set(schema, check);
    const read = check.safeParse(JSON.parse(text));
    return read.success ? undefined : z.prettifyError(read.error);
  }

  function headerFault({ headers = {} }: Answer, response: Response): string | undefined {
    const wrong = telling.find((name) => response.headers.has(name) !== name in headers);
    return wrong && `${wrong} is ${wrong in headers ? 'lacking' : 'there'}`;
  }

  return (method: string, path: string, response: Response, text: string): void => {
    const { status } = response;
    const operation = find(method, path);
    // No such address, or none that takes this method.
    if (!operation && status === 404 && text.includes('"code":"absent"')) return;
    const answer = operation?.responses[status];
    const fault = answer
      ? (headerFault(answer, response) ?? bodyFault(answer, response, text))
      : 'no such status';
    if (!fault) return;
    throw new Error(
      `${method} ${path}: ${status} ${text.slice(0, 300)}\nnot as described: ${fault}`,
    );
  };
}

/** An app of which every answer is held against its own description; the first request asks for that. */
export function held(app: App): App {
  const ask = app.request;
  const describe = async () =>
    holder((await (await ask('/api/openapi.json')).json()) as unknown as Description);
  let once: ReturnType<typeof describe> | undefined;
  app.request = async (input, init, ...rest) => {
    once ??= describe();
    const hold = await once;
    const response = await ask(input, init, ...rest);
    const { pathname } = new URL(String(input), 'http://localhost');
    hold(init?.method ?? 'GET', pathname, response, await response.clone().text());
    return response;
  };
  return app;
}
