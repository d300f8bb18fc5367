/** The home page is for anybody: goal, plans, whom to ask; never of a person, and no figure that nobody decided to publish. */
import { afterAll, expect, test } from 'vitest';
import { personOf } from '../../functions/contract/people/fold.ts';
import { yearPeriod } from '../../functions/contract/roadmaps/older.ts';
import type { Session } from '../../functions/contract/session.ts';
import type { Site } from '../../functions/contract/site.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { kind, personId } from '../../functions/domain/people/kind.ts';
import * as roadmaps from '../../functions/domain/roadmaps/approving.ts';
import { touch } from '../../functions/domain/stamp.ts';
import { keys } from '../../functions/store/keys.ts';
import { roadmap } from '../../infra/data/reference.ts';
import { contacts, demoPeople } from '../../infra/local/demo.ts';
import { accept, handIn, item, map, owed, review, uuid } from '../acts.ts';
import { said, stand } from '../ground.ts';

const ground = await stand();
afterAll(ground.stop);
const nobody = ground.client();
const home = () => nobody.get<Site>('/site');

test('nobody is told a name, an e-mail, or what waits', async () => {
  const lyceum = await ground.as('lyceum');
  await handIn(lyceum, owed.publication, [item({ note: 'Секрет школы' })]);
  const { text } = await home();
  for (const { name, email } of Object.values(demoPeople)) {
    expect(text).not.toContain(name);
    // The office's own address is told on purpose, as that of the office.
    if (email !== demoPeople.imo.email) expect(text).not.toContain(email);
  }
  expect(text).not.toContain('Секрет');
});

test('an address that is none is 404, in the words of the API', async () => {
  expect(said(await nobody.get('/nothing'))).toBe('404 absent');
  expect((await nobody.get('/nothing')).headers.get('content-type')).toBe(
    'application/problem+json',
  );
});

test('it tells the goal, the plan and whom to ask', async () => {
  const { body, status } = await home();
  expect(status).toBe(200);
  expect(body).toMatchObject({ municipality: 'город-курорт Кисловодск', today: '2021-05-15' });
  expect(body.goal).toMatch(/^Постоянно получать полное представление/);
  expect(body.contacts).toEqual(contacts);
  expect(body.roadmaps).toMatchObject([
    {
      id: '2020-2022',
      periods: [2020, 2021, 2022].map(yearPeriod),
      span: ['2020-01-01', '2022-12-31'],
      measures: 16,
    },
  ]);
  expect(body.roadmaps[0]?.sections).toHaveLength(4);
});

test('figures of a summary are not told: nobody decided to publish them', async () => {
  const [imo, lyceum] = [await ground.as('imo'), await ground.as('lyceum')];
  await ground.tick();
  const before = (await home()).text;
  const list = item({ indicator: '1.3/1', fulfilled: '2021-05-14' });
  await handIn(lyceum, owed.publication, [list]);
  await review(imo, owed.publication, [accept(list.id)]);
  const asked = await imo.post(`${map}/summaries`, { id: uuid(), asOf: '2021-05-15' });
  expect(asked.status).toBe(202);
  await ground.idle();
  expect((await home()).text).toBe(before);
  expect(before).not.toMatch(/totals|states|asOf/);
});

test('a second road map is told too once it is approved, the newest first', async () => {
  const next = {
    ...roadmap,
    id: '2023-2024',
    title: 'Дорожная карта 2023–2024',
    periods: [2023, 2024].map(yearPeriod),
    span: ['2023-01-01', '2024-12-31'] as [string, string],
  };
  await roadmaps.load(contextOf(ground.house), next);
  await touch(contextOf(ground.house));
  // Nobody is told of a plan before it is approved, but those who may approve it.
  expect((await home()).body.roadmaps.map(({ id }) => id)).toEqual(['2020-2022']);
  const known = async (who: 'uo' | 'lyceum') => {
    const { body } = await (await ground.as(who)).get<Session>('/session');
    return body.roadmaps.map(({ id }) => id);
  };
  expect(await known('lyceum')).toEqual(['2020-2022']);
  expect(await known('uo')).toEqual(['2020-2022', '2023-2024']);
  const { municipality } = ground.house.config;
  const id = personId(municipality, demoPeople.uo.email);
  const uo = await ground.house.table.get(kind, keys.person(municipality, id));
  await roadmaps.approve(contextOf(ground.house, uo && personOf(uo)), next.id, 1);
  await ground.idle();
  expect(await known('lyceum')).toEqual(['2023-2024', '2020-2022']);
  const { body } = await home();
  expect(body.roadmaps.map(({ id }) => id)).toEqual(['2023-2024', '2020-2022']);
});

test('it is the same whoever asks, and is not kept by anything on the way', async () => {
  const signed = await (await ground.as('imo')).get<Site>('/site');
  const answer = await home();
  expect(signed.body).toEqual(answer.body);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
