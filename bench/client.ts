/**
 * Requests of a benchmark and the clock beside them: what is measured is each act as its client sees it, over real
 * HTTP. Every answer must be a good one: the figures of refusals would flatter.
 */
import { median, quantile } from './print.ts';

/** The origin that the house was told it has; whatever the port, pages come from there. */
const origin = 'http://localhost:3000';

export type Asked = { cookie?: string; body?: unknown; version?: number };
export type Answer<T> = { body: T; version: number; cookie: string; calls: number };

/** A client of one site. */
export function clientOf(site: string) {
  return async function ask<T>(
    method: string,
    path: string,
    asked: Asked = {},
  ): Promise<Answer<T>> {
    const { cookie, body, version } = asked;
    const response = await fetch(`${site}${path}`, {
      method,
      headers: {
        origin,
        ...(cookie && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return {
      body: JSON.parse(text) as T,
      version: Number(/"(\d+)"/.exec(response.headers.get('etag') ?? '')?.[1] ?? 0),
      cookie: response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
      calls: Number(response.headers.get('x-calls') ?? 0),
    };
  };
}
export type Ask = ReturnType<typeof clientOf>;

/** What a verb took: each act in milliseconds, all acts together in milliseconds, the most calls to the table. */
export type Taken = { samples: number[]; wall: number; calls: number };

/** Times of acts by their names. */
export class Meter {
  readonly taken = new Map<string, Taken>();

  /**
   * `clients` at once, each doing an act `rounds` times. An act says how many calls to the table its answer took (0
   * when it does not know); doing it again adds to the same name.
   */
  async measure(
    name: string,
    clients: number,
    rounds: number,
    act: (client: number, round: number) => Promise<{ calls: number }>,
  ): Promise<void> {
    const taken = this.taken.get(name) ?? { samples: [], wall: 0, calls: 0 };
    this.taken.set(name, taken);
    const began = performance.now();
    const loop = async (client: number) => {
      for (let round = 0; round < rounds; round++) {
        const start = performance.now();
        const { calls } = await act(client, round);
        taken.samples.push(performance.now() - start);
        taken.calls = Math.max(taken.calls, calls);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
    taken.wall += performance.now() - began;
  }

  /** Median, 95th part and acts per second of a name. */
  of(name: string): { median: number; p95: number; perSecond: number } {
    const { samples, wall } = this.taken.get(name) ?? { samples: [], wall: 0 };
    return {
      median: median(samples),
      p95: quantile(samples, 0.95),
      perSecond: (samples.length * 1000) / wall,
    };
  }
}
