/** Adding people: an e-mail that is new, once; who is known already is named, so that one can go to them. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { PersonView } from '../../../functions/contract/people/acts.ts';
import { personOf } from '../../../functions/contract/people/fold.ts';
import type { Person } from '../../../functions/contract/people/person.ts';
import { kind } from '../../../functions/domain/people/kind.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { type Attributes, readAs } from '../../../functions/store/kind.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { map, open, owed, uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { act, look, newcomer } from './keeping.ts';
import { cookieOf, signingIn } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => ground.table.fault('none'));
const { signIn } = signingIn(ground);
const admin = await ground.as('admin');
const add = (body: object) => admin.post<PersonView>('/people', body);
const everybody = async () => (await admin.get<{ people: Person[] }>('/people')).body.people;
const known = async (email: string) => (await everybody()).filter((one) => one.email === email);

describe('a newcomer', () => {
  test.each<[string, object]>([
    ['email email', { email: 'просто слова' }],
    ['name required', { name: '' }],
    ['right.role', { right: { role: 'king' } }],
    ['right.schools required', { right: { role: 'school' } }],
    ['right.schools.0 unknown', { right: { role: 'school', schools: ['no-such'] } }],
    ['right.until required', { right: { role: 'guest' } }],
    ['right.until past', { right: { role: 'guest', until: '2021-05-14' } }],
    ['id id', { id: 'x' }],
  ])('is refused at the field: %s', async (fault, more) => {
    const answer = await add({ ...newcomer('nikto'), ...more });
    expect(answer.status).toBe(422);
    expect(fields(answer)[0]).toContain(fault);
    expect(await known('nikto@opora.example')).toEqual([]);
  });

  test('signs in at once, and is listed with the right and the act that gave it', async () => {
    const body = newcomer('novyi');
    const answer = await add(body);
    expect([said(answer), answer.etag]).toEqual(['200', '"1"']);
    expect(answer.body).toMatchObject({
      email: body.email,
      name: body.name,
      grants: [{ id: body.id, role: 'imo' }],
      acts: [{ act: 'add', id: body.id, by: { name: 'Администратор' } }],
    });
    const { acts: _, ...person } = answer.body;
    expect(await known(body.email)).toEqual([person]);
    const cookie = cookieOf(await signIn(body.email));
    expect(said(await ground.client(cookie).get(`${map}/queue`))).toBe('200');
  });
});

describe('the same request again', () => {
  test('is one person and the same answer; with another body it is a conflict', async () => {
    const body = newcomer('dvazhdy');
    const first = await add(body);
    expect((await add({ ...body, email: 'Dvazhdy@OPORA.example' })).text).toBe(first.text);
    expect(said(await add({ ...body, name: 'Другое имя' }))).toBe('409 conflict');
    expect(await known(body.email)).toHaveLength(1);
  });

  test('at once, or after the answer of the engine was lost, is one person', async () => {
    const body = newcomer('srazu');
    const answers = await Promise.all([add(body), add(body), add(body)]);
    expect(answers.map(said)).toEqual(['200', '200', '200']);
    const lost = newcomer('poteryan');
    ground.table.lose('PutItem');
    expect([said(await add(lost)), said(await add(lost))]).toEqual(['200', '200']);
    for (const one of [body, lost])
      expect((await known(one.email)).map(({ version }) => version)).toEqual([1]);
  });
});

describe('an e-mail that is known', () => {
  test('is refused, tells whose it is, and gives no right', async () => {
    const before = await known(demoPeople.centre.email);
    const body = { ...newcomer('x'), email: 'CENTR@opora.example' };
    const answer = await admin.post<{ id: string }>('/people', body);
    expect([said(answer), answer.body.state]).toEqual(['409 state', 'known']);
    expect((await look(admin, answer.body.id)).body.email).toBe(demoPeople.centre.email);
    expect(await known(demoPeople.centre.email)).toEqual(before);
  });

  test('of two who add it at once one is told that it is known', async () => {
    const answers = await Promise.all([add(newcomer('vdvoem')), add(newcomer('vdvoem'))]);
    expect(answers.map(said).sort()).toEqual(['200', '409 state']);
    expect(await known('vdvoem@opora.example')).toHaveLength(1);
  });
});

test('people stand by their names, in the order of the Russian alphabet', async () => {
  for (const name of ['Ёлкина', 'Яшин', 'Абрамов', 'ежов'])
    await add({ ...newcomer(`p${uuid().slice(0, 8)}`), name });
  const names = (await everybody()).map(({ name }) => name);
  const ours = names.filter((name) => /^(Ёлкина|Яшин|Абрамов|ежов)$/.test(name));
  expect(ours).toEqual(['Абрамов', 'ежов', 'Ёлкина', 'Яшин']);
});

describe('people of release 0.2', () => {
  type Old = Attributes & { id: string; sk: string; email: string; name: string; grants: object[] };
  const file = new URL('../../shapes/0.2.json', import.meta.url);
  const old = (JSON.parse(readFileSync(file, 'utf8')) as Old[]).filter(({ sk }) =>
    sk.startsWith('PERSON#'),
  );

  test('keep e-mail, name, version and every right; the acts say that they come from before', () => {
    expect(old.length).toBeGreaterThan(9);
    for (const { id, email, name, version, grants, ...rest } of old) {
      const kept = readAs(kind, { id, email, name, version, grants, ...rest });
      const person = personOf(kept);
      expect(person).toMatchObject({ id, email, name, version, grants });
      expect(person.grants).toHaveLength(grants.length);
      expect(new Set(person.grants.map((grant) => grant.id)).size).toBe(grants.length);
      for (const { by, at } of kept.acts)
        expect([by, at]).toEqual([{ id: '', name: 'До версии 0.3', side: '' }, undefined]);
    }
  });

  test('are acted upon like any other: of two rights one is taken, the other stays', async () => {
    const both = old.find(({ grants }) => grants.length === 2) as Old;
    const { pk, ...data } = both;
    await ground.house.table.put({ pk: String(pk), sk: both.sk }, data);
    const who = ground.client(await openSession(ground.house, both.id));
    expect(said(await open(who, owed.centrePublication))).toBe('200');
    const { grants } = (await look(admin, both.id)).body;
    const rights = grants.filter(({ role }) => role === 'school').map(({ id }) => id);
    const taken = await act(admin, both.id, { act: 'revoke', rights });
    expect(taken.body.grants).toMatchObject([both.grants[1]]);
    expect(taken.body.acts.map(({ by }) => by.name)).toEqual([
      'До версии 0.3',
      'До версии 0.3',
      'Администратор',
    ]);
    expect(said(await who.get(map))).toBe('200');
  });
});
