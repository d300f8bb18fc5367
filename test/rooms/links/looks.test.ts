/** What looks make of a page, against the rule in its own words; and who hears of it when the post does not work. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Sight } from '../../../functions/contract/links.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { follow } from '../../../functions/domain/following.ts';
import * as letters from '../../../functions/domain/letters.ts';
import { weigh } from '../../../functions/domain/links/looks.ts';
import { look } from '../../../functions/domain/links/rounds.ts';
import { run } from '../../../functions/schedule/run.ts';
import { openMail } from '../../../functions/store/mail.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { handIn, item, owed } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { startOutside } from '../../outside.ts';

const hour = 3600_000;
const url = 'http://site.example/a';
/** A page of which nothing is known. */
const unseen: Sight = {
  url,
  state: 'unseen',
  at: '2021-05-15T09:00:00.000Z',
  due: '2021-05-15T09:00:00.000Z',
  fails: 0,
  where: [],
  version: 0,
};
const world = await startOutside({ 'site.example': [['93.184.216.34']] });
world.page = (_, response) => response.writeHead(404).end();
const ground = await stand({ web: world.open() });
/** A post that refuses letters to some, and keeps the others. */
const post = {
  refuses: (_: string): boolean => true,
  taken: [] as string[],
  refused: [] as string[],
};
const server = createServer(async (request, response) => {
  const { Destination, Content } = JSON.parse(await text(request));
  const [to] = Destination.ToAddresses;
  response.setHeader('content-type', 'application/json');
  // Letters about anything else are none of this suite's.
  const own = /пропа/iu.test(Content.Simple.Subject.Data);
  if (own && post.refuses(to)) {
    post.refused.push(to);
    response.writeHead(400, { 'x-amzn-errortype': 'MessageRejected' }).end('{"message":"no"}');
    return;
  }
  if (own) post.taken.push(to);
  response.end('{"MessageId":"1"}');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
afterAll(async () => {
  await ground.stop();
  await world.close();
  server.closeAllConnections();
  server.close();
});

test('vanished is what was gone twice running, a night apart, and has not opened since', () => {
  const step = fc.record({
    state: fc.constantFrom('alive', 'gone', 'silent', 'refused'),
    hours: fc.integer({ min: 1, max: 48 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let sight: Sight = { ...unseen };
      let at = Date.parse('2021-05-15T09:00:00.000Z');
      let [running, vanished]: [number | undefined, boolean] = [undefined, false];
      for (const { state, hours } of steps) {
        at += hours * hour;
        if (state === 'alive') vanished = false;
        running = state === 'gone' ? (running ?? at) : undefined;
        if (running !== undefined && at - running >= 20 * hour) vanished = true;
        const seen = { state, ...(state === 'alive' && { status: 200, sha256: 'x', size: 1 }) };
        sight = Sight.parse(weigh(sight, { seen, at: new Date(at).toISOString() }));
        expect(sight.state).toBe(vanished ? 'vanished' : state);
        expect(sight.fails === 0).toBe(state === 'alive');
        expect(sight.lastAlive === undefined).toBe(sight.sha256 === undefined);
      }
    }),
    { numRuns: 500 },
  );
});

test('of runs at the same moment one looks', async () => {
  const answer = await handIn(await ground.as('lyceum'), owed.publication, [item({ link: url })]);
  expect(said(answer)).toBe('200');
  await follow(contextOf(ground.house), '2020-2022');
  await Promise.all([1, 2, 3].map(() => look(contextOf(ground.house), '2020-2022')));
  expect(world.asked).toHaveLength(1);
});

describe('letters about pages that vanished', () => {
  const tick = (hours: number) => {
    ground.time.shift += hours * hour;
    return run(ground.house, openMail(ground.house.config), { job: 'tick' });
  };
  beforeAll(() => {
    process.env.AWS_ENDPOINT_URL_SESV2 = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  test('that the post refuses are sent when it takes them, to each reader once', async () => {
    await expect(tick(24)).rejects.toThrow('not done');
    expect(post.taken).toEqual([]);
    expect(post.refused.sort()).toEqual([demoPeople.imo.email, demoPeople.imo2.email].sort());
    // One address takes no letters: the other gets theirs, and is not written to again.
    post.refuses = (to) => to === demoPeople.imo2.email;
    await expect(tick(1)).rejects.toThrow('not done');
    expect(post.taken).toEqual([demoPeople.imo.email]);
  });

  test('wait longer after each refusal, and are given up after five', async () => {
    post.refused = [];
    // Of this address two tries have been, and the pause is four minutes.
    await tick(3 / 60);
    expect(post.refused).toEqual([]);
    for (const hours of [1, 1, 2]) await expect(tick(hours)).rejects.toThrow('not done');
    expect(post.refused).toEqual(Array(3).fill(demoPeople.imo2.email));
    await tick(2);
    await tick(24);
    expect(post.refused).toHaveLength(3);
    expect(post.taken).toEqual([demoPeople.imo.email]);
  });

  test('are one for one reader of one thing, however often they are asked for', async () => {
    const ctx = contextOf(ground.house);
    const letter = { to: 'a@opora.example', subject: 'О пропаже', text: 'Страница пропала.' };
    post.taken = [];
    for (let time = 0; time < 2; time++) {
      await letters.ask(ctx, 'a page', letter);
      await letters.ask(ctx, 'a page', { ...letter, text: 'Та же страница.' });
      await letters.ask(ctx, 'a page', { ...letter, to: 'b@opora.example' });
      await tick(1);
    }
    await letters.ask(ctx, 'another page', letter);
    await Promise.all([tick(0), tick(0), tick(0)]);
    expect(post.taken.sort()).toEqual(['a@opora.example', 'a@opora.example', 'b@opora.example']);
  });
});
