/**
 * Sign-in is by a code from a letter: nobody learns who is registered, nobody guesses a code, and a session ends when it
 * should. The codes here are read out of the letters, as a person does.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type { Person, Session } from '../../functions/contract/people.ts';
import { personId } from '../../functions/domain/people.ts';
import { keys } from '../../functions/store/keys.ts';
import { municipality } from '../../infra/data/reference.ts';
import { demoPeople } from '../../infra/local/demo.ts';
import { map, open, owed } from '../acts.ts';
import { fields, said, stand } from '../ground.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
});
const nobody = ground.client();
const hour = 3600_000;
let networks = 0;

/** Asks for a letter, each time from a network of its own so that only the address is limited. */
const askLetter = async (email: string, from = `198.51.100.${++networks}`) => {
  const answer = await nobody.post(
    '/session/code',
    { email },
    { headers: { 'x-viewer-address': `203.0.113.9, ${from}` } },
  );
  await ground.idle();
  return answer;
};
const codeOf = (email: string) =>
  /(\d{3}) (\d{3})/.exec(ground.letters().find((one) => one.to === email)?.subject ?? '')?.[0] ??
  '';
const wrong = (code: string) => `${(Number(code[0]) + 1) % 10}${code.slice(1)}`;
const enter = (email: string, code: string) => nobody.post('/session', { email, code });
const cookieOf = (answer: { headers: Headers }) =>
  /session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const signIn = async (email: string) => {
  await askLetter(email);
  return enter(email, codeOf(email));
};
const traceOf = async (email: string) => {
  const key = keys.code(municipality.id, personId(municipality.id, email));
  const [item] = await ground.house.table.getMany([key]);
  return Object.entries(item ?? {})
    .filter(([name]) => name !== 'pk')
    .map(([name, value]) => `${name} ${typeof value} ${String(value).length}`)
    .sort();
};

describe('an unknown e-mail', () => {
  const unknown = 'nikto@opora.example';
  const known = demoPeople.centre.email;

  test('gets the same answer, leaves the same trace, and no letter', async () => {
    const [one, other] = [await askLetter(unknown), await askLetter(known)];
    expect([one.status, one.text]).toEqual([other.status, other.text]);
    expect(one.calls).toBe(other.calls);
    expect(await traceOf(unknown)).toEqual(await traceOf(known));
    expect(ground.letters().map((letter) => letter.to)).not.toContain(unknown);
  });

  test('is refused in the same words, try by try, as a known one with wrong codes', async () => {
    const tries = async (email: string) => {
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push((await enter(email, '000000')).text);
      return answers;
    };
    await askLetter(unknown);
    await askLetter(known);
    if (codeOf(known) === '000 000') await askLetter(known);
    expect(await tries(unknown)).toEqual(await tries(known));
    expect(await traceOf(unknown)).toEqual(await traceOf(known));
  });

  test('what is no e-mail is named at its field', async () => {
    for (const email of [
      '',
      'a',
      'a@b',
      'a b@c.ru',
      '<a@b.ru>',
      'a@b.ru\u0000',
      `${'x'.repeat(250)}@b.ru`,
    ])
      expect(fields(await askLetter(email))[0]).toMatch(/^email /);
  });
});

describe('a code', () => {
  const { email } = demoPeople.lyceum;

  test('is refused when wrong, and works after that', async () => {
    await askLetter(email);
    const code = codeOf(email);
    expect(said(await enter(email, wrong(code)))).toBe('401 code-wrong');
    expect(said(await enter(email, code))).toBe('200');
  });

  test('works once', async () => {
    expect(said(await enter(email, codeOf(email)))).toBe('401 code-wrong');
  });

  test('of before is refused when a new letter came', async () => {
    await askLetter(email);
    const old = codeOf(email);
    await askLetter(email);
    if (codeOf(email) !== old) expect(said(await enter(email, old))).toBe('401 code-wrong');
    expect(said(await enter(email, codeOf(email)))).toBe('200');
  });

  test('is refused at the sixth try, the right one too', async () => {
    const { email: head } = demoPeople.head;
    await askLetter(head);
    const code = codeOf(head);
    for (let n = 0; n < 5; n++) expect(said(await enter(head, wrong(code)))).toBe('401 code-wrong');
    const sixth = await enter(head, code);
    expect(said(sixth)).toBe('429 often');
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('tried by twenty at once is looked at five times', async () => {
    const { email: tutor } = demoPeople.tutor;
    await askLetter(tutor);
    const bad = wrong(codeOf(tutor));
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(tutor, bad)));
    const statuses = answers.map(said).sort();
    expect(statuses.filter((one) => one === '401 code-wrong')).toHaveLength(5);
    expect(statuses.filter((one) => one === '429 often')).toHaveLength(15);
  });

  test('clicked twice at once opens one session', async () => {
    const { email: guest } = demoPeople.guest;
    await askLetter(guest);
    const code = codeOf(guest);
    const answers = await Promise.all([enter(guest, code), enter(guest, code)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
  });

  test('is refused after ten minutes', async () => {
    const { email: curator } = demoPeople.curator;
    await askLetter(curator);
    ground.time.shift += 10 * 60_000 + 1000;
    expect(said(await enter(curator, codeOf(curator)))).toBe('401 code-wrong');
  });

  test('may be typed with spaces, and with the e-mail in other letters', async () => {
    const { email: uo } = demoPeople.uo;
    await askLetter(` ${uo.toUpperCase()} `);
    expect(codeOf(uo)).toMatch(/^\d{3} \d{3}$/);
    expect(said(await enter(uo.toUpperCase(), ` ${codeOf(uo)} `))).toBe('200');
  });

  test('of another form is named at its field', async () => {
    for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
      expect(fields(await enter(email, code))).toEqual(['code code']);
  });
});

describe('letters are limited', () => {
  test('five to one address in a quarter of an hour, then 429 with the time to wait', async () => {
    const email = 'zasypannyi@opora.example';
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push(await askLetter(email));
    expect(answers.map(said)).toEqual(['202', '202', '202', '202', '202', '429 often']);
    const last = answers[5];
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(last?.headers.get('retry-after'))).toBeLessThanOrEqual(900);
    ground.time.shift += 16 * 60_000;
    expect(said(await askLetter(email))).toBe('202');
  });

  test('sixty from one network, whatever stands before it in the header', async () => {
    const answers = [];
    for (let n = 0; n < 61; n++)
      answers.push(await askLetter(`mnogo${n}@opora.example`, '198.51.100.250'));
    expect(answers.filter((answer) => answer.status === 202)).toHaveLength(60);
    expect(said(answers[60] as never)).toBe('429 often');
  });
});

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
    const answer = await ground
      .client(fixed)
      .post('/session', { email: demoPeople.admin.email, code: codeOf(demoPeople.admin.email) });
    expect(said(answer)).toBe('200');
    expect(cookieOf(answer)).not.toBe(fixed);
    expect(said(await ground.client(fixed).get('/session'))).toBe('401 signed-out');
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

  test('loses a right, or gains one, with the very next request', async () => {
    const admin = await ground.as('admin');
    const centre = await ground.as('centre');
    const keep = (grants: object[]) => admin.post('/people', { ...demoPeople.centre, grants });
    expect(said(await open(centre, owed.centrePublication))).toBe('200');
    expect(said(await keep([{ role: 'school', schools: ['lyceum-4'] }]))).toBe('200');
    expect(said(await open(centre, owed.centrePublication))).toBe('404 absent');
    expect(said(await open(centre, owed.publication))).toBe('200');
    await keep([{ role: 'guest', until: '2021-05-14' }]);
    expect(said(await open(centre, owed.publication))).toBe('404 absent');
    expect(said(await centre.get(map))).toBe('403 forbidden');
    await keep([{ role: 'guest', until: '2021-05-15' }]);
    expect(said(await open(centre, owed.publication))).toBe('200');
    await keep([...demoPeople.centre.grants]);
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

describe('people are kept by the administrator', () => {
  test('a right without its schools, an unknown role, no right at all: at the field', async () => {
    const admin = await ground.as('admin');
    const keep = async (grants: unknown) =>
      fields(await admin.post('/people', { email: 'a@b.ru', name: 'Кто-то', grants }));
    expect(await keep([])).toEqual(['grants required']);
    expect(await keep([{ role: 'school' }])).toEqual(['grants.0.schools required']);
    expect((await keep([{ role: 'king' }]))[0]).toMatch('grants.0.role');
    expect((await keep([{ role: 'school', schools: ['a#b'] }]))[0]).toMatch('grants.0.schools.0');
  });

  test('a new person signs in at once; the same e-mail in other letters is the same person', async () => {
    const admin = await ground.as('admin');
    const person = {
      email: 'Novyi@Opora.example',
      name: 'Новый методист',
      grants: [{ role: 'imo' }],
    };
    const first = await admin.post<Person>('/people', person);
    const again = await admin.post<Person>('/people', { ...person, email: 'novyi@opora.EXAMPLE' });
    expect(again.body.id).toBe(first.body.id);
    const answer = await signIn('novyi@opora.example');
    expect(said(await ground.client(cookieOf(answer)).get(`${map}/queue`))).toBe('200');
    const { body } = await admin.get<{ people: Person[] }>('/people');
    expect(body.people.filter((one) => one.name === 'Новый методист')).toHaveLength(1);
  });
});

test('the cookie is HttpOnly and SameSite, and belongs to this address', async () => {
  const header = (await signIn(demoPeople.imo2.email)).headers.get('set-cookie') ?? '';
  expect(header).toMatch(/^session=[0-9a-f]{24}\.[\w-]{43}; /);
  for (const flag of ['Path=/', 'HttpOnly', 'SameSite=Lax']) expect(header).toContain(flag);
  expect(header).not.toContain('Secure');
  expect(header).not.toContain('Domain');
});
