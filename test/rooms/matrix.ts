/** Who may do what at each route: the rows that the suite of access asks, one person after another. */
import { personId } from '../../functions/domain/people/kind.ts';
import { municipality } from '../../infra/data/reference.ts';
import { type DemoPerson, demoPeople } from '../../infra/local/demo.ts';
import { handIn, item, map, minutes, open, owed, upload, uuid } from '../acts.ts';
import type { stand } from '../ground.ts';
import { pdf } from '../papers.ts';
import { type Given, type Row, rooms } from './rooms.ts';

export const demo = Object.keys(demoPeople) as DemoPerson[];

/** The matrix for a ground, with the things that its rows speak of. */
export async function matrixOf(ground: Awaited<ReturnType<typeof stand>>) {
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
  const said = uuid();
  await lyceum.post(
    `${map}/tasks/${owed.publication}/acts`,
    { act: 'say', id: said, comment: 'Вопрос', documents: attached },
    { ifMatch: (await open(lyceum, owed.publication)).etag },
  );

  const staff = demo.join(' ');
  /** Whose sessions may be ended without anybody here being out. */
  const expired = personId(municipality.id, 'byvshii@opora.example');
  const readers = 'imo imo2 uo admin guest';
  const schoolReaders = `lyceum head tutor ${readers}`;
  const others = 'centre curator';
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
      hidden: 'tutor curator',
    },
    {
      ...at(owed.audit, rest),
      body,
      ifMatch: '"999"',
      may: 'imo imo2 tutor',
      hidden: 'lyceum head centre curator',
    },
  ];
  const ofSummary = `${map}/summaries/2021-05-15/${summary}`;
  const noSummary = `${map}/summaries/2021-05-15/${uuid()}`;
  const matrix: Record<string, Row[]> = {
    'GET /api/site': [{ path: '/site', may: 'public' }],
    'GET /api/openapi.json': [{ path: '/openapi.json', may: 'public' }],
    'POST /api/session/code': [
      { path: '/session/code', body: () => ({ email: `${uuid()}@b.ru` }), may: 'public' },
    ],
    'POST /api/session': [
      {
        path: '/session',
        body: () => ({ email: `${uuid()}@b.ru`, code: '000000' }),
        may: 'public',
      },
    ],
    'GET /api/session': [{ path: '/session', may: staff }],
    'DELETE /api/session': [{ path: '/session', may: 'public' }],
    'GET /api/session/all': [{ path: '/session/all', may: staff }],
    'DELETE /api/session/all/:session': [{ path: `/session/all/${'0'.repeat(64)}`, may: staff }],
    'DELETE /api/people/:person/sessions': [
      {
        path: `/people/${expired}/sessions`,
        none: `/people/${'0'.repeat(24)}/sessions`,
        may: 'admin',
      },
    ],
    'GET /api/people': [{ path: '/people', may: 'admin' }],
    'POST /api/people': [
      {
        path: '/people',
        body: () => ({ id: uuid(), email: 'a@b.ru', name: 'А', right: { role: 'imo' } }),
        may: 'admin',
      },
    ],
    'GET /api/people/:person': [
      { path: `/people/${imo.id}`, none: `/people/${'0'.repeat(24)}`, may: 'admin' },
    ],
    'POST /api/people/:person/acts': [
      {
        path: `/people/${imo.id}/acts`,
        none: `/people/${'0'.repeat(24)}/acts`,
        body: () => ({ id: uuid(), act: 'rename', name: 'Методист' }),
        ifMatch: '"999"',
        may: 'admin',
      },
    ],
    ...(await ofRooms({ lyceum, imo, paper, officePaper })),
    'GET /api/roadmaps/:roadmap': [{ path: map, may: staff }],
    'POST /api/roadmaps/:roadmap/approval': [
      { path: `${map}/approval`, ifMatch: '"2"', may: 'imo imo2 uo' },
    ],
    'GET /api/roadmaps/:roadmap/progress': [{ path: `${map}/progress`, may: staff }],
    'GET /api/roadmaps/:roadmap/counts': [{ path: `${map}/counts`, may: staff }],
    'GET /api/roadmaps/:roadmap/drafts': [{ path: `${map}/drafts`, may: staff }],
    'GET /api/roadmaps/:roadmap/tasks': [{ path: `${map}/tasks`, may: staff }],
    'GET /api/roadmaps/:roadmap/periods/:period': [{ path: `${map}/periods/2021`, may: readers }],
    'GET /api/roadmaps/:roadmap/tasks/:task': [
      { ...at(owed.publication), may: schoolReaders, hidden: others },
      {
        ...at(owed.meetings),
        may: `lyceum head centre ${readers}`,
        hidden: 'tutor curator',
      },
      { ...at(owed.audit), may: `tutor ${readers}`, hidden: 'lyceum head centre curator' },
      { ...at(owed.notes), may: readers, hidden: 'tutor lyceum head centre curator' },
    ],
    'GET /api/roadmaps/:roadmap/links': [{ path: `${map}/links`, may: readers }],
    'GET /api/roadmaps/:roadmap/tasks/:task/links': [
      { ...at(owed.publication, '/links'), may: schoolReaders, hidden: others },
      {
        ...at(owed.meetings, '/links'),
        may: `lyceum head centre ${readers}`,
        hidden: 'tutor curator',
      },
      {
        ...at(owed.audit, '/links'),
        may: `tutor ${readers}`,
        hidden: 'lyceum head centre curator',
      },
    ],
    'GET /api/roadmaps/:roadmap/tasks/:task/elsewhere': [
      { ...at(owed.publication, '/elsewhere'), may: schoolReaders, hidden: others },
      {
        ...at(owed.meetings, '/elsewhere'),
        may: `lyceum head centre ${readers}`,
        hidden: 'tutor curator',
      },
      {
        ...at(owed.audit, '/elsewhere'),
        may: `tutor ${readers}`,
        hidden: 'lyceum head centre curator',
      },
    ],
    'GET /api/roadmaps/:roadmap/tasks/:task/documents': [
      { ...at(owed.publication, '/documents'), may: schoolReaders, hidden: others },
      {
        ...at(owed.meetings, '/documents'),
        may: `lyceum head centre ${readers}`,
        hidden: 'tutor curator',
      },
      {
        ...at(owed.audit, '/documents'),
        may: `tutor ${readers}`,
        hidden: 'lyceum head centre curator',
      },
    ],
    'PUT /api/roadmaps/:roadmap/tasks/:task/draft': writing('/draft', () => ({
      submission: uuid(),
      items: [],
      comment: '',
    })),
    'GET /api/roadmaps/:roadmap/tasks/:task/acts/:act/documents/:document': [
      {
        ...at(owed.publication, `/acts/${said}/documents/${paper}`),
        may: schoolReaders,
        hidden: others,
      },
    ],
    'POST /api/roadmaps/:roadmap/tasks/:task/acts': [
      ...writing('/acts', () => ({ act: 'withdraw', id: uuid(), items: [own.id] })),
      {
        path: `${map}/tasks/${owed.publication}/acts`,
        body: () => ({ act: 'reopen', id: uuid(), items: [own.id], comment: 'Принято по ошибке' }),
        ifMatch: '"999"',
        may: 'imo imo2 uo',
      },
    ],
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
        hidden: 'centre tutor curator',
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
    'GET /api/roadmaps/:roadmap/summaries/:day/:id': [
      { path: ofSummary, none: noSummary, may: readers },
    ],
    'GET /api/roadmaps/:roadmap/summaries/:day/:id/files/:format': [
      { path: `${ofSummary}/files/json`, none: `${noSummary}/files/json`, may: readers },
    ],
  };
  return { matrix, lyceum, imo };
}

/** The rows that rooms say of themselves. */
async function ofRooms(given: Given): Promise<Record<string, Row[]>> {
  const all = await Promise.all(rooms.map(({ rows }) => rows(given)));
  return Object.assign({}, ...all);
}
