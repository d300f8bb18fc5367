/** Who may bring a table, see what it is read into and approve it: rows of the matrix of access. */
import { demoPeople } from '../../../infra/local/demo.ts';
import { map, uuid } from '../../acts.ts';
import type { Given, Sample } from '../rooms.ts';
import { begin, ground } from './acts.ts';
import { gridOf, order } from './grids.ts';

const input = () => ({ grid: gridOf([order]), answers: {}, edits: [] });
const makers = 'imo imo2 uo admin';
const staff = Object.keys(demoPeople).join(' ');
const judges = 'imo imo2 uo';

export async function rows({ imo }: Given) {
  const { id } = (await begin(imo)).body.proposal;
  const at = (rest = '') => ({
    path: `/proposals/${id}${rest}`,
    none: `/proposals/${uuid()}${rest}`,
  });
  const of = (rest: string) => ({ path: `${map}${rest}`, none: `/roadmaps/1999-1999${rest}` });
  return {
    'GET /api/proposals': [{ path: '/proposals', may: makers }],
    'POST /api/proposals': [
      { path: '/proposals', body: () => ({ id: uuid(), ...input() }), may: makers },
    ],
    'GET /api/proposals/:proposal': [{ ...at(), may: makers }],
    'PUT /api/proposals/:proposal': [{ ...at(), body: input, ifMatch: '"999"', may: makers }],
    'DELETE /api/proposals/:proposal': [{ ...at(), ifMatch: '"999"', may: makers }],
    'GET /api/proposals/:proposal/changes': [{ ...at('/changes'), may: makers }],
    'POST /api/proposals/:proposal/approval': [
      { ...at('/approval'), body: () => ground, ifMatch: '"999"', may: judges },
    ],
    'GET /api/roadmaps/:roadmap/editions/:number': [{ ...of('/editions/1'), may: staff }],
    'GET /api/roadmaps/:roadmap/editions/:number/files/:format': [
      { ...of('/editions/1/files/docx'), may: staff },
    ],
    'POST /api/roadmaps/:roadmap/proposals': [
      { ...of('/proposals'), body: () => ({ id: uuid() }), may: makers },
    ],
    'POST /api/roadmaps/:roadmap/confirmations': [
      {
        ...of('/confirmations'),
        body: () => ({ indicator: '1.1/1', aggregation: 'sum' }),
        ifMatch: '"999"',
        may: judges,
      },
    ],
    'POST /api/roadmaps/:roadmap/closing': [
      { ...of('/closing'), body: () => ({}), ifMatch: '"999"', may: judges },
    ],
    'DELETE /api/roadmaps/:roadmap/closing': [{ ...of('/closing'), ifMatch: '"999"', may: judges }],
  };
}

const [proposal, roadmap] = ['0'.repeat(8), map];
const one = `/proposals/${proposal}-0000-4000-8000-000000000000`;

/** Bodies for its routes. */
export const samples: Sample[] = [
  [
    'POST /api/proposals',
    'imo',
    '/proposals',
    { id: uuid(), ...input() },
    [{}, { id: 'x', ...input() }, { id: uuid(), ...input(), grid: {} }],
  ],
  ['PUT /api/proposals/{proposal}', 'imo', one, input(), [{}, { ...input(), edits: [{}] }]],
  [
    'POST /api/proposals/{proposal}/approval',
    'imo',
    `${one}/approval`,
    ground,
    [{}, { ...ground, date: '11.05.2021' }, { ...ground, number: 5 }],
  ],
  ['POST /api/roadmaps/{roadmap}/proposals', 'imo', `${roadmap}/proposals`, { id: uuid() }, [{}]],
  [
    'POST /api/roadmaps/{roadmap}/confirmations',
    'imo',
    `${roadmap}/confirmations`,
    { indicator: '1.1/1', aggregation: 'sum' },
    [{}, { indicator: '1.1/1', aggregation: 'mean' }],
  ],
  [
    'POST /api/roadmaps/{roadmap}/closing',
    'imo',
    `${roadmap}/closing`,
    {},
    [{ reason: 'а'.repeat(1001) }],
  ],
];
