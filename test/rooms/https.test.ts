/** On https the session's cookie is bound to this very site; on http it would not come back at all. */
import { afterAll, expect, test } from 'vitest';
import { demoPeople } from '../../infra/local/demo.ts';
import { said, stand } from '../ground.ts';

const ground = await stand({ site: 'https://opora.example' });
afterAll(ground.stop);
const { email } = demoPeople.imo;

test('a cookie of the http name, and an http origin, are nobody’s', async () => {
  const { cookie } = await ground.as('imo');
  const answer = await ground
    .client()
    .get('/session', { headers: { cookie: `session=${cookie}` } });
  expect(said(answer)).toBe('401 signed-out');
  const headers = { origin: 'http://opora.example' };
  expect(said(await ground.client().post('/session/code', { email }, { headers }))).toBe(
    '403 origin',
  );
});

test('both cookies are __Host-, Secure, HttpOnly, SameSite, and together they sign in', async () => {
  const nobody = ground.client();
  const asked = await nobody.post('/session/code', { email });
  await ground.idle();
  const code = /\d{3} \d{3}/.exec(ground.letters()[0]?.subject ?? '')?.[0];
  const [browser = ''] = asked.headers.getSetCookie();
  const headers = { cookie: browser.split(';')[0] ?? '' };
  const answer = await nobody.post('/session', { email, code }, { headers });
  const [, session = ''] = answer.headers.getSetCookie();
  expect([browser, session].map((one) => one.split('=')[0])).toEqual([
    '__Host-browser',
    '__Host-session',
  ]);
  for (const cookie of [browser, session]) {
    for (const flag of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
      expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Domain');
  }
  const cookie = /=([^;]+)/.exec(session)?.[1];
  expect(said(await ground.client(cookie).get('/session'))).toBe('200');
});

test('the description names the cookie of this site', async () => {
  const { text } = await ground.client().get('/openapi.json');
  expect(text).toContain('"session":{"type":"apiKey","in":"cookie","name":"__Host-session"}');
});

test('letters lead to the site of the configuration, never to the Host of a request', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
  await ground.client().post('/session/code', { email }, { headers });
  await ground.idle();
  expect(ground.letters()[0]?.text).toContain('https://opora.example/sign-in');
  expect(ground.letters()[0]?.text).not.toContain('evil');
});
