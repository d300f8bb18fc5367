/** Who may read and keep what the municipality says of itself: rows of the matrix of access. */
import type { Sample } from '../rooms.ts';

/** What an administrator may say of it. */
export const said = {
  name: 'город Энск',
  goal: '',
  offices: { uo: 'УО', imo: 'ИМО', tutors: 'Тьюторы' },
  contacts: [{ name: 'ИМО', email: 'imo@ensk.example' }],
  dictionary: { executors: [], bodies: [], kinds: [] },
};

export const rows = async () => ({
  'GET /api/settings': [{ path: '/settings', may: 'imo imo2 uo admin' }],
  'PUT /api/settings': [{ path: '/settings', body: () => said, ifMatch: '"999"', may: 'admin' }],
});

/** Bodies for its routes. */
export const samples: Sample[] = [
  [
    'PUT /api/settings',
    'admin',
    '/settings',
    said,
    [{}, { ...said, name: 1 }, { ...said, dictionary: {} }, { ...said, contacts: [{}] }],
  ],
];
