/** Rights are acts of the administrator: given, taken, ended, once each, on the version that was read, and told ever after. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonView } from '../../../functions/contract/people/acts.ts';
import type { Session } from '../../../functions/contract/session.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { map, open, owed, uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { act, added, type Deed, look } from './keeping.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => ground.table.fault('none'));
const admin = await ground.as('admin');
let count = 0;
let person: PersonView;
beforeEach(async () => {
  person = await added(admin, `chelovek${++count}`);
});
const signedIn = async () => ground.client(await openSession(ground.house, person.id));
const centre = { role: 'school', schools: ['education-centre'] } as const;
const centreRight = { ...centre, schools: [...centre.schools] };
const first = () => person.grants[0]?.id ?? '';

describe('an act upon a person is refused', () => {
  const rename: Deed = { act: 'rename', name: 'Другое имя' };

  test('without the version that was read, and on another than stands there', async () => {
    const body = { id: uuid(), ...rename };
    expect(said(await admin.post(`/people/${person.id}/acts`, body))).toBe('428 unversioned');
    expect(said(await act(admin, person.id, rename, 0))).toBe('412 stale');
    expect(said(await act(admin, person.id, rename, 2))).toBe('412 stale');
    expect((await look(admin, person.id)).body).toEqual(person);
  });

  test('under the id of another act', async () => {
    const id = uuid();
    expect(said(await act(admin, person.id, { ...rename, id }))).toBe('200');
    expect(said(await act(admin, person.id, { ...rename, id, name: 'Третье' }))).toBe(
      '409 conflict',
    );
  });

  test('upon nobody', async () => {
    for (const id of ['0'.repeat(24), 'x', '%23', 'a'.repeat(300)]) {
      expect(said(await act(admin, id, rename, 1))).toBe('404 absent');
      expect(said(await look(admin, id))).toBe('404 absent');
    }
  });

  const day = '2021-05-14';
  test.each<[string, object]>([
    ['act Invalid', { act: 'dance' }],
    ['name required', { act: 'rename', name: ' ' }],
    ['right.role', { act: 'grant', right: { role: 'king' } }],
    ['right.schools required', { act: 'grant', right: { role: 'school' } }],
    ['right.schools required', { act: 'grant', right: { role: 'head', schools: [] } }],
    ['right.schools.0 id', { act: 'grant', right: { role: 'tutor', schools: ['a#b'] } }],
    [
      'right.schools.1 unknown',
      { act: 'grant', right: { role: 'tutor', schools: ['lyceum-4', 'no-such'] } },
    ],
    ['right.until required', { act: 'grant', right: { role: 'guest' } }],
    ['right.until day', { act: 'grant', right: { role: 'guest', until: '2021-02-30' } }],
    ['right.until past', { act: 'grant', right: { role: 'guest', until: day } }],
    ['right.role held', { act: 'grant', right: { role: 'imo' } }],
    ['right.role held', { act: 'grant', right: { role: 'imo', until: '2021-12-31' } }],
    ['rights required', { act: 'revoke', rights: [] }],
    ['rights.0 unknown', { act: 'revoke', rights: ['no-such'] }],
    ['right unknown', { act: 'end', right: 'no-such', until: null }],
  ])('at its field: %s of %j', async (fault, deed) => {
    const answer = await act(admin, person.id, deed as Deed);
    expect(answer.status).toBe(422);
    expect(fields(answer)[0]?.toLowerCase()).toContain(fault.toLowerCase());
    expect((await look(admin, person.id)).body.version).toBe(1);
  });

  test('when a last day is past, or a guest would have none', async () => {
    const guest = await added(admin, 'gost1', { role: 'guest', until: '2021-05-31' });
    const end = (until: string | null) =>
      act(admin, guest.id, { act: 'end', right: guest.grants[0]?.id ?? '', until });
    expect(fields(await end(day))).toEqual(['until past']);
    expect(fields(await end(null))).toEqual(['until required']);
  });
});

describe('a right', () => {
  test('is given with several schools in one, and its bearer may at once', async () => {
    const who = await signedIn();
    expect(said(await open(who, owed.meetings))).toBe('200');
    const schools = ['lyceum-4', 'education-centre', 'lyceum-4'];
    const given = await act(admin, person.id, { act: 'grant', right: { role: 'tutor', schools } });
    expect(said(given)).toBe('200');
    expect(given.body.grants.at(-1)).toEqual({
      id: given.body.acts.at(-1)?.id,
      role: 'tutor',
      schools: ['lyceum-4', 'education-centre'],
    });
    await act(admin, person.id, { act: 'revoke', rights: [first()] });
    expect(said(await open(who, owed.publication))).toBe('200');
    expect(said(await open(who, owed.centrePublication))).toBe('200');
    expect(said(await who.get(`${map}/queue`))).toBe('403 forbidden');
  });

  test('of no school names none', async () => {
    const right = { role: 'uo' as const, schools: ['lyceum-4'] };
    const { body } = await act(admin, person.id, { act: 'grant', right });
    expect(body.grants.at(-1)).toEqual({ id: body.acts.at(-1)?.id, role: 'uo' });
  });

  test('is taken, several at once, and what is left stays', async () => {
    await act(admin, person.id, { act: 'grant', right: centreRight });
    const { grants } = (await act(admin, person.id, { act: 'grant', right: { role: 'uo' } })).body;
    const who = await signedIn();
    const rights = grants.filter(({ role }) => role !== 'school').map(({ id }) => id);
    const deed: Deed = { act: 'revoke', rights: [...rights, ...rights] };
    const { body } = await act(admin, person.id, deed);
    expect(body.grants).toEqual([{ id: grants[1]?.id, ...centre }]);
    expect(body.acts.at(-1)).toMatchObject({ act: 'revoke', rights });
    expect(said(await who.get(`${map}/queue`))).toBe('403 forbidden');
    expect(said(await open(who, owed.centrePublication))).toBe('200');
  });

  test('gets a last day, another one, and none again', async () => {
    const end = async (until: string | null) =>
      (await act(admin, person.id, { act: 'end', right: first(), until })).body.grants;
    const right = { id: first(), role: 'imo' };
    expect(await end('2021-06-30')).toEqual([{ ...right, until: '2021-06-30' }]);
    expect(await end('2021-05-15')).toEqual([{ ...right, until: '2021-05-15' }]);
    expect(said(await (await signedIn()).get(`${map}/queue`))).toBe('200');
    expect(await end(null)).toEqual([right]);
  });

  test('that has ended is still shown, may go on, and may be given anew', async () => {
    const until = '2021-05-31';
    const guest = await added(admin, 'gost2', { role: 'guest', until });
    const [right] = guest.grants;
    ground.day('2021-06-01');
    try {
      const keeper = await ground.as('admin');
      expect((await look(keeper, guest.id)).body.grants).toEqual([right]);
      const next = { role: 'guest' as const, until: '2021-06-30' };
      const given = await act(keeper, guest.id, { act: 'grant', right: next });
      expect(given.body.grants).toHaveLength(2);
      const longer = { act: 'end', right: right?.id ?? '', until: '2021-07-31' } as const;
      expect((await act(keeper, guest.id, longer)).body.grants[0]?.until).toBe('2021-07-31');
    } finally {
      ground.day('2021-05-15');
    }
  });
});

test('a person is renamed, and is called so with the next request', async () => {
  const who = await signedIn();
  await act(admin, person.id, { act: 'rename', name: 'Заведующий сектором' });
  const session = await who.get<Session>('/session');
  expect(session.body.person.name).toBe('Заведующий сектором');
  const { body } = await admin.get<{ people: PersonView[] }>('/people');
  expect(body.people.find(({ id }) => id === person.id)?.name).toBe('Заведующий сектором');
});

test('the history tells who did what and when, oldest first, and no fingerprints', async () => {
  await act(admin, person.id, { act: 'rename', name: 'Второе имя' });
  await act(admin, person.id, { act: 'end', right: first(), until: '2021-12-31' });
  await act(admin, person.id, { act: 'revoke', rights: [first()] });
  const { body, text, etag } = await look(admin, person.id);
  expect([body.version, etag]).toEqual([4, '"4"']);
  expect(body.acts).toMatchObject([
    { act: 'add', name: person.name, right: { role: 'imo' } },
    { act: 'rename', name: 'Второе имя' },
    { act: 'end', right: first(), until: '2021-12-31' },
    { act: 'revoke', rights: [first()] },
  ]);
  for (const one of body.acts) {
    expect(one.by).toEqual({ id: admin.id, name: 'Администратор', side: 'admin' });
    expect(one.at).toMatch(/^2021-05-15T/);
  }
  expect(text).not.toContain('print');
});

test('a person is read with the session: looking is one call of the table, an act three with its note in the journal, schools one more', async () => {
  const calls = async (deed: Deed) => (await act(admin, person.id, deed)).calls;
  expect((await look(admin, person.id)).calls).toBe(1);
  expect(await calls({ act: 'rename', name: 'Второе имя' })).toBe(3);
  expect(await calls({ act: 'grant', right: { role: 'uo' } })).toBe(3);
  expect(await calls({ act: 'grant', right: centreRight })).toBe(4);
  expect(await calls({ act: 'revoke', rights: [first()] })).toBe(3);
});

describe('the same act again', () => {
  const again = async (deed: Deed, spoil: () => void = () => undefined) => {
    const { version } = (await look(admin, person.id)).body;
    spoil();
    const body = { id: uuid(), ...deed };
    return () => act(admin, person.id, body, version);
  };

  test('has the same answer, whatever came between', async () => {
    const ask = await again({ act: 'grant', right: centreRight });
    const once = await ask();
    expect([said(once), once.body.version]).toEqual(['200', 2]);
    expect((await ask()).body).toEqual(once.body);
    await act(admin, person.id, { act: 'rename', name: 'Между делом' });
    const later = await ask();
    expect([said(later), later.body.version, later.body.acts.length]).toEqual(['200', 3, 3]);
  });

  test('clicked twice at once is one act', async () => {
    const ask = await again({ act: 'grant', right: centreRight });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(said)).toEqual(['200', '200']);
    expect((await look(admin, person.id)).body.acts).toHaveLength(2);
  });

  test('is one act when the answer of the engine was lost', async () => {
    const ask = await again({ act: 'grant', right: centreRight }, () =>
      ground.table.lose('PutItem'),
    );
    expect(said(await ask())).toBe('200');
    expect(ground.table.losing()).toBe(false);
    expect(said(await ask())).toBe('200');
    expect((await look(admin, person.id)).body.acts).toHaveLength(2);
  });

  test('of two that differ at once one is stale, and nothing of it is done', async () => {
    const asks = [
      await again({ act: 'grant', right: centreRight }),
      await again({ act: 'rename', name: 'Другое имя' }),
    ];
    const answers = await Promise.all(asks.map((ask) => ask()));
    expect(answers.map(said).sort()).toEqual(['200', '412 stale']);
    expect((await look(admin, person.id)).body.acts).toHaveLength(2);
  });
});
