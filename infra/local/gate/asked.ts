/** What came, as signatures are made over it. */
import type { IncomingHttpHeaders } from 'node:http';

/** A request taken apart. `path` is encoded the one way that signatures are made over. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: IncomingHttpHeaders;
}

/** One header as a single string; absent is undefined. */
export function header(asked: Asked, name: string): string | undefined {
  // Names come from the request: what every object has is no header.
  const value = Object.hasOwn(asked.headers, name) ? asked.headers[name] : undefined;
  return Array.isArray(value) ? value.join(',') : value;
}
