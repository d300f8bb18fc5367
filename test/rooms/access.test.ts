/**
 * Every route × every role × own, foreign and non-existent, from the app's own table of routes: a route without a row
 * here fails. What may not be seen answers like what is not there, to the letter.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../../functions/api/app.ts';
import { contextOf } from '../../functions/domain/context.ts';
import { write } from '../../functions/domain/people/acting.ts';
import { openSession } from '../../functions/domain/people/sessions.ts';
import { municipality } from '../../infra/data/reference.ts';
import type { DemoPerson } from '../../infra/local/demo.ts';
import { askPlace, map } from '../acts.ts';
import { type Answer, type Client, stand } from '../ground.ts';
import { held } from '../held.ts';
import { pdf } from '../papers.ts';
import { placesOf } from '../places.ts';
import { demo, matrixOf } from './matrix.ts';
import type { Row } from './rooms.ts';

const ground = await stand();
afterAll(ground.stop);

const everybody = ['nobody', 'expired', ...demo];
const expired = await write(contextOf(ground.house), {
  email: 'byvshii@opora.example',
  name: 'Бывший сотрудник',
  grants: [{ role: 'imo', until: '2021-05-14' }],
});
async function as(name: string): Promise<Client> {
  if (name === 'nobody') return ground.client();
  if (name === 'expired') return ground.client(await openSession(ground.house, expired.id));
  return ground.as(name as DemoPerson);
}

const { matrix, lyceum, imo } = await matrixOf(ground);

const routes = [
  ...new Set(
    ground.app.routes
      .filter((route) => route.method !== 'ALL')
      .map((route) => `${route.method} ${route.path}`),
  ),
];

test('every route has a row, and every row a route', () => {
  expect(Object.keys(matrix).sort()).toEqual([...routes].sort());
});

function expected(row: Row, name: string): string {
  if (row.may === 'public') return 'may';
  if (name === 'nobody' || name === 'expired') return '401 signed-out';
  if (row.may.split(' ').includes(name)) return 'may';
  return row.hidden?.split(' ').includes(name) ? '404 absent' : '403 forbidden';
}
const outcome = (answer: Answer<unknown>): string => {
  const word = `${answer.status} ${answer.body.code}`;
  return ['401 signed-out', '403 forbidden', '404 absent'].includes(word) ? word : 'may';
};

describe.each(routes)('%s', (route) => {
  const [method = ''] = route.split(' ');
  const rows = (matrix[route] ?? []).flatMap((row) =>
    everybody.map((name) => [name, row.path, row] as const),
  );
  test.each(rows)('%s at %s', async (name, _, row) => {
    const ask = async (path: string, none: boolean) =>
      (await as(name)).ask(method, path, row.body?.(none), { ifMatch: row.ifMatch });
    const answer = await ask(row.path, false);
    expect(outcome(answer)).toBe(expected(row, name));
    if (row.none === undefined || outcome(answer) === 'may') return;
    // Who may see a thing may be told that it is there.
    if (row.hidden !== undefined && answer.status === 403) return;
    const none = await ask(row.none, true);
    expect([none.status, none.text]).toEqual([answer.status, answer.text]);
  });
});

test('what does not exist is absent for those too who may see everything', async () => {
  for (const row of Object.values(matrix).flat())
    for (const name of row.none ? row.may.split(' ') : []) {
      const method = routes.find((route) => matrix[route]?.includes(row))?.split(' ')[0] ?? '';
      const answer = await (await as(name)).ask(method, row.none ?? '', row.body?.(true), {
        ifMatch: row.ifMatch,
      });
      expect(outcome(answer), `${name} ${row.none}`).toBe('404 absent');
    }
});

test('a session of one municipality is nobody’s at the door of another', async () => {
  const config = { ...ground.house.config, municipality: 'other' };
  const app = held(createApp({ ...ground.house, config }, () => undefined));
  const headers = { cookie: `session=${imo.cookie}` };
  expect((await app.request(`/api${map}`, { headers })).status).toBe(401);
  expect(municipality.id).not.toBe('other');
});

test('a link to send leads to the key of its own document', async () => {
  const { document, target } = await askPlace(lyceum, 'lyceum-4', pdf('Ticket'));
  const place = await placesOf(ground.house, 'lyceum-4')(document.id);
  expect(place).toMatch(`documents/kislovodsk/lyceum-4/${document.id}.`);
  expect(new URL(target.url).pathname).toBe(`/opora/${place}`);
});
