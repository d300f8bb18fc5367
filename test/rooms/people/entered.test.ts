/** Where one is signed in: seen by oneself alone, ended by oneself or by the administrator; no session is for ever. */
import { afterAll, afterEach, expect, test } from 'vitest';
import type { SessionView } from '../../../functions/contract/people/sessions.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { type Client, said, stand } from '../../ground.ts';
import { cookieOf, signingIn } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
  ground.table.fault('none');
});
const { askLetter, codeOf, enter } = signingIn(ground);
const { email } = demoPeople.centre;
const day = 24 * 3600_000;

/** Signs in by a letter, in a browser that says what it is. */
async function signedIn(agent: string, network: string): Promise<Client> {
  const place = { network, headers: { 'user-agent': agent } };
  await askLetter(email, place);
  return ground.client(cookieOf(await enter(email, codeOf(email), place)));
}
const list = async (who: Client) =>
  (await who.get<{ sessions: SessionView[] }>('/session/all')).body.sessions;
const [office, home] = [
  await signedIn('Chrome', '192.0.2.10'),
  await signedIn('Phone', '192.0.2.20'),
];
const admin = await ground.as('admin');
const alive = async (who: Client) => said(await who.get('/session'));

test('one sees one’s own: since when, in which browser, from where; a second sign-in ended none', async () => {
  const all = await list(home);
  expect(all.map(({ agent, network, own }) => [agent, network, own])).toEqual([
    ['Phone', '192.0.2.20', true],
    ['Chrome', '192.0.2.10', false],
  ]);
  expect(await list(admin)).toHaveLength(1);
});

test('nobody ends one of another; one’s own is ended at once, and again is well', async () => {
  const id = (await list(home)).find(({ own }) => !own)?.id;
  expect(said(await admin.delete(`/session/all/${id}`))).toBe('200');
  expect(await alive(office)).toBe('200');
  expect(said(await home.delete(`/session/all/${id}`))).toBe('200');
  expect(said(await home.delete(`/session/all/${id}`))).toBe('200');
  expect(await alive(office)).toBe('401 signed-out');
  expect(await alive(home)).toBe('200');
});

test('the administrator ends all that somebody has, by one write; who signs in afterwards is in', async () => {
  const centre = await ground.as('centre');
  expect(said(await home.delete(`/people/${centre.id}/sessions`))).toBe('403 forbidden');
  expect(said(await admin.delete(`/people/${centre.id}/sessions`))).toBe('200');
  expect([await alive(home), await alive(centre)]).toEqual(['401 signed-out', '401 signed-out']);
  ground.time.shift += 1000;
  expect(await alive(await ground.as('centre'))).toBe('200');
  expect(await alive(admin)).toBe('200');
});

test('a session that is used every day ends after thirty days all the same', async () => {
  ground.time.shift += 2000;
  const who = await ground.as('centre');
  for (let half = 1; half <= 60; half++) {
    ground.time.shift += day / 2 - 1000;
    expect(await alive(who)).toBe('200');
  }
  ground.time.shift += 120_000;
  expect(await alive(who)).toBe('401 signed-out');
});

test('signing out while the engine is down says so, takes the cookie away, and is done by the schedule', async () => {
  ground.time.shift += 3000;
  const who = await ground.as('centre');
  ground.table.fault('down');
  const answer = await who.delete('/session');
  expect(said(answer)).toBe('503 busy');
  expect(answer.headers.getSetCookie().join()).toMatch(/session=;.*Max-Age=0/);
  ground.table.fault('none');
  await ground.idle();
  expect(await alive(who)).toBe('401 signed-out');
});
