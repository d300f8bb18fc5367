/**
 * The web outside is looked at from within our network, so people's addresses must lead nowhere but to the public
 * internet: whatever is written, whatever a name answers, wherever a redirect leads.
 */
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublic } from '../../functions/store/addresses.ts';
import type { Seen } from '../../functions/store/looks.ts';
import { startOutside } from '../outside.ts';

const world = await startOutside({
  'site.example': [['93.184.216.34']],
  'inner.example': [['10.0.0.7']],
  'local.example': [['127.0.0.1']],
  'local6.example': [['::1']],
  'mapped.example': [['::ffff:127.0.0.1']],
  'both.example': [['93.184.216.34', '192.168.0.1']],
  'cloud.example': [['169.254.169.254']],
  'empty.example': [[]],
  'garbage.example': [['not an address']],
  'rebinding.example': [['93.184.216.34'], ['127.0.0.1']],
});
afterAll(world.close);
beforeEach(world.forget);
const web = world.open();
const refused: Seen = { state: 'refused', reason: 'address' };

describe('what is not public is never reached', () => {
  const hostile = [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0177.0.0.01/',
    'http://0/',
    'http://0.0.0.0/',
    'http://127。0。0。1/',
    'http://①②⑦.0.0.1/',
    'http://%31%32%37.0.0.1/',
    'http://127.0.0.1./',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'https://127.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[2001:db8::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fc00::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://[100::1]/',
    'http://localhost/',
    'http://localhost./',
    'http://LOCALHOST/',
    'http://x.localhost/',
    'http://intranet/',
    'http://inner.example/',
    'http://local.example/',
    'http://local.example./',
    'http://local6.example/',
    'http://mapped.example/',
    'http://cloud.example/',
    'http://both.example/',
    'http://empty.example/',
    'http://garbage.example/',
    'http://user@site.example/',
    'http://user:pass@site.example/',
    'http://site.example@127.0.0.1/',
    'http://site.example:22/',
    'http://site.example:6379/',
    'http://site.example:8080/',
    'http://site.example:443/',
    'https://site.example:80/',
    'ftp://site.example/',
    'file:///etc/passwd',
    'gopher://site.example/_x',
    'data:text/html,x',
    'javascript:alert(1)',
    'ws://site.example/',
  ];
  test.each(hostile)('%s', async (url) => {
    expect(await web.see(url)).toEqual(refused);
    expect(world.dialled).toEqual([]);
  });

  test.each(hostile)('nor by a redirect to %s', async (url) => {
    world.page = (_, response) =>
      response.writeHead(302, { location: Buffer.from(url).toString('latin1') }).end();
    expect(await web.see('http://site.example/')).toMatchObject(refused);
    expect(world.dialled).toEqual(['93.184.216.34']);
    expect(world.asked).toHaveLength(1);
  });

  test('a name that is public the first time and private the next', async () => {
    world.page = (_, response) => response.end('x');
    expect((await web.see('http://rebinding.example/')).state).toBe('alive');
    // Asked once, and the connection went to what was asked for.
    expect([world.resolved, world.dialled]).toEqual([['rebinding.example'], ['93.184.216.34']]);
    expect(await web.see('http://rebinding.example/')).toEqual(refused);
    world.resolved = [];
    world.page = (_, response) => response.writeHead(302, { location: '/again' }).end();
    expect(await web.see('http://rebinding.example/')).toMatchObject(refused);
    expect(world.dialled).toEqual(['93.184.216.34', '93.184.216.34']);
  });

  test('whatever the address: only what stands outside the private blocks is dialled', async () => {
    const addresses = fc.oneof(
      fc.ipV4(),
      fc.ipV4Extended(),
      fc.ipV6().map((one) => `[${one}]`),
    );
    world.page = (_, response) => response.end('x');
    await fc.assert(
      fc.asyncProperty(addresses, async (address) => {
        world.dialled = [];
        const url = `http://${address}/`;
        if (!URL.canParse(url)) return;
        const { state } = await web.see(url);
        const host = new URL(url).hostname.replace(/[[\]]/g, '');
        expect([world.dialled.length, state]).toEqual(
          isPublic(host) ? [1, 'alive'] : [0, 'refused'],
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('an address is public', () => {
  test.each([
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.0',
    '100.128.0.0',
    '223.255.255.255',
    '2a00:1450::1',
    '2606:4700::1111',
    '2620:4f:8000::1',
  ])('%s', (address) => {
    expect(isPublic(address)).toBe(true);
  });
  test.each([
    '',
    'x',
    '1.2.3',
    '08.8.8.8',
    '8.8.8.8 ',
    '2a00::1%eth0',
    '[2a00::1]',
    'fe80::1%eth0',
    '3fff::1',
    '4000::1',
    '5f00::1',
    '::8.8.8.8',
    '::ffff:8.8.8.8',
    '203.0.113.1',
    '192.88.99.1',
  ])('not «%s»', (address) => {
    expect(isPublic(address)).toBe(false);
  });
});
