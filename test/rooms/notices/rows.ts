/** Who may remind those who owe: a row of the matrix of access. */
import { map } from '../../acts.ts';
import type { Given, Sample } from '../rooms.ts';

export const rows = async (_: Given) => ({
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
    'POST /api/roadmaps/{roadmap}/reminders',
    'imo',
    `${map}/reminders`,
    {},
    [{ side: 7 }, { side: 'A B' }, []],
  ],
];
