/** What looks make of a page, against the rule in its own words; and who hears of it when the post does not work. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Sight } from '../../functions/contract/links.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { follow } from '../../functions/domain/following.ts';
import { weigh } from '../../functions/domain/links/looks.ts';
import { look } from '../../functions/domain/links/rounds.ts';
import { run } from '../../functions/schedule/run.ts';
import { openMail } from '../../functions/store/mail.ts';
import { demoPeople } from '../../infra/local/demo.ts';
import { handIn, item, owed } from '../acts.ts';
import { said, stand } from '../ground.ts';
import { startOutside } from '../outside.ts';

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
const post = { refuses: (_: string): boolean => true, taken: [] as string[] };
const server = createServer(async (request, response) => {
  const [to] = JSON.parse(await text(request)).Destination.ToAddresses;
  response.setHeader('content-type', 'application/json');
  if (post.refuses(to)) {
    response.writeHead(400, { 'x-amzn-errortype': 'MessageRejected' }).end('{"message":"no"}');
    return;
  }
  post.taken.push(to);
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

test('a letter that was not sent is sent again; one that reached a methodist is not repeated', async () => {
  process.env.AWS_ENDPOINT_URL_SESV2 = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mail = openMail(ground.house.config.sender);
  const round = (hours: number) => {
    ground.time.shift += hours * hour;
    return run(ground.house, mail, { job: 'tick' });
  };
  await expect(round(24)).rejects.toThrow('not done');
  expect(post.taken).toEqual([]);
  // One takes no letters; the other hears, and hears once.
  post.refuses = (to) => to === demoPeople.imo2.email;
  await expect(round(1)).rejects.toThrow('not done');
  await round(1);
  await round(24);
  expect(post.taken).toEqual([demoPeople.imo.email]);
});
