/** Who may read and keep the registry of schools: rows of the matrix of access. */
import type { Sample } from '../rooms.ts';

const staff = 'lyceum head centre imo imo2 uo tutor curator admin guest';
const keepers = 'imo imo2 uo admin';
const school = { id: 'lyceum-4', name: 'Л', support: [] };

export const rows = async () => ({
  'GET /api/schools': [{ path: '/schools', may: staff }],
  'PUT /api/schools': [
    { path: '/schools', body: () => ({ school }), ifMatch: '"999"', may: keepers },
  ],
  'POST /api/schools/foresight': [
    { path: '/schools/foresight', body: () => ({ schools: [school] }), may: keepers },
  ],
});

/** Bodies for its routes. */
export const samples: Sample[] = [
  [
    'PUT /api/schools',
    'imo',
    '/schools',
    { school: { id: 'x', name: 'x', support: [] } },
    [{}, { school: { id: 'A#', name: 'x', support: [] } }, { school: { id: 'x', name: 'x' } }],
  ],
  [
    'POST /api/schools/foresight',
    'imo',
    '/schools/foresight',
    { schools: [school] },
    [{}, { schools: [] }, { schools: [{ ...school, support: [{ year: 2021 }] }] }],
  ],
];
