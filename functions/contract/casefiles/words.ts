/** Whose evidence it is, in words. Apart from the words of every page: few need them. */
import type { Office } from '../offices.ts';

/** Offices as everybody calls them. */
export const officeWords: Record<Office, string> = {
  uo: 'Управление образования',
  imo: 'ИМО',
  tutors: 'Муниципальные тьюторы',
};
