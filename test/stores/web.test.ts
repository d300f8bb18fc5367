/** What a look at a page says of it: there, gone, or silent, which proves nothing. Whatever a site does, a look ends. */
import { createHook } from 'node:async_hooks';
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openWeb } from '../../functions/store/web.ts';
import { sha256 } from '../acts.ts';
import { startOutside } from '../outside.ts';

const world = await startOutside({
  'site.example': [['93.184.216.34']],
  'other.example': [['2a00:1450:4001::1', '93.184.216.35']],
  'six.example': [['2a00:1450:4001::1']],
});
afterAll(world.close);
beforeEach(world.forget);
const web = world.open();
/** Limits that a test can wait for. */
const short = { hop: 150, whole: 400, body: 1000 };

test('names that are nobody’s are asked of no DNS', async () => {
  let asked = 0;
  const hook = createHook({
    init: (_, type) => {
      if (type === 'GETADDRINFOREQWRAP') asked++;
    },
  }).enable();
  const own = openWeb({ limits: short });
  for (const name of ['licey-4.example', 'school.test.', 'none.invalid'])
    expect(await own.see(`https://${name}/`)).toEqual({ state: 'gone', reason: 'ENOTFOUND' });
  expect(asked).toBe(0);
  // «localhost» stands in every machine, so it is asked, and refused for its address.
  expect(await own.see('https://localhost/')).toMatchObject({ state: 'refused' });
  hook.disable();
  expect(asked).toBe(1);
});

describe('a page', () => {
  test('that opens is alive, with the SHA-256 of its bytes', async () => {
    world.page = (_, response) => response.end('Самооценка');
    expect(await web.see('http://site.example/самооценка?год=2021#x')).toEqual({
      state: 'alive',
      status: 200,
      sha256: sha256('Самооценка'),
      size: 20,
    });
    expect(world.asked[0]?.url).toBe(
      '/%D1%81%D0%B0%D0%BC%D0%BE%D0%BE%D1%86%D0%B5%D0%BD%D0%BA%D0%B0?%D0%B3%D0%BE%D0%B4=2021',
    );
    const { host, cookie, authorization, ...headers } = world.asked[0]?.headers ?? {};
    expect([host, cookie, authorization]).toEqual(['site.example', undefined, undefined]);
    expect(headers).toMatchObject({ 'accept-encoding': 'identity' });
    expect(headers['user-agent']).toMatch(/^Opora [\x20-\x7e]+$/);
  });

  test('over https with a certificate that nobody vouches for is there, unverified', async () => {
    world.page = (_, response) => response.end('x');
    const seen = await web.see('https://site.example/');
    expect(seen).toMatchObject({ state: 'alive', unverified: true, sha256: sha256('x') });
  });

  test('is asked over IPv4 where there is both, over IPv6 where there is that alone', async () => {
    world.page = (_, response) => response.end('x');
    await web.see('http://other.example/');
    await web.see('http://six.example/');
    await web.see('http://[2a00:1450:4001::1]/');
    expect(world.dialled).toEqual(['93.184.216.35', '2a00:1450:4001::1', '2a00:1450:4001::1']);
  });

  test('that is too long is read to the limit', async () => {
    const small = world.open({ hop: 10_000, whole: 20_000, body: 1000 });
    world.page = (_, response) => response.end('x'.repeat(5000));
    const seen = await small.see('http://site.example/');
    expect(seen).toMatchObject({
      state: 'alive',
      size: 1000,
      cut: true,
      sha256: sha256('x'.repeat(1000)),
    });
    world.page = (_, response) => response.end('x'.repeat(1000));
    expect(await small.see('http://site.example/')).toMatchObject({ size: 1000 });
    expect(await small.see('http://site.example/')).not.toHaveProperty('cut');
  });

  test('that is compressed all the same is kept as it came: nothing is inflated', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    world.page = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    expect(await web.see('http://site.example/')).toMatchObject({
      size: bomb.length,
      sha256: sha256(bomb),
    });
  });

  test.each([404, 410])('that the site has not (%i) is gone', async (status) => {
    world.page = (_, response) => response.writeHead(status).end('нет');
    expect(await web.see('http://site.example/')).toEqual({ state: 'gone', status });
  });

  test('whose name does not exist is gone', async () => {
    expect(await web.see('http://none.example/')).toEqual({ state: 'gone', reason: 'ENOTFOUND' });
  });

  test.each([401, 403, 405, 406, 429, 451, 500, 503, 304, 300])(
    'that answers %i is silent',
    async (status) => {
      world.page = (_, response) => response.writeHead(status).end();
      expect(await web.see('http://site.example/')).toEqual({ state: 'silent', status });
    },
  );
});

describe('redirects', () => {
  const leads =
    (path: string, to: string, status = 302): RequestListener =>
    (request, response) =>
      request.url === path
        ? response.writeHead(status, { location: to }).end()
        : response.end(request.url);

  test.each([301, 302, 303, 307, 308])(
    '%i is followed, to https and back, and told',
    async (status) => {
      world.page = leads('/', 'https://other.example/x', status);
      expect(await web.see('http://site.example/')).toMatchObject({
        state: 'alive',
        moved: 'https://other.example/x',
        sha256: sha256('/x'),
      });
      world.page = leads('/', 'http://other.example/y', status);
      expect(await web.see('https://site.example/')).toMatchObject({
        state: 'alive',
        sha256: sha256('/y'),
      });
    },
  );

  test('to a relative address, and to one in bare Cyrillic', async () => {
    world.page = leads('/', 'a/../b');
    expect(await web.see('http://site.example/')).toMatchObject({ moved: 'http://site.example/b' });
    world.page = leads('/', Buffer.from('/новости').toString('latin1'));
    expect(await web.see('http://site.example/')).toMatchObject({
      moved: new URL('http://site.example/новости').href,
    });
  });

  test('at most five', async () => {
    world.page = (request, response) => {
      const number = Number(request.url?.slice(1));
      if (number === 5) response.end('x');
      else response.writeHead(302, { location: `/${number + 1}` }).end();
    };
    expect((await web.see('http://site.example/0')).state).toBe('alive');
    expect(world.asked).toHaveLength(6);
    world.page = (_, response) => response.writeHead(302, { location: '/' }).end();
    world.asked = [];
    expect(await web.see('http://site.example/')).toEqual({ state: 'silent', reason: 'redirects' });
    expect(world.asked).toHaveLength(6);
  });

  test('to nowhere', async () => {
    world.page = (_, response) => response.writeHead(302).end();
    expect(await web.see('http://site.example/')).toEqual({ state: 'silent', status: 302 });
    world.page = (_, response) => response.writeHead(302, { location: 'http://[' }).end();
    expect(await web.see('http://site.example/')).toEqual({ state: 'silent', status: 302 });
    world.page = leads('/', 'http://none.example/');
    expect(await web.see('http://site.example/')).toMatchObject({ state: 'gone' });
  });
});

describe('what does not answer is silent, whatever it does', () => {
  const quick = world.open(short);
  test.each<[string, RequestListener]>([
    ['never answers', () => {}],
    [
      'stops in the middle',
      (_, response) => void response.writeHead(200, { 'content-length': 9 }).write('x'),
    ],
    [
      'trickles',
      (_, response) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('%s', async (_, behaviour) => {
    world.page = behaviour;
    expect(await quick.see('http://site.example/')).toEqual({ state: 'silent', reason: 'timeout' });
    expect(await quick.see('https://site.example/')).toMatchObject({
      state: 'silent',
      reason: 'timeout',
    });
  });

  test('redirects slowly: the whole has its limit too', async () => {
    world.page = (_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 100);
    };
    expect(await quick.see('http://site.example/')).toMatchObject({
      state: 'silent',
      reason: 'timeout',
    });
  });

  test('breaks off, or talks another language', async () => {
    world.page = (_, response) => response.socket?.destroy();
    expect((await web.see('http://site.example/')).state).toBe('silent');
    world.page = (_, response) => {
      response.writeHead(200, { 'content-length': 9 }).write('x');
      setImmediate(() => response.socket?.destroy());
    };
    expect((await web.see('http://site.example/')).state).toBe('silent');
    world.page = (_, response) => void response.socket?.end('SSH-2.0-x\r\n');
    expect((await web.see('http://site.example/')).state).toBe('silent');
    world.page = (_, response) =>
      void response.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`);
    expect((await web.see('http://site.example/')).state).toBe('silent');
    // The handshake of TLS is no HTTP.
    const other = world.open(short, world.ports.secure);
    expect((await other.see('http://site.example/')).state).toBe('silent');
  });

  test('is closed: a port, a resolver, a word that is no address', async () => {
    const closed = await startOutside({});
    await closed.close();
    const nobody = world.open(undefined, closed.ports.plain);
    expect(await nobody.see('http://site.example/')).toEqual({
      state: 'silent',
      reason: 'ECONNREFUSED',
    });
    const down = openWeb({
      resolve: () => Promise.reject(Object.assign(new Error(), { code: 'EAI_AGAIN' })),
    });
    expect(await down.see('http://a.ru/')).toEqual({ state: 'silent', reason: 'EAI_AGAIN' });
    const slow = openWeb({ resolve: () => new Promise(() => {}), limits: short });
    expect(await slow.see('http://a.ru/')).toEqual({ state: 'silent', reason: 'timeout' });
    expect((await web.see('no address')).state).toBe('refused');
  });
});
