/** A municipality begins: from an administrator alone to schools and people, with no road map in sight; nothing breaks. */
import { afterAll, expect, test } from 'vitest';
import type { Person } from '../../../functions/contract/people/person.ts';
import type { School } from '../../../functions/contract/schools/school.ts';
import type { Session } from '../../../functions/contract/session.ts';
import type { Site } from '../../../functions/contract/site.ts';
import type { Foresight } from '../../../functions/contract/tasks/foresight.ts';
import { contextOf } from '../../../functions/domain/context.ts';
import { openSession } from '../../../functions/domain/people/sessions.ts';
import { start } from '../../../functions/domain/start.ts';
import { blank } from '../../../infra/data/reference.ts';
import { uuid } from '../../acts.ts';
import { said, stand } from '../../ground.ts';
import { said as fits } from '../settings/rows.ts';

const ground = await stand({ demo: 'none' });
afterAll(ground.stop);
const admin = await ground.as('admin');
const school = {
  id: 'sosh-5',
  name: 'МБОУ СОШ № 5',
  support: [{ year: 2021, categories: ['shnor'], basis: 'Приказ № 1' }],
};

test('it begins with nothing but who may begin it', async () => {
  const site = (await ground.client().get<Site>('/site')).body;
  expect([site.municipality, site.roadmaps]).toEqual(['', []]);
  expect((await admin.get<Session>('/session')).body.roadmaps).toEqual([]);
  expect((await admin.get<{ schools: School[] }>('/schools')).body.schools).toEqual([]);
  const { people } = (await admin.get<{ people: Person[] }>('/people')).body;
  expect(people.map(({ email }) => email)).toEqual(['admin@opora.example']);
  expect(said(await admin.get('/roadmaps/2020-2022'))).toBe('404 absent');
});

test('the clock finds nothing to do, and fails at nothing', async () => {
  await ground.tick();
});

test('it is named, schools are added without a plan, and somebody is let in who reads them', async () => {
  expect(said(await admin.put('/settings', fits, { ifMatch: '"1"' }))).toBe('200');
  const told = await admin.post<Foresight>('/schools/foresight', { schools: [school] });
  expect(told.body.plans).toEqual([]);
  expect(said(await admin.put('/schools', { school }, { ifMatch: '"0"' }))).toBe('200');
  await ground.idle();
  const right = { role: 'imo' };
  const json = { id: uuid(), email: 'm@ensk.example', name: 'Методист', right };
  const added = await admin.post<Person>('/people', json);
  const imo = ground.client(await openSession(ground.house, added.body.id));
  expect((await imo.get<{ schools: School[] }>('/schools')).body.schools).toMatchObject([school]);
});

test('beginning again changes nothing of what was entered', async () => {
  await start(contextOf(ground.house), {
    municipality: blank,
    schools: [],
    people: [{ email: 'other@opora.example', name: 'Другой', grants: [{ role: 'admin' }] }],
  });
  const { people } = (await admin.get<{ people: Person[] }>('/people')).body;
  expect(people.map(({ name }) => name).sort()).toEqual(['Администратор', 'Методист']);
  expect((await ground.client().get<Site>('/site')).body.municipality).toBe(fits.name);
});
