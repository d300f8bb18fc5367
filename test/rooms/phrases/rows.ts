/** Who may read and keep phrases of a department: rows of the matrix of access. */
import { uuid } from '../../acts.ts';
import type { Sample } from '../rooms.ts';

const reviewers = 'imo imo2 uo';
const phrase = () => ({ id: uuid(), reason: 'incomplete', text: 'Приложите все листы' });

export const rows = async () => ({
  'GET /api/phrases': [{ path: '/phrases', may: reviewers }],
  'POST /api/phrases': [{ path: '/phrases', body: phrase, may: reviewers }],
  'DELETE /api/phrases/:phrase': [{ path: `/phrases/${uuid()}`, may: reviewers }],
});

export const samples: Sample[] = [
  [
    'POST /api/phrases',
    'imo',
    '/phrases',
    phrase(),
    [{}, { ...phrase(), reason: 'ugly' }, { ...phrase(), id: 'x' }],
  ],
];
