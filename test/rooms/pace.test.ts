/**
 * Whoever asks without end is refused, and nobody else is: by a count that all processes share, from memory, before anything
 * is read. Whom nobody knows yet is counted by their network, and stands in no other's way.
 */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../functions/api/app.ts';
import { map, uuid } from '../acts.ts';
import { type Client, said, stand } from '../ground.ts';

const hour = 3600_000;
const pace = { window: hour, person: 40, network: 60, booked: 10, vain: 30 };
const ground = await stand({ pace });
afterAll(ground.stop);
// Of ten requests one books all ten.
ground.bounds.calls = 4;
// Each test has a window of its own, and sessions that it has opened itself.
beforeEach(() => {
  ground.time.shift += 3 * hour;
});

/** Asks so often; gives how many were answered, and the last answer. */
async function ask(who: Client, times: number, path = map) {
  let answered = 0;
  for (let asked = 1; ; asked++) {
    const last = await who.get(path);
    if (last.status !== 429) answered++;
    if (asked === times) return { answered, last };
  }
}

describe('one person', () => {
  test('is refused past the pace, with a word of when, and others are not', async () => {
    const [lyceum, centre] = [await ground.as('lyceum'), await ground.as('centre')];
    const { answered, last } = await ask(lyceum, 60);
    // Up to one booking less: what was asked before it was known who asks is the network's.
    expect([answered, said(last), last.body.reason]).toEqual([49, '429 often', 'requests']);
    expect(last.body.retryAfter).toBeGreaterThan(0);
    expect(last.body.retryAfter).toBeLessThanOrEqual(hour / 1000);
    expect(last.headers.get('retry-after')).toBe(String(last.body.retryAfter));
    expect(said(await centre.get(map))).toBe('200');
    ground.time.shift += hour;
    expect(said(await lyceum.get(map))).toBe('200');
  });

  test('is refused from memory, and before a body is read', async () => {
    const lyceum = await ground.as('lyceum');
    await ask(lyceum, 60);
    expect((await lyceum.get(map)).calls).toBe(0);
    let pulled = 0;
    const body = new ReadableStream({
      pull(stream) {
        if (++pulled > 5) stream.close();
        else stream.enqueue(new Uint8Array(1024));
      },
    });
    const headers = { origin: 'http://localhost:3000', cookie: `session=${lyceum.cookie}` };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    expect((await ground.app.request('/api/documents', init)).status).toBe(429);
    // A stream is asked for its first piece when it is made.
    expect(pulled).toBeLessThanOrEqual(1);
  });

  test('is one in all processes and all sessions', async () => {
    const [here, again] = [await ground.as('lyceum'), await ground.as('lyceum')];
    expect((await ask(here, 31)).answered).toBe(31);
    const app = createApp(ground.house, () => 'elsewhere', pace);
    const there = async () => {
      const headers = { cookie: `session=${again.cookie}` };
      return (await app.request(`/api${map}`, { headers })).status;
    };
    const answers: number[] = [];
    for (let count = 0; count < 30; count++) answers.push(await there());
    // 30 are booked here and 10 there; the next ten find no room.
    expect(answers.indexOf(429)).toBe(19);
    expect(answers.slice(19).every((status) => status === 429)).toBe(true);
  });

  test('waits one window more when they go on asking, and no longer', async () => {
    const lyceum = await ground.as('lyceum');
    const { last } = await ask(lyceum, 100);
    expect(last.body.retryAfter).toBeGreaterThan(hour / 1000);
    ground.time.shift += hour;
    expect(said(await lyceum.get(map))).toBe('429 often');
    ground.time.shift += hour;
    expect(said(await lyceum.get(map))).toBe('200');
  });

  test('has four requests worked at side by side; others do not wait for them', async () => {
    const [lyceum, centre] = [await ground.as('lyceum'), await ground.as('centre')];
    await lyceum.get(map);
    const ends: (() => void)[] = [];
    const headers = {
      origin: 'http://localhost:3000',
      cookie: `session=${lyceum.cookie}`,
      'content-type': 'application/json',
    };
    const slow = Array.from({ length: 4 }, () => {
      const body = new ReadableStream({ start: (stream) => void ends.push(() => stream.close()) });
      const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
      return ground.app.request('/api/documents', init);
    });
    let answered = false;
    const fifth = lyceum.get(map).finally(() => {
      answered = true;
    });
    for (let count = 0; count < 3; count++) expect(said(await centre.get(map))).toBe('200');
    expect(answered).toBe(false);
    for (const end of ends) end();
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(said(await fifth)).toBe('200');
  });
});

describe('whom nobody knows', () => {
  const from = (address: string) => ({ headers: { 'x-connection': address } });

  test('is counted by their network, wherever they ask', async () => {
    const nobody = ground.client();
    const paths = ['/site', map, '/session', '/no-such-page'];
    let last = await nobody.get('/site', from('198.51.100.1'));
    for (let count = 0; count < 69; count++)
      last = await nobody.get(paths[count % paths.length] as string, from('198.51.100.1'));
    expect(said(last)).toBe('429 often');
    const code = { email: 'nobody@opora.example' };
    expect(said(await nobody.post('/session/code', code, from('198.51.100.1')))).toBe('429 often');
    expect(said(await nobody.get('/site', from('198.51.100.2')))).toBe('200');
  });

  test('and who is known there is answered', async () => {
    const lyceum = await ground.as('lyceum');
    await lyceum.get(map, from('198.51.100.3'));
    for (let count = 0; count < 70; count++)
      await ground.client().get('/site', from('198.51.100.3'));
    expect(said(await ground.client().get('/site', from('198.51.100.3')))).toBe('429 often');
    expect(said(await lyceum.get(map, from('198.51.100.3')))).toBe('200');
    expect(said(await lyceum.get('/site', from('198.51.100.3')))).toBe('200');
  });

  test('nobody keeps a person out under a cookie that they made up', async () => {
    const lyceum = await ground.as('lyceum');
    const person = lyceum.cookie?.split('.')[0];
    for (let count = 0; count < 70; count++)
      await ground.client(`${person}.${uuid().padEnd(43, 'x')}`).get(map, from('198.51.100.4'));
    expect(said(await lyceum.get(map))).toBe('200');
  });
});
