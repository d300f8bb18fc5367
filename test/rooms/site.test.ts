/** The home page is for anybody: it tells how the road map stands from the newest summary, and never of a person. */
import { afterAll, expect, test } from 'vitest';
import type { Site } from '../../functions/contract/site.ts';
import { demoPeople } from '../../infra/local/demo.ts';
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
    expect(text).not.toContain(email);
  }
  expect(text).not.toContain('Секрет');
});

test('an address that is none is 404, in the words of the API', async () => {
  expect(said(await nobody.get('/nothing'))).toBe('404 absent');
  expect((await nobody.get('/nothing')).headers.get('content-type')).toBe(
    'application/problem+json',
  );
});

test('before the first summary there is a road map and no figure', async () => {
  const { body, status } = await home();
  expect(status).toBe(200);
  expect(body).toMatchObject({ municipality: 'город-курорт Кисловодск', today: '2021-05-15' });
  expect(body.goal).toMatch(/^Постоянно получать полное представление/);
  expect(body.roadmap).toMatchObject({
    id: '2020-2022',
    years: [2020, 2021, 2022],
    measures: 16,
    asOf: null,
    totals: [],
  });
  expect(body.roadmap?.sections).toHaveLength(4);
});

test('after a summary it has its day and its figures: 17 cells in every year', async () => {
  const [imo, lyceum] = [await ground.as('imo'), await ground.as('lyceum')];
  await ground.tick();
  const list = item({ indicator: '1.3/1', fulfilled: '2021-05-14' });
  await handIn(lyceum, owed.publication, [list]);
  await review(imo, owed.publication, [accept(list.id)]);
  await imo.post(`${map}/summaries`, { id: uuid(), asOf: '2021-05-15' });
  await ground.idle();
  const { roadmap } = (await home()).body;
  expect(roadmap?.asOf).toBe('2021-05-15');
  for (const year of roadmap?.totals ?? [])
    expect(Object.values(year.states).reduce((all, one) => all + one, 0)).toBe(17);
  expect(roadmap?.totals.map((one) => one.states['not-planned'])).toEqual([13, 2, 5]);
});

test('a summary that was asked for later, of an earlier day, does not turn it back', async () => {
  const imo = await ground.as('imo');
  const { status } = await imo.post(`${map}/summaries`, { id: uuid(), asOf: '2021-02-01' });
  expect(status).toBe(202);
  await ground.idle();
  expect((await home()).body.roadmap?.asOf).toBe('2021-05-15');
});

test('it is the same whoever asks, and is not kept by anything on the way', async () => {
  const signed = await (await ground.as('imo')).get<Site>('/site');
  const answer = await home();
  expect(signed.body).toEqual(answer.body);
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
