/**
 * How often one person may ask, and one network of those whom nobody knows yet: whoever asks without end keeps no other
 * waiting. A process counts in its memory and books in the table by so many at once; when the window there holds no more, it
 * refuses from memory, before anything is read, until the window is over (decision 0029).
 */
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { Problem } from '../contract/problem.ts';
import type { House } from '../domain/context.ts';
import { limit, windowAt } from '../domain/limits.ts';
import { sha256 } from '../domain/people/kind.ts';
import { nameOf } from './session.ts';
import type { Env } from './verb.ts';
import { type Connection, networkOf } from './viewer.ts';

/**
 * Requests that one person and one network may make within a window, in milliseconds. `booked`: by how many at once;
 * `vain`: whoever was refused so often in one window, and goes on, waits for the end of the next.
 */
export type Pace = {
  window: number;
  person: number;
  network: number;
  booked: number;
  vain: number;
};

/** No person reaches it, nor a city whose schools have one network: who was seen here before counts as themselves. */
export const usual: Pace = { window: 10_000, person: 150, network: 600, booked: 20, vain: 50 };

/** Cookies that a process remembers to be somebody's; the oldest are forgotten. */
const mostKnown = 10_000;

/** Of one who asks: requests that are not booked yet; once the window holds no more, those that were refused. */
type Count = { asked: number; over: boolean };

/** Requests of one person that a process works at side by side. */
const abreast = 4;

/** Two steps of a request: before its body and its session are read, and when it is known whose it is. */
export function paced(house: House, connection: Connection, pace: Pace) {
  const { window, booked, vain } = pace;
  const known = new Map<string, string>();
  const queues = new Map<string, { working: number; waiting: (() => void)[] }>();
  let counts = new Map<string, Count>();
  let turn = 0;

  /** Counts of an old window are forgotten, but for whoever went on asking in vain. */
  function turned(number: number): void {
    if (number === turn) return;
    const past = number === turn + 1 ? [...counts] : [];
    const stubborn = past.filter(([, one]) => one.over && one.asked >= vain);
    counts = new Map(stubborn.map(([who]) => [who, { asked: 0, over: true }]));
    turn = number;
  }

  async function count(who: string, most: number): Promise<void> {
    const { number, ends } = windowAt(house.clock, window);
    turned(number);
    const one = counts.get(who) ?? { asked: 0, over: false };
    counts.set(who, one);
    one.asked++;
    if (one.over) throw refusal(one, ends);
    if (one.asked < booked) return;
    const times = one.asked;
    one.asked = 0;
    const { municipality } = house.config;
    await limit({ ...house, municipality }, `requests:${who}`, { window, most }, times).catch(
      (refused) => {
        one.over = refused instanceof Problem && refused.code === 'often';
        throw one.over ? refusal(one, ends) : refused;
      },
    );
  }

  /** So many of one person's requests are worked at side by side; the others wait for their turn. */
  async function inTurn(person: string, work: () => Promise<void>): Promise<void> {
    const queue = queues.get(person) ?? { working: 0, waiting: [] };
    queues.set(person, queue);
    if (queue.working < abreast) queue.working++;
    else await new Promise<void>((go) => queue.waiting.push(go));
    try {
      await work();
    } finally {
      const next = queue.waiting.shift();
      if (next) next();
      else if (--queue.working === 0) queues.delete(person);
    }
  }

  function refusal({ asked }: Count, ends: number): Problem {
    const left = ends + (asked >= vain ? window : 0) - house.clock();
    return new Problem('often', {
      retryAfter: Math.max(1, Math.ceil(left / 1000)),
      reason: 'requests',
    });
  }

  const before: MiddlewareHandler<Env> = async (c, next) => {
    const person = known.get(sha256(getCookie(c, nameOf(house)) ?? ''));
    await (person
      ? count(person, pace.person)
      : count(sha256(networkOf(house, c, connection)).slice(0, 24), pace.network));
    await (person ? inTurn(person, next) : next());
  };

  const after: MiddlewareHandler<Env> = async (c, next) => {
    const { person } = c.get('ctx');
    const cookie = sha256(c.get('cookie') ?? '');
    if (person && !known.has(cookie)) {
      const [oldest] = known.size < mostKnown ? [] : known.keys();
      if (oldest !== undefined) known.delete(oldest);
      known.set(cookie, person.id);
      await count(person.id, pace.person);
    }
    await next();
  };

  return { before, after };
}
