/**
 * Sign-in is by a code from a letter: nobody learns who is registered, and nobody guesses a code. The codes here are read
 * out of the letters, as a person does.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { personId } from '../../../functions/domain/people/kind.ts';
import { keys } from '../../../functions/store/keys.ts';
import { municipality } from '../../../infra/data/reference.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { cookieOf, signingIn, wrong } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.table.fault('none');
  ground.time.shift = 0;
  ground.house.config.edge = undefined;
});
const { askLetter, codeOf, enter } = signingIn(ground);
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

describe('a code whose answer was lost', () => {
  const { email } = demoPeople.head;
  let letters = 0;
  /** Each in a quarter of an hour of its own, so that no letter is one too many. */
  const letter = async () => {
    ground.time.shift = ++letters * 16 * 60_000;
    await askLetter(email);
    return codeOf(email);
  };

  test('is refused to any other attempt than the one that used it, and to none', async () => {
    const code = await letter();
    const [mine, other] = [uuid(), uuid()];
    expect(said(await enter(email, code, mine))).toBe('200');
    expect(said(await enter(email, code, other))).toBe('401 code-wrong');
    expect(said(await enter(email, code))).toBe('401 code-wrong');
    expect(said(await enter(email, wrong(code), mine))).toBe('401 code-wrong');
  });

  test('opens a session again to the same attempt, for five tries in all', async () => {
    const [code, mine] = [await letter(), uuid()];
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push(await enter(email, code, mine));
    expect(answers.map(said)).toEqual([...Array(5).fill('200'), '429 often']);
    const cookies = answers.slice(0, 5).map(cookieOf);
    expect(new Set(cookies).size).toBe(5);
    for (const cookie of cookies)
      expect(said(await ground.client(cookie).get('/session'))).toBe('200');
  });

  test('clicked twice at once by one attempt lets in both times', async () => {
    const [code, mine] = [await letter(), uuid()];
    const answers = await Promise.all([enter(email, code, mine), enter(email, code, mine)]);
    expect(answers.map(said)).toEqual(['200', '200']);
  });

  test('is refused to the same attempt after ten minutes, and when a new letter came', async () => {
    const [code, mine] = [await letter(), uuid()];
    expect(said(await enter(email, code, mine))).toBe('200');
    ground.time.shift += 10 * 60_000 + 1000;
    expect(said(await enter(email, code, mine))).toBe('401 code-wrong');
    const next = await letter();
    expect(said(await enter(email, next, mine))).toBe('200');
    await askLetter(email);
    if (codeOf(email) !== next) expect(said(await enter(email, next, mine))).toBe('401 code-wrong');
  });

  test.each([
    ['the count of the try', 'UpdateItem', 1],
    ['the use of the code', 'UpdateItem', 2],
    ['the session', 'PutItem', 1],
  ] as const)('by the engine, of %s, lets in, and is used up', async (_, operation, number) => {
    const code = await letter();
    ground.table.lose(operation, number);
    const answer = await enter(email, code);
    expect(ground.table.losing()).toBe(false);
    expect(said(answer)).toBe('200');
    expect(said(await ground.client(cookieOf(answer)).get('/session'))).toBe('200');
    expect(said(await enter(email, code))).toBe('401 code-wrong');
  });

  test('has an attempt of its own form, or is named at its field', async () => {
    expect(fields(await enter(email, '123456', 'раз'))).toEqual(['attempt id']);
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

  /** What sixty-one letters get that are asked for from one network, in the opinion of `asking`. */
  const asked = async (asking: (n: number) => [from: string, headers?: object]) => {
    ground.time.shift = 15 * 60_000 * ++windows;
    const answers = [];
    for (let n = 0; n < 61; n++)
      answers.push(await askLetter(`mnogo${windows}-${n}@opora.example`, ...asking(n)));
    return [answers.filter((one) => one.status === 202).length, said(answers[60] as never)];
  };
  let windows = 1;
  const sixty = [60, '429 often'];
  const edge = 'tajna-togo-chto-stoit-pered-oporoj';
  const address = (n: number) => `203.0.113.${n}`;

  test('sixty from one network, whatever the asker says of where they are', async () => {
    const made = await asked((n) => ['198.51.100.250', { 'x-viewer-address': address(n) }]);
    expect(made).toEqual(sixty);
  });

  test('the same where the edge has a secret that they do not know', async () => {
    ground.house.config.edge = edge;
    const guess = (n: number) => (n % 2 ? { 'x-opora-edge': `${edge}.` } : {});
    expect(
      await asked((n) => ['198.51.100.251', { 'x-viewer-address': address(n), ...guess(n) }]),
    ).toEqual(sixty);
  });

  test('who comes by the edge is known by its word, whatever connection it has', async () => {
    ground.house.config.edge = edge;
    const by = (of: string) => ({ 'x-opora-edge': edge, 'x-viewer-address': of });
    expect(await asked((n) => ['198.51.100.252', by(address(n))])).toEqual([61, '202']);
    expect(await asked((n) => [address(n), by('198.51.100.252')])).toEqual(sixty);
  });

  test('all addresses of half of IPv6 are one network, those of another half another', async () => {
    const one = (n: number) => (n % 2 ? `2001:db8:0:7::${n}` : `2001:0DB8::7:${n}:1:2:3`);
    expect(await asked((n) => [one(n)])).toEqual(sixty);
    expect(await asked((n) => [`2001:db8:0:${n.toString(16)}::1`])).toEqual([61, '202']);
    expect(await asked((n) => [`::ffff:203.0.113.${n}`])).toEqual([61, '202']);
  });
});
