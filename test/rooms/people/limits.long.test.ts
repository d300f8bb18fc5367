/**
 * How often letters and tries may be asked for (rows E6 and A of the battery): strangers share what there is for one account and
 * cannot use up what its owner has in a browser that is known; wrong tries are counted by network too.
 */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { demoPeople } from '../../../infra/local/demo.ts';
import { said, stand } from '../../ground.ts';
import { signingIn } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => {
  ground.time.shift = 0;
  ground.house.config.edge = undefined;
});
const { askLetter, codeOf, enter } = signingIn(ground);

describe('letters are limited', () => {
  const often = (answers: { headers: Headers }[]) =>
    Number(answers.at(-1)?.headers.get('retry-after'));

  test('ten an hour to one account for all strangers together, then 429 with the time to wait', async () => {
    const email = 'zasypannyi@opora.example';
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await askLetter(email, { browser: `b${n}` }));
    expect(answers.map(said)).toEqual([...Array(10).fill('202'), '429 often']);
    expect(often(answers)).toBeGreaterThan(0);
    expect(often(answers)).toBeLessThanOrEqual(3600);
    ground.time.shift += 61 * 60_000;
    expect(said(await askLetter(email))).toBe('202');
  });

  test('a browser in which one has signed in has its own five, which strangers cannot use up', async () => {
    const { email } = demoPeople.curator;
    ground.time.shift += 20 * 60_000;
    await askLetter(email);
    expect(said(await enter(email, codeOf(email)))).toBe('200');
    for (let n = 0; n < 11; n++) await askLetter(email, { browser: `c${n}` });
    expect(said(await askLetter(email, { browser: 'stranger' }))).toBe('429 often');
    const own = [];
    for (let n = 0; n < 6; n++) own.push(await askLetter(email));
    expect(own.map(said)).toEqual([...Array(5).fill('202'), '429 often']);
    expect(said(await enter(email, codeOf(email)))).toBe('200');
  });

  /** What sixty-one letters get that are asked for from one network, in the opinion of `asking`. */
  const asked = async (asking: (n: number) => [network: string, headers?: object]) => {
    ground.time.shift = 15 * 60_000 * ++windows;
    const answers = [];
    for (let n = 0; n < 61; n++) {
      const [network, headers = {}] = asking(n);
      const place = { network, headers: headers as Record<string, string> };
      answers.push(await askLetter(`mnogo${windows}-${n}@opora.example`, place));
    }
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

test('of the codes that one browser asked for the newest three let in', async () => {
  const { email } = demoPeople.imo2;
  const sent: string[] = [];
  for (let n = 0; n < 5; n++) {
    await askLetter(email, { browser: 'many' });
    sent.push(codeOf(email));
    ground.time.shift += 1000;
  }
  const lets = async (code: string) =>
    said(await enter(email, code, { browser: 'many' })) === '200';
  const [first = '', second = '', ...newest] = sent;
  expect([await lets(first), await lets(second)]).toEqual([false, false]);
  for (const code of newest) expect(await lets(code)).toBe(true);
});

describe('tries are limited', () => {
  const { email } = demoPeople.centre;
  const nextDay = () => {
    ground.time.shift = 26 * 3600_000;
  };

  test('nine wrong ones from one network in five minutes, at whatever accounts; who comes in is not counted', async () => {
    nextDay();
    const place = { network: '192.0.2.77' };
    await askLetter(email);
    for (let n = 0; n < 12; n++) {
      const other = n % 2 ? demoPeople.admin.email : demoPeople.uo.email;
      await askLetter(other, { browser: `new${n}` });
      expect(said(await enter(other, codeOf(other), { ...place, browser: `new${n}` }))).toBe('200');
    }
    const answers = [];
    for (let n = 0; n < 10; n++) answers.push(await enter(`u${n}@opora.example`, '000000', place));
    expect(answers.map(said)).toEqual([...Array(9).fill('401 code-wrong'), '429 often']);
    expect(Number(answers[9]?.headers.get('retry-after'))).toBeLessThanOrEqual(300);
    // The right code from there is refused as well, so that nobody learns whether it was right.
    expect(said(await enter(email, codeOf(email), place))).toBe('429 often');
    expect(said(await enter(email, codeOf(email), { network: '192.0.2.78' }))).toBe('200');
  });

  test('twenty at once from one network are looked at nine times', async () => {
    nextDay();
    const place = { network: '192.0.2.79', browser: 'burst' };
    const all = await Promise.all(Array.from({ length: 20 }, () => enter(email, '000000', place)));
    const statuses = all.map(said);
    expect(statuses.filter((one) => one === '401 code-wrong')).toHaveLength(9);
    expect(statuses.filter((one) => one === '429 often')).toHaveLength(11);
  });

  test('a hundred a day of all strangers at one account; its owner comes in all the same, by a browser that is known', async () => {
    nextDay();
    const { email: own } = demoPeople.guest;
    await askLetter(own);
    expect(said(await enter(own, codeOf(own)))).toBe('200');
    // The first sign-in was one of the hundred: the browser was a stranger's then.
    let refused = 0;
    for (let n = 0; n < 101; n++)
      if (said(await enter(own, '000000', { browser: `s${n}` })) === '429 often') refused++;
    expect(refused).toBe(2);
    await askLetter(own);
    expect(said(await enter(own, codeOf(own)))).toBe('200');
  });

  test('thirty a day in a browser that is known, so nobody guesses at a colleague’s', async () => {
    nextDay();
    const { email: own } = demoPeople.uo;
    await askLetter(own, { browser: 'office' });
    await enter(own, codeOf(own), { browser: 'office' });
    const answers = [];
    for (let n = 0; n < 31; n++) answers.push(await enter(own, '000000', { browser: 'office' }));
    expect(answers.filter((one) => said(one) === '401 code-wrong')).toHaveLength(30);
    expect(said(answers[30] as never)).toBe('429 often');
  });
});
