/**
 * A seeded storm over every route: bodies near to what is asked for with one place spoiled, and bytes, by several people at
 * once. Every answer is a refusal or an answer; the ground refuses a 500 by itself.
 */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { accept, item, owed, uuid } from '../acts.ts';
import { type Client, stand } from '../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const people: Client[] = [
  await ground.as('lyceum'),
  await ground.as('imo'),
  await ground.as('admin'),
  ground.client(),
];

const words = [
  'lyceum-4',
  'imo',
  owed.publication,
  owed.meetings,
  '2020-2022',
  '2021-05-14',
  'xlsx',
  uuid(),
  'constructor',
  '..',
  '%00',
  '%',
  '%E0%A4%A',
  '#',
  ' ',
  '💼',
  'x'.repeat(1500),
];
const valid = () => [
  { id: uuid(), items: [item()] },
  { id: uuid(), decisions: [accept(uuid())] },
  { submission: uuid(), items: [], comment: '' },
  { id: 'a'.repeat(64), name: 'a.pdf', size: 9, owner: 'lyceum-4' },
  { id: uuid(), asOf: '2021-05-14' },
  { email: 'a@b.ru', code: '123456' },
  { roadmap: '2020-2022', school: { id: 'x', name: 'x', support: [] } },
  { email: 'a@b.ru', name: 'x', grants: [{ role: 'guest' }] },
];
const poison = fc.oneof(
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '=1',
    '__proto__',
    '',
    'x'.repeat(5000),
    '2021-05-14',
    null,
    -1,
    1e308,
    true,
  ),
  fc
    .anything({ maxDepth: 2, withNullPrototype: false })
    .map((value) => JSON.parse(JSON.stringify(value) ?? 'null')),
);
/** A body near to what somebody asks for, with one place of it spoiled; or bytes. */
const body = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat(7), fc.nat(), poison, fc.boolean())
      .map(([which, place, bad, within]) => {
        const sound = valid()[which] as Record<string, unknown>;
        const list = Object.values(sound).find((one) => Array.isArray(one) && one.length > 0) as
          | object[]
          | undefined;
        const spot = (within && list?.[0] ? list[0] : sound) as Record<string, unknown>;
        const names = Object.keys(spot);
        if (place % 3 > 0) spot[names[place % names.length] ?? 'x'] = bad;
        return JSON.stringify(sound);
      }),
  },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
);
const request = fc.record({
  route: fc.nat(),
  parts: fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 4 }),
  who: fc.nat(3),
  body,
  tag: fc.constantFrom('"1"', '"2"', 'W/"1"', '*', '', '"99999999999"', undefined),
  query: fc.constantFrom(
    '',
    '?after=',
    '?after=W10%3D',
    `?after=${btoa(encodeURIComponent('["TASK#a","b"]'))}`,
    '?save',
    '?after=%00',
    '?x=%',
  ),
  type: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain'),
});

test('of 4,000 requests over every route: refusals and answers, never a fault of ours', async () => {
  const routes = ground.app.routes.filter((one) => one.method !== 'ALL');
  const requests = fc.sample(request, { seed: 15052021, numRuns: 4000 });
  const seen = new Map<number, number>();
  const asked = new Set<string>();
  let next = 0;
  const lane = async () => {
    for (let one = requests[next++]; one; one = requests[next++]) {
      const { method, path } = routes[one.route % routes.length] as (typeof routes)[number];
      asked.add(`${method} ${path}`);
      const filled = path
        .replace('/api', '')
        .replace(/:\w+/g, () => encodeURI(one.parts.pop() ?? 'x'));
      // Who signs out leaves by a session of their own: else the rest would be a storm of strangers.
      const leaves = method === 'DELETE' && path === '/api/session';
      const who = leaves ? await ground.as('imo') : (people[one.who] as Client);
      const answer = await who.ask(
        method,
        filled + one.query,
        method === 'GET' ? undefined : one.body,
        {
          ifMatch: one.tag,
          headers: { 'content-type': one.type },
        },
      );
      seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  await ground.idle();
  expect(asked).toEqual(new Set(routes.map(({ method, path }) => `${method} ${path}`)));
  expect([...seen.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(seen.size).toBeGreaterThan(6);
  expect((await ground.client().get('/site')).status).toBe(200);
});
