/** Who may do what with documents: rows of the matrix of access. */
import { demoPeople } from '../../../infra/local/demo.ts';
import { askPlace, sha256, upload } from '../../acts.ts';
import { pdf } from '../../papers.ts';
import type { Given, Sample } from '../rooms.ts';

const staff = Object.keys(demoPeople).join(' ');
const readers = 'imo imo2 uo admin guest';
const schoolReaders = `lyceum head tutor ${readers}`;
const others = 'centre curator expired';
const place = (owner: string) => (none: boolean) => ({
  id: sha256('a'),
  name: 'a.pdf',
  size: 1,
  owner: none ? 'no-such-school' : owner,
});
const notLyceum = 'expired centre tutor curator imo imo2 uo admin guest';
const notImo = 'expired lyceum head centre tutor curator uo admin guest';

/** Rows of every route of documents, for a paper of the lyceum and one of ИМО. */
export async function rows({ lyceum, paper, officePaper }: Given) {
  const spare = (await upload(lyceum, 'lyceum-4', pdf('Spare'))).body.id;
  const awaited = (await askPlace(lyceum, 'lyceum-4', pdf('Awaited'))).document.id;
  const absent = sha256('no such document');
  return {
    'POST /api/documents': [
      {
        path: '/documents',
        none: '/documents',
        body: place('lyceum-4'),
        may: 'lyceum head',
        hidden: notLyceum,
      },
      {
        path: '/documents',
        none: '/documents',
        body: place('imo'),
        may: 'imo imo2',
        hidden: notImo,
      },
    ],
    'GET /api/documents/unfinished': [{ path: '/documents/unfinished', may: `expired ${staff}` }],
    'GET /api/documents/:owner': [
      {
        path: '/documents/lyceum-4',
        may: schoolReaders,
        hidden: others,
      },
      {
        path: '/documents/imo',
        may: readers,
        hidden: 'expired lyceum head centre tutor curator',
      },
    ],
    'POST /api/documents/:owner/:id/parts': [
      {
        path: `/documents/lyceum-4/${awaited}/parts`,
        none: `/documents/lyceum-4/${absent}/parts`,
        body: () => ({ parts: [{ number: 1, sha256: awaited }] }),
        may: 'lyceum head',
        hidden: notLyceum,
      },
    ],
    'PUT /api/documents/:owner/:id/about': [
      {
        path: `/documents/lyceum-4/${paper}/about`,
        none: `/documents/lyceum-4/${absent}/about`,
        body: () => ({ public: false }),
        ifMatch: '"999"',
        may: 'lyceum head',
        hidden: notLyceum,
      },
    ],
    'DELETE /api/documents/:owner/:id': [
      {
        path: `/documents/lyceum-4/${spare}`,
        none: `/documents/lyceum-4/${absent}`,
        may: 'lyceum head',
        hidden: notLyceum,
      },
    ],
    'POST /api/documents/:owner/:id/restoration': [
      {
        path: `/documents/lyceum-4/${spare}/restoration`,
        none: `/documents/lyceum-4/${absent}/restoration`,
        may: 'lyceum head',
        hidden: notLyceum,
      },
    ],
    'PUT /api/documents/:owner/:id/withdrawal': [
      {
        path: `/documents/lyceum-4/${spare}/withdrawal`,
        none: `/documents/lyceum-4/${absent}/withdrawal`,
        body: () => ({ reason: 'personal-data' }),
        may: 'imo imo2 uo admin',
      },
    ],
    'DELETE /api/documents/:owner/:id/withdrawal': [
      {
        path: `/documents/lyceum-4/${spare}/withdrawal`,
        none: `/documents/lyceum-4/${absent}/withdrawal`,
        may: 'imo imo2 uo admin',
      },
    ],
    'POST /api/documents/:owner/:id/confirmation': [
      {
        path: `/documents/lyceum-4/${paper}/confirmation`,
        none: `/documents/lyceum-4/${absent}/confirmation`,
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
    'GET /api/documents/:owner/:id/url': [
      {
        path: `/documents/lyceum-4/${paper}/url`,
        none: `/documents/lyceum-4/${absent}/url`,
        may: schoolReaders,
        hidden: others,
      },
      {
        path: `/documents/imo/${officePaper}/url`,
        none: `/documents/no-such/${officePaper}/url`,
        may: readers,
        hidden: 'expired lyceum head centre tutor curator',
      },
    ],
  };
}

/** Bodies for its routes. */
export const samples: Sample[] = [
  [
    'POST /api/documents',
    'lyceum',
    '/documents',
    { id: sha256('a'), name: 'a.pdf', size: 1, owner: 'lyceum-4' },
    [{ id: sha256('a'), name: 'a.pdf', size: 0, owner: 'lyceum-4' }, { name: 'a.pdf' }],
  ],
  [
    'POST /api/documents/{owner}/{id}/parts',
    'lyceum',
    `/documents/lyceum-4/${sha256('a')}/parts`,
    { parts: [{ number: 1, sha256: sha256('a') }] },
    [{ parts: [] }, { parts: [{ number: 99, sha256: sha256('a') }] }, { parts: [{ number: 1 }] }],
  ],
  [
    'PUT /api/documents/{owner}/{id}/about',
    'lyceum',
    `/documents/lyceum-4/${sha256('a')}/about`,
    { kind: 'order', number: '5', date: '2021-05-05', title: 'О плане', public: true },
    [{}, { public: 'да' }, { public: true, kind: 'Роман' }, { public: true, date: 'май' }],
  ],
  [
    'PUT /api/documents/{owner}/{id}/withdrawal',
    'imo',
    `/documents/lyceum-4/${sha256('a')}/withdrawal`,
    { reason: 'other', comment: 'Чужой документ' },
    [{}, { reason: 1 }, { reason: 'mood' }],
  ],
];
