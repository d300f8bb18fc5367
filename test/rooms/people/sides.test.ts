/** Who speaks for more than one side says for which: nothing is guessed, and it stands in the act. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonView } from '../../../functions/contract/people/acts.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import {
  accept,
  type Decided,
  type HandedIn,
  handIn,
  item,
  map,
  minutes,
  open,
  owed,
  uuid,
} from '../../acts.ts';
import { type Client, fields, said, stand } from '../../ground.ts';
import { act, added } from './keeping.ts';

const ground = await stand();
afterAll(ground.stop);
const admin = await ground.as('admin');
const session = async ({ id }: PersonView) => ground.client(await openSession(ground.house, id));
const post = async <T>(who: Client, task: string, room: string, body: object) =>
  who.post<T>(`${map}/tasks/${task}/${room}`, body, { ifMatch: (await open(who, task)).etag });

describe('a coordinator of two schools by one right', () => {
  const schools = ['lyceum-4', 'education-centre'];
  let both: Client;
  beforeAll(async () => {
    both = await session(await added(admin, 'dve.shkoly', { role: 'school', schools }));
  });
  const send = (more: object, task: string = owed.meetings, sent = minutes()) =>
    post<HandedIn>(both, task, 'submissions', { id: uuid(), items: [sent], ...more });

  test('hands nothing in to an office’s task without saying for which school', async () => {
    expect(fields(await send({}))).toEqual(['side required']);
    expect((await open(both, owed.meetings)).body.task.items).toEqual([]);
  });

  test('hands in for none but these schools', async () => {
    for (const side of ['school-1', 'uo', 'imo'])
      expect(fields(await send({ side }))).toEqual(['side unknown']);
  });

  test.each(schools)('is recorded as %s when that is chosen', async (side) => {
    const sent = minutes();
    const answer = await send({ side }, owed.meetings, sent);
    expect(said(answer)).toBe('200');
    const { task } = (await open(await ground.as('uo'), owed.meetings)).body;
    expect(task.items.find(({ id }) => id === sent.id)?.by.side).toBe(side);
    expect(task.acts.at(-1)?.by.side).toBe(side);
  });

  test('need not say it where only one of them may, and may not say the other', async () => {
    const { centrePublication } = owed;
    const answer = await send({ side: 'lyceum-4' }, centrePublication, item());
    expect(fields(answer)).toEqual(['side unknown']);
    expect(said(await send({}, centrePublication, item()))).toBe('200');
    const { task } = (await open(both, centrePublication)).body;
    expect(task.items.at(-1)?.by.side).toBe('education-centre');
  });
});

describe('somebody of both ИМО and УО', () => {
  let both: Client;
  let waiting: string[];
  beforeAll(async () => {
    const person = await added(admin, 'dva.vedomstva');
    await act(admin, person.id, { act: 'grant', right: { role: 'uo' } });
    both = await session(person);
    const items = [item(), item()];
    await handIn(await ground.as('lyceum'), owed.publication, items);
    waiting = items.map(({ id }) => id);
  });
  const judge = (id: string, more: object) =>
    post<Decided>(both, owed.publication, 'reviews', {
      id: uuid(),
      decisions: [accept(id)],
      ...more,
    });

  test('decides nothing without saying for which office, nor for another', async () => {
    const [first = ''] = waiting;
    expect(fields(await judge(first, {}))).toEqual(['side required']);
    for (const side of ['tutors', 'lyceum-4'])
      expect(fields(await judge(first, { side }))).toEqual(['side unknown']);
    const { task } = (await open(both, owed.publication)).body;
    expect(task.items.every(({ state }) => state === 'waiting')).toBe(true);
  });

  test.each([
    ['imo', 0],
    ['uo', 1],
  ] as const)('is recorded as %s when that is chosen', async (side, place) => {
    const id = waiting[place] ?? '';
    const answer = await judge(id, { side });
    expect(said(answer)).toBe('200');
    const judged = answer.body.task.items.find((one) => one.id === id);
    expect([judged?.state, judged?.verdict?.by.side]).toEqual(['accepted', side]);
  });
});
