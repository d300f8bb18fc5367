/**
 * Every route × every role × own, foreign and non-existent, from the app's own table of routes: a route without a row
 * here fails. What may not be seen answers like what is not there, to the letter.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { createApp } from '../../functions/api/app.ts';
import { contextOf } from '../../functions/domain/context.ts';
import * as people from '../../functions/domain/people.ts';
import { municipality } from '../../infra/data/reference.ts';
import { type DemoPerson, demoPeople } from '../../infra/local/demo.ts';
import { askPlace, handIn, item, map, minutes, owed, sha256, upload, uuid } from '../acts.ts';
import { type Answer, type Client, stand } from '../ground.ts';
import { pdf } from '../papers.ts';

const ground = await stand();
afterAll(ground.stop);

const demo = Object.keys(demoPeople) as DemoPerson[];
const everybody = ['nobody', 'expired', ...demo];
type Row = {
  path: string;
  /** The same of something that does not exist. */
  none?: string;
  body?: (none: boolean) => unknown;
  ifMatch?: string;
  /** Who may, by name; `public` is everybody. */
  may: string;
  /** From whom it is hidden (404); the rest are refused (403). */
  hidden?: string;
};

const expired = await people.write(contextOf(ground.house), {
  email: 'byvshii@opora.example',
  name: 'Бывший сотрудник',
  grants: [{ role: 'imo', until: '2021-05-14' }],
});
async function as(name: string): Promise<Client> {
  if (name === 'nobody') return ground.client();
  if (name === 'expired') return ground.client(await people.openSession(ground.house, expired.id));
  return ground.as(name as DemoPerson);
}

const lyceum = await ground.as('lyceum');
const imo = await ground.as('imo');
const paper = (await upload(lyceum, 'lyceum-4', pdf())).body.id;
const officePaper = (await upload(imo, 'imo', pdf())).body.id;
const attached = [{ document: paper, owner: 'lyceum-4' }];
const [own, beside] = [item({ documents: attached }), minutes({ documents: attached })];
await handIn(lyceum, owed.publication, [own]);
await handIn(lyceum, owed.meetings, [beside]);
const summary = uuid();
await imo.post(`${map}/summaries`, { id: summary, asOf: '2021-05-14' });
await ground.idle();

const staff = demo.join(' ');
const readers = 'imo imo2 uo admin guest';
const schoolReaders = `lyceum head tutor ${readers}`;
const others = 'centre curator expired';
const gone = '/roadmaps/2020-2022/tasks/no-such-school.2021.1.3';
const at = (task: string, rest = '') => ({
  path: `${map}/tasks/${task}${rest}`,
  none: `${gone}${rest}`,
});
const writing = (rest: string, body: () => unknown): Row[] => [
  {
    ...at(owed.publication, rest),
    body,
    ifMatch: '"999"',
    may: 'lyceum head',
    hidden: others,
  },
  {
    ...at(owed.meetings, rest),
    body,
    ifMatch: '"999"',
    may: 'lyceum head centre imo imo2 uo',
    hidden: 'tutor curator expired',
  },
  {
    ...at(owed.audit, rest),
    body,
    ifMatch: '"999"',
    may: 'imo imo2 tutor',
    hidden: 'lyceum head centre curator expired',
  },
];
const place = (owner: string) => (none: boolean) => ({
  id: uuid(),
  name: 'a.pdf',
  size: 1,
  sha256: sha256('a'),
  owner: none ? 'no-such-school' : owner,
});
const notLyceum = 'expired centre tutor curator imo imo2 uo admin guest';
const notImo = 'expired lyceum head centre tutor curator uo admin guest';
const ofSummary = `${map}/summaries/2021-05-14/${summary}`;
const noSummary = `${map}/summaries/2021-05-14/${uuid()}`;

const matrix: Record<string, Row[]> = {
  'GET /api/site': [{ path: '/site', may: 'public' }],
  'GET /api/openapi.json': [{ path: '/openapi.json', may: 'public' }],
  'POST /api/session/code': [
    { path: '/session/code', body: () => ({ email: `${uuid()}@b.ru` }), may: 'public' },
  ],
  'POST /api/session': [
    { path: '/session', body: () => ({ email: `${uuid()}@b.ru`, code: '000000' }), may: 'public' },
  ],
  'GET /api/session': [{ path: '/session', may: `expired ${staff}` }],
  'DELETE /api/session': [{ path: '/session', may: 'public' }],
  'GET /api/people': [{ path: '/people', may: 'admin' }],
  'POST /api/people': [
    {
      path: '/people',
      body: () => ({ email: 'a@b.ru', name: 'А', grants: [{ role: 'guest' }] }),
      may: 'admin',
    },
  ],
  'GET /api/schools': [{ path: '/schools', may: staff }],
  'PUT /api/schools': [
    {
      path: '/schools',
      body: () => ({ roadmap: '2020-2022', school: { id: 'lyceum-4', name: 'Л', support: [] } }),
      ifMatch: '"999"',
      may: 'imo imo2 admin',
    },
  ],
  'POST /api/documents': [
    {
      path: '/documents',
      none: '/documents',
      body: place('lyceum-4'),
      may: 'lyceum head',
      hidden: notLyceum,
    },
    { path: '/documents', none: '/documents', body: place('imo'), may: 'imo imo2', hidden: notImo },
  ],
  'POST /api/documents/:owner/:id/confirmation': [
    {
      path: `/documents/lyceum-4/${paper}/confirmation`,
      none: `/documents/lyceum-4/${uuid()}/confirmation`,
      may: 'lyceum head',
      hidden: notLyceum,
    },
    {
      path: `/documents/imo/${officePaper}/confirmation`,
      none: `/documents/no-such/${officePaper}/confirmation`,
      may: 'imo imo2',
      hidden: notImo,
    },
  ],
  'GET /api/documents/:owner/:id/link': [
    {
      path: `/documents/lyceum-4/${paper}/link`,
      none: `/documents/lyceum-4/${uuid()}/link`,
      may: schoolReaders,
      hidden: others,
    },
    {
      path: `/documents/imo/${officePaper}/link`,
      none: `/documents/no-such/${officePaper}/link`,
      may: readers,
      hidden: 'expired lyceum head centre tutor curator',
    },
  ],
  'GET /api/roadmaps/:roadmap': [{ path: map, may: staff }],
  'POST /api/roadmaps/:roadmap/approval': [
    { path: `${map}/approval`, ifMatch: '"2"', may: 'imo imo2 uo' },
  ],
  'GET /api/roadmaps/:roadmap/progress': [{ path: `${map}/progress`, may: staff }],
  'GET /api/roadmaps/:roadmap/drafts': [{ path: `${map}/drafts`, may: staff }],
  'GET /api/roadmaps/:roadmap/tasks': [{ path: `${map}/tasks`, may: staff }],
  'GET /api/roadmaps/:roadmap/tasks/:task': [
    { ...at(owed.publication), may: schoolReaders, hidden: others },
    { ...at(owed.meetings), may: `lyceum head centre ${readers}`, hidden: 'tutor curator expired' },
    { ...at(owed.audit), may: `tutor ${readers}`, hidden: 'lyceum head centre curator expired' },
    { ...at(owed.notes), may: readers, hidden: 'tutor lyceum head centre curator expired' },
  ],
  'PUT /api/roadmaps/:roadmap/tasks/:task/draft': writing('/draft', () => ({
    submission: uuid(),
    items: [],
    comment: '',
  })),
  'POST /api/roadmaps/:roadmap/tasks/:task/submissions': writing('/submissions', () => ({
    id: uuid(),
    items: [item()],
  })),
  'GET /api/roadmaps/:roadmap/tasks/:task/items/:item/documents/:document': [
    {
      ...at(owed.publication, `/items/${own.id}/documents/${paper}`),
      may: schoolReaders,
      hidden: others,
    },
    {
      ...at(owed.meetings, `/items/${beside.id}/documents/${paper}`),
      may: `lyceum head ${readers}`,
      hidden: 'centre tutor curator expired',
    },
  ],
  'GET /api/roadmaps/:roadmap/queue': [{ path: `${map}/queue`, may: 'imo imo2 uo' }],
  'POST /api/roadmaps/:roadmap/tasks/:task/reviews': [
    {
      path: `${map}/tasks/${owed.publication}/reviews`,
      body: () => ({ id: uuid(), decisions: [{ item: own.id, verdict: 'accepted' }] }),
      ifMatch: '"999"',
      may: 'imo imo2 uo',
    },
  ],
  'GET /api/roadmaps/:roadmap/summaries': [{ path: `${map}/summaries`, may: readers }],
  'POST /api/roadmaps/:roadmap/summaries': [
    {
      path: `${map}/summaries`,
      body: () => ({ id: summary, asOf: '2021-05-14' }),
      may: 'imo imo2 uo',
    },
  ],
  'GET /api/roadmaps/:roadmap/summaries/:asOf/:id': [
    { path: ofSummary, none: noSummary, may: readers },
  ],
  'GET /api/roadmaps/:roadmap/summaries/:asOf/:id/content': [
    { path: `${ofSummary}/content`, none: `${noSummary}/content`, may: readers },
  ],
  'GET /api/roadmaps/:roadmap/summaries/:asOf/:id/files/:format': [
    { path: `${ofSummary}/files/json`, none: `${noSummary}/files/json`, may: readers },
  ],
};

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
  if (name === 'nobody') return '401 signed-out';
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
    expect(answer.calls).toBeLessThanOrEqual(3);
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
  const app = createApp({
    ...ground.house,
    config: { ...ground.house.config, municipality: 'other' },
  });
  const headers = { cookie: `session=${imo.cookie}` };
  expect((await app.request(`/api${map}`, { headers })).status).toBe(401);
  expect(municipality.id).not.toBe('other');
});

test('a ticket is given only to those who may send, and tells no key but its own', async () => {
  const { body } = await askPlace(lyceum, 'lyceum-4', pdf());
  expect(new URL(body.put?.url ?? '').pathname).toMatch(
    /^\/opora\/documents\/kislovodsk\/lyceum-4\/[0-9a-f-]{36}$/,
  );
});
