/** A session: whose it is, what it says, when it ends. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Chosen } from '../../../functions/contract/casefiles/selection.ts';
import type { Session } from '../../../functions/contract/session.ts';
import type { Brief } from '../../../functions/contract/tasks/task.ts';
import { personId } from '../../../functions/domain/people/kind.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { municipality } from '../../../infra/data/reference.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { handIn, item, map, open, owed } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { act, added, give } from './keeping.ts';
import { browserOf, cookieOf, signingIn } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
});
const { askLetter, codeOf, enter, signIn } = signingIn(ground);
const hour = 3600_000;

describe('a session', () => {
  test('of nobody, forged or cut, is 401 everywhere', async () => {
    const good = (await ground.as('imo')).cookie ?? '';
    const bad = [undefined, '', 'x', good.slice(0, -1), `${good}x`, good.replace('.', '#')];
    const foreign = personId(municipality.id, demoPeople.uo.email) + good.slice(24);
    for (const cookie of [...bad, foreign])
      expect(said(await ground.client(cookie).get(`${map}/queue`))).toBe('401 signed-out');
  });

  test('is new at every sign-in, whatever cookie was there before', async () => {
    const fixed = `${'a'.repeat(24)}.${'b'.repeat(43)}`;
    await askLetter(demoPeople.admin.email);
    const { email } = demoPeople.admin;
    const { cookie } = browserOf(email);
    const headers = { cookie: `${cookie}; session=${fixed}` };
    const answer = await enter(email, codeOf(email), { headers });
    expect(said(answer)).toBe('200');
    expect(cookieOf(answer)).not.toBe(fixed);
    expect(said(await ground.client(fixed).get('/session'))).toBe('401 signed-out');
  });

  test('ends the one that the same browser had, and none of another', async () => {
    const [before, elsewhere] = [await ground.as('admin'), await ground.as('admin')];
    const { email } = demoPeople.admin;
    const headers = { cookie: `${browserOf(email).cookie}; session=${before.cookie}` };
    await askLetter(email);
    expect(said(await enter(email, codeOf(email), { headers }))).toBe('200');
    expect(said(await before.get('/session'))).toBe('401 signed-out');
    expect(said(await elsewhere.get('/session'))).toBe('200');
  });

  test('says who is signed in and what they may', async () => {
    const answer = await signIn(demoPeople.imo.email);
    const session = await ground.client(cookieOf(answer)).get<Session>('/session');
    expect(session.body.person).toMatchObject({ name: 'Методист ИМО', grants: [{ role: 'imo' }] });
    expect(session.body.may).toContain('task.review');
    const school = await (await ground.as('lyceum')).get<Session>('/session');
    expect(school.body.may).not.toContain('task.review');
  });

  test('ends by signing out, and its cookie is worth nothing afterwards', async () => {
    const imo = await ground.as('imo');
    const other = await ground.as('imo');
    expect(said(await imo.delete('/session'))).toBe('200');
    expect(said(await imo.get('/session'))).toBe('401 signed-out');
    expect(said(await other.get('/session'))).toBe('200');
    expect(said(await imo.delete('/session'))).toBe('200');
  });

  test('ends after twelve idle hours, and not while it is used', async () => {
    const [used, idle] = [await ground.as('imo'), await ground.as('imo')];
    ground.time.shift += 11 * hour;
    expect(said(await used.get('/session'))).toBe('200');
    ground.time.shift += 2 * hour;
    expect(said(await used.get('/session'))).toBe('200');
    expect(said(await idle.get('/session'))).toBe('401 signed-out');
  });

  test('knows only rights that hold today: an ended one is in no list and no choice', async () => {
    const admin = await ground.as('admin');
    const both = await added(admin, 'dve', {
      role: 'school',
      schools: ['lyceum-4'],
      until: '2021-05-31',
    });
    const right = { role: 'school' as const, schools: ['education-centre'] };
    await act(admin, both.id, { act: 'grant', right });
    const seen = async () => {
      const who = ground.client(await openSession(ground.house, both.id));
      const { grants } = (await who.get<Session>('/session')).body.person;
      const { tasks } = (await who.get<{ tasks: Brief[] }>(`${map}/tasks`)).body;
      const { evidence } = (await who.get<{ evidence: Chosen[] }>(`${map}/evidence`)).body;
      const schools = [...tasks.map(({ owes }) => owes), ...evidence.map(({ task }) => task)]
        .filter((one) => /^(lyceum|education)/.test(one))
        .map((one) => one.split('.')[0]);
      return [grants.flatMap((grant) => grant.schools), [...new Set(schools)].sort()];
    };
    await handIn(await ground.as('lyceum'), owed.publication, [item()]);
    const all = ['education-centre', 'lyceum-4'];
    expect(await seen()).toEqual([['lyceum-4', 'education-centre'], all]);
    ground.day('2021-06-01');
    try {
      expect(await seen()).toEqual([['education-centre'], ['education-centre']]);
    } finally {
      ground.day('2021-05-15');
    }
  });

  test('loses a right, or gains one, with the very next request', async () => {
    const admin = await ground.as('admin');
    const centre = await ground.as('centre');
    expect(said(await open(centre, owed.centrePublication))).toBe('200');
    await give(admin, centre.id, { role: 'school', schools: ['lyceum-4'] });
    expect(said(await open(centre, owed.centrePublication))).toBe('404 absent');
    expect(said(await open(centre, owed.publication))).toBe('200');
    await give(admin, centre.id, { role: 'guest', until: '2021-05-15' });
    expect(said(await open(centre, owed.centrePublication))).toBe('200');
    expect(said(await centre.get(`${map}/queue`))).toBe('403 forbidden');
  });
});

describe('another site', () => {
  test('may not act for a person: foreign, absent or null origins are 403', async () => {
    const imo = await ground.as('imo');
    for (const origin of [
      'https://evil.example',
      'null',
      '',
      'http://localhost:3001',
      'http://localhost',
    ]) {
      const headers = { origin };
      expect(said(await imo.post('/session/code', { email: 'a@b.ru' }, { headers }))).toBe(
        '403 origin',
      );
      expect(said(await imo.delete('/session', { headers }))).toBe('403 origin');
    }
    expect(said(await imo.get('/session'))).toBe('200');
  });
});

test('the cookie is HttpOnly and SameSite, and belongs to this address', async () => {
  const { headers } = await signIn(demoPeople.imo2.email);
  const [browser = '', session = '', ...more] = headers.getSetCookie();
  expect(more).toEqual([]);
  expect(browser).toMatch(/^browser=[\w-]{43}; /);
  expect(session).toMatch(/^session=[0-9a-f]{24}\.[\w-]{43}; /);
  for (const cookie of [browser, session]) {
    for (const flag of ['Path=/', 'HttpOnly', 'SameSite=Lax']) expect(cookie).toContain(flag);
    expect(cookie).not.toContain('Secure');
    expect(cookie).not.toContain('Domain');
  }
});
