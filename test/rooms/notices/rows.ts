/** Who may remind those who owe: a row of the matrix of access. */
import { personId } from '../../../functions/domain/people/kind.ts';
import { demoPeople } from '../../../infra/local/demo.ts';
import { map } from '../../acts.ts';
import type { Given, Sample } from '../rooms.ts';

const imo = personId('kislovodsk', demoPeople.imo.email);
const staff = 'lyceum head centre imo imo2 uo tutor curator admin guest';

export const rows = async (_: Given) => ({
  'GET /api/letters': [{ path: '/letters', may: staff }],
  'PUT /api/letters/reader': [{ path: '/letters/reader', body: () => ({ mutes: [] }), may: staff }],
  'GET /api/letters/lost': [{ path: '/letters/lost', may: 'admin' }],
  'GET /api/letters/of/:person': [
    { path: `/letters/of/${imo}`, none: `/letters/of/${'0'.repeat(24)}`, may: 'admin' },
  ],
  'POST /api/roadmaps/:roadmap/reminders': [
    {
      path: `${map}/reminders`,
      none: '/roadmaps/1999-1999/reminders',
      body: () => ({}),
      may: 'imo imo2 uo',
    },
  ],
});

export const samples: Sample[] = [
  [
    'PUT /api/letters/reader',
    'lyceum',
    '/letters/reader',
    { mutes: ['said'], seen: '2021-05-14T09:00:00.000Z' },
    [{ mutes: ['overdue'] }, { mutes: 'said' }, { seen: 'gestern' }],
  ],
  [
    'POST /api/roadmaps/{roadmap}/reminders',
    'imo',
    `${map}/reminders`,
    {},
    [{ side: 7 }, { side: 'A B' }, []],
  ],
];
