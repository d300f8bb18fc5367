/** Whoever has no right any more is out: at the next request, and at the door too. */
import { afterAll, describe, expect, test } from 'vitest';
import type { PersonView } from '../../../functions/contract/people/acts.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { handIn, item, map, open, owed } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { act, added, look } from './keeping.ts';
import { signingIn, traceOf, wrong } from './letters.ts';

const ground = await stand();
afterAll(ground.stop);
const { askLetter, codeOf, enter } = signingIn(ground);
const admin = await ground.as('admin');
const school = { role: 'school' as const, schools: ['lyceum-4'] };
const session = async ({ id }: PersonView) => ground.client(await openSession(ground.house, id));
const takeAll = async ({ id }: PersonView) => {
  const { grants } = (await look(admin, id)).body;
  return act(admin, id, { act: 'revoke', rights: grants.map((grant) => grant.id) });
};
/** What somebody is told, whatever they ask for. */
const everywhere = async (who: Client) => {
  const answers = [
    await who.get('/session'),
    await who.get(map),
    await who.get('/schools'),
    await open(who, owed.publication),
    await handIn(who, owed.publication, [item()], { ifMatch: '"1"' }),
  ];
  return [...new Set(answers.map(said))];
};

describe('whoever is taken out', () => {
  test('is out at the next request, in all windows, and says so nowhere but at the door', async () => {
    const person = await added(admin, 'uvolen', school);
    const windows = [await session(person), await session(person)] as const;
    for (const one of windows) expect(said(await open(one, owed.publication))).toBe('200');
    expect(said(await takeAll(person))).toBe('200');
    for (const one of windows) expect(await everywhere(one)).toEqual(['401 signed-out']);
  });

  test('stays in the list, with the history, and is let in again by a new right', async () => {
    const person = await added(admin, 'vernulsya', school);
    const who = await session(person);
    await takeAll(person);
    expect(await everywhere(who)).toEqual(['401 signed-out']);
    const now = (await look(admin, person.id)).body;
    expect([now.grants, now.acts.map((one) => one.act)]).toEqual([[], ['add', 'revoke']]);
    expect(said(await act(admin, person.id, { act: 'grant', right: school }))).toBe('200');
    expect(said(await open(who, owed.publication))).toBe('200');
  });

  test('is out when the last day of the last right is over, and not on it', async () => {
    const person = await added(admin, 'proveryal', { role: 'guest', until: '2021-05-31' });
    ground.day('2021-05-31');
    expect(said(await (await session(person)).get(map))).toBe('200');
    ground.day('2021-06-01');
    expect(await everywhere(await session(person))).toEqual(['401 signed-out']);
    ground.day('2021-05-15');
  });

  test('of one right of two stays in by the other', async () => {
    const person = await added(admin, 'ostalsya', school);
    await act(admin, person.id, { act: 'grant', right: { role: 'uo' } });
    const who = await session(person);
    await act(admin, person.id, { act: 'revoke', rights: [person.grants[0]?.id ?? ''] });
    expect(said(await who.get(`${map}/queue`))).toBe('200');
  });
});

describe('at sign-in somebody without any right', () => {
  test('gets the answer and the trace of everybody else, and no letter', async () => {
    const [gone, there] = [await added(admin, 'bez-prav'), await added(admin, 's-pravom')];
    await takeAll(gone);
    const [one, other] = [await askLetter(gone.email), await askLetter(there.email)];
    expect([one.status, one.text, one.calls]).toEqual([other.status, other.text, other.calls]);
    expect(await traceOf(ground, gone.id)).toEqual(await traceOf(ground, there.id));
    const codes = ground.letters().filter(({ subject }) => subject.includes('код для входа'));
    expect(codes.filter(({ to }) => to === gone.email)).toEqual([]);
    const code = codeOf(there.email);
    expect((await enter(gone.email, code)).text).toBe((await enter(there.email, wrong(code))).text);
  });

  test('who had a code already comes no further than the door by it', async () => {
    const person = await added(admin, 's-kodom', school);
    await askLetter(person.email);
    await takeAll(person);
    await enter(person.email, codeOf(person.email));
    expect(await everywhere(await session(person))).toEqual(['401 signed-out']);
  });
});
