/** Somebody is always the administrator, without a last day: what would take the last one is refused, in a race too. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PersonView } from '../../../functions/contract/people/acts.ts';
import type { Person } from '../../../functions/contract/people/person.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { keys } from '../../../functions/store/keys.ts';
import { municipality } from '../../../infra/data/reference.ts';
import { uuid } from '../../acts.ts';
import { type Client, said, stand } from '../../ground.ts';
import { act, added, look } from './keeping.ts';

const ground = await stand();
afterAll(ground.stop);
afterEach(() => ground.table.fault('none'));
// Session with the person, everybody, the note of the taking, the person: one more than any other verb.
ground.bounds.calls = 4;

type Keeper = { id: string; client: Client };
const keeperOf = async ({ id }: { id: string }): Promise<Keeper> => ({
  id,
  client: await ground.client(await openSession(ground.house, id)),
});
let first: Keeper;
beforeAll(async () => {
  first = await keeperOf(await ground.as('admin'));
});
let count = 0;
/** A new administrator, until a day or for good. */
const another = async (until?: string): Promise<Keeper> =>
  keeperOf(
    await added(first.client, `admin${++count}`, { role: 'admin', ...(until && { until }) }),
  );

const rightsOf = async (by: Keeper, { id }: Keeper) =>
  (await look(by.client, id)).body.grants.filter(({ role }) => role === 'admin');
const take = async (by: Keeper, whom: Keeper, version?: number) => {
  const rights = (await rightsOf(by, whom)).map(({ id }) => id);
  return act(by.client, whom.id, { act: 'revoke', rights }, version);
};
const end = async (by: Keeper, whom: Keeper, until: string | null) => {
  const [right] = await rightsOf(by, whom);
  return act(by.client, whom.id, { act: 'end', right: right?.id ?? '', until });
};
const told = (answer: { status: number; body: { state?: string } }) =>
  [answer.status, answer.body.state].filter(Boolean).join(' ');
/** Who are administrators today, for good or until a day. */
async function administrators(): Promise<string[]> {
  const { people } = (await first.client.get<{ people: Person[] }>('/people')).body;
  return people
    .filter(({ grants }) => grants.some(({ role }) => role === 'admin'))
    .map((p) => p.id);
}

describe('the last administrator', () => {
  test('is not taken, ended or taken among other rights', async () => {
    expect(told(await take(first, first))).toBe('409 last-admin');
    expect(told(await end(first, first, '2021-12-31'))).toBe('409 last-admin');
    const right = { role: 'uo' as const };
    const more = await act(first.client, first.id, { act: 'grant', right });
    const rights = more.body.grants.map(({ id }) => id);
    expect(told(await act(first.client, first.id, { act: 'revoke', rights }))).toBe(
      '409 last-admin',
    );
    expect((await look(first.client, first.id)).body.grants).toHaveLength(2);
    const rest = rights.slice(1);
    const taken = await act(first.client, first.id, { act: 'revoke', rights: rest });
    expect(said(taken)).toBe('200');
  });

  test('is one beside whom others have a last day: when it has come nobody would be left', async () => {
    const other = await another('2021-12-31');
    expect(told(await take(other, first))).toBe('409 last-admin');
    expect(told(await end(other, first, '2099-12-31'))).toBe('409 last-admin');
    expect(said(await end(first, other, '2022-12-31'))).toBe('200');
    expect(said(await end(first, other, '2021-06-30'))).toBe('200');
    const taken = await take(first, other);
    expect([said(taken), taken.calls]).toEqual(['200', 5]);
  });

  test('may go once another is for good, and not before', async () => {
    const other = await another('2021-12-31');
    expect(told(await take(first, first))).toBe('409 last-admin');
    expect(said(await end(other, other, null))).toBe('200');
    expect(said(await end(first, first, '2021-12-31'))).toBe('200');
    expect(told(await end(first, other, '2022-12-31'))).toBe('409 last-admin');
    expect(said(await end(other, first, null))).toBe('200');
    expect(said(await take(first, other))).toBe('200');
  });

  test('is not saved by one whose right has ended', async () => {
    const other = await another('2021-05-31');
    ground.day('2021-06-01');
    try {
      const now = await keeperOf(first);
      expect(told(await take(now, now))).toBe('409 last-admin');
      expect(said(await take(now, other))).toBe('200');
    } finally {
      ground.day('2021-05-15');
    }
  });
});

test('an only administrator who came with a last day may get a later one, and is not taken', async () => {
  const [only, other] = [await another('2021-12-31'), await another('2021-06-30')];
  const key = keys.person(municipality.id, first.id);
  const [kept] = await ground.house.table.getMany([key]);
  await ground.house.table.remove(key);
  expect(told(await take(only, only))).toBe('409 last-admin');
  expect(told(await end(only, only, '2021-06-30'))).toBe('409 last-admin');
  expect(told(await take(only, other))).toBe('409 last-admin');
  expect(said(await end(only, only, '2022-12-31'))).toBe('200');
  await ground.house.table.put(key, kept ?? {});
  for (const one of [only, other]) expect(said(await take(first, one))).toBe('200');
});

describe('at the same moment', () => {
  test('of two who take each other one stays, every time', async () => {
    for (let round = 0; round < 12; round++) {
      const other = await another();
      const [one, two] = [await look(first.client, first.id), await look(first.client, other.id)];
      const answers = await Promise.all([
        take(first, other, two.body.version),
        take(other, first, one.body.version),
      ]);
      const words = answers.map(told).sort();
      expect(words[0]).toBe('200');
      expect(['401', '403', '409 last-admin']).toContain(words[1]);
      if (answers[1]?.status === 200) first = other;
      expect(await administrators()).toEqual([first.id]);
    }
  });

  test('of four who take each other in a ring somebody stays', async () => {
    const ring = [first, await another(), await another(), await another()];
    const versions = await Promise.all(ring.map(({ id }) => look(first.client, id)));
    const answers = await Promise.all(
      ring.map((by, place) => {
        const next = (place + 1) % ring.length;
        return take(by, ring[next] as Keeper, versions[next]?.body.version);
      }),
    );
    const stayed = ring.filter((_, place) => answers.at(place - 1)?.status !== 200);
    expect(stayed.length).toBeGreaterThan(0);
    first = stayed[0] as Keeper;
    expect((await administrators()).sort()).toEqual(stayed.map(({ id }) => id).sort());
    for (const one of stayed.slice(1)) await take(first, one);
  });
});

describe('a taking', () => {
  test('that was noted and cut off counts as done, until the person is changed', async () => {
    const other = await another();
    const { version } = (await look(first.client, other.id)).body;
    const key = keys.takings(municipality.id);
    const [noted] = await ground.house.table.getMany([key]);
    const of = { [other.id]: version };
    await ground.house.table.put(key, { of, version: Number(noted?.version) + 1 });
    expect(told(await take(first, first))).toBe('409 last-admin');
    expect(said(await take(first, await another()))).toBe('200');
    expect(told(await take(first, first))).toBe('409 last-admin');
    await act(first.client, other.id, { act: 'rename', name: 'Второй администратор' });
    expect(said(await end(first, first, '2021-12-31'))).toBe('200');
    expect(said(await end(other, first, null))).toBe('200');
    expect(said(await take(first, other))).toBe('200');
  });

  test('whose answer of the engine was lost, of the note or of the person, is done once', async () => {
    for (const number of [1, 2]) {
      const other = await another();
      const body = {
        act: 'revoke',
        id: uuid(),
        rights: (await rightsOf(first, other)).map(({ id }) => id),
      };
      const { etag: ifMatch } = await look(first.client, other.id);
      const ask = () =>
        first.client.post<PersonView>(`/people/${other.id}/acts`, body, { ifMatch });
      ground.table.lose('PutItem', number);
      expect(said(await ask())).toBe('200');
      expect(ground.table.losing()).toBe(false);
      expect((await ask()).body.acts).toHaveLength(2);
    }
  });
});
