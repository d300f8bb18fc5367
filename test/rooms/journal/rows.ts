/** Who may read the journal: a row of the matrix of access. */
import type { Sample } from '../rooms.ts';

export const rows = async () => ({ 'GET /api/journal': [{ path: '/journal', may: 'admin' }] });

export const samples: Sample[] = [];
