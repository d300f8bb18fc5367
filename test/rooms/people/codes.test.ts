/**
 * Sign-in is by a code from a letter: nobody learns who is registered, and nobody guesses a code. The codes here are read
 * out of the letters, as a person does.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { personId } from '../../../functions/domain/people/kind.ts';
import { municipality } from '../../../infra/data/reference.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { uuid } from '../../acts.ts';
import { fields, said, stand } from '../../ground.ts';
import { cookieOf, signingIn, traceOf, wrong } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.table.fault('none');
  ground.time.shift = 0;
});
const { askLetter, codeOf, enter } = signingIn(ground);
const trace = (email: string) => traceOf(ground, personId(municipality.id, email));

describe('an unknown e-mail', () => {
  const unknown = 'nikto@opora.example';
  const known = demoPeople.centre.email;

  test('gets the same answer, leaves the same trace, and no letter', async () => {
    const [one, other] = [await askLetter(unknown), await askLetter(known)];
    expect([one.status, one.text]).toEqual([other.status, other.text]);
    expect(one.calls).toBe(other.calls);
    expect(await trace(unknown)).toEqual(await trace(known));
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
    expect(await trace(unknown)).toEqual(await trace(known));
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

  test('of before stays valid for its ten minutes, whatever letters come after it', async () => {
    const { email: head } = demoPeople.head;
    await askLetter(head);
    const old = codeOf(head);
    ground.time.shift += 8 * 60_000;
    await askLetter(head);
    const next = codeOf(head);
    expect(said(await enter(head, old))).toBe('200');
    if (old !== next) expect(said(await enter(head, next))).toBe('200');
  });

  test('is of the browser that asked for it: no other gets in by it, and it is not burnt by trying', async () => {
    const { email: tutor } = demoPeople.tutor;
    await askLetter(tutor, { browser: 'a' });
    const code = codeOf(tutor);
    for (let n = 0; n < 7; n++)
      expect(said(await enter(tutor, code, { browser: 'b' }))).toBe('401 code-wrong');
    expect(said(await enter(tutor, code, { browser: 'a' }))).toBe('200');
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
    const [mine, other] = [{ attempt: uuid() }, { attempt: uuid() }];
    expect(said(await enter(email, code, mine))).toBe('200');
    expect(said(await enter(email, code, other))).toBe('401 code-wrong');
    expect(said(await enter(email, code))).toBe('401 code-wrong');
    expect(said(await enter(email, wrong(code), mine))).toBe('401 code-wrong');
  });

  test('opens a session again to the same attempt', async () => {
    const [code, mine] = [await letter(), { attempt: uuid() }];
    const answers = [];
    for (let n = 0; n < 3; n++) answers.push(await enter(email, code, mine));
    expect(answers.map(said)).toEqual(['200', '200', '200']);
    const cookies = answers.map(cookieOf);
    expect(new Set(cookies).size).toBe(3);
    for (const cookie of cookies)
      expect(said(await ground.client(cookie).get('/session'))).toBe('200');
  });

  test('clicked twice at once by one attempt lets in both times', async () => {
    const [code, mine] = [await letter(), { attempt: uuid() }];
    const answers = await Promise.all([enter(email, code, mine), enter(email, code, mine)]);
    expect(answers.map(said)).toEqual(['200', '200']);
  });

  test('is refused to the same attempt after ten minutes', async () => {
    const [code, mine] = [await letter(), { attempt: uuid() }];
    expect(said(await enter(email, code, mine))).toBe('200');
    ground.time.shift += 10 * 60_000 + 1000;
    expect(said(await enter(email, code, mine))).toBe('401 code-wrong');
  });

  test.each([
    ['the count of the try', 'UpdateItem', 1],
    ['the use of the code', 'UpdateItem', 2],
    ['the browser', 'PutItem', 1],
    ['the session', 'PutItem', 2],
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
    expect(fields(await enter(email, '123456', { attempt: 'раз' }))).toEqual(['attempt id']);
  });
});
