/** For which sides — schools, offices — somebody speaks. Apart from the table of rights, for every page asks it. */
import type { Executor } from '../offices.ts';
import type { Grant, Person } from './person.ts';
import type { Role } from './rights.ts';

/** What a verb is asked of: who owes it, and which sides take part. */
export type Subject = { owes?: string; executors?: readonly string[] };

/** The side that a role stands for in the executors of a measure. */
export const sides: Partial<Record<Role, Executor>> = {
  school: 'school',
  head: 'school',
  tutor: 'tutors',
  imo: 'imo',
  uo: 'uo',
};

/**
 * The sides for which a right speaks of a subject: schools' ids or an office. Tutors and curators name schools too, those
 * that they help; they speak for none of them.
 */
export function spokenFor({ role, schools = [] }: Grant, { owes }: Subject): string[] {
  const side = sides[role];
  if (side !== 'school') return [side ?? role];
  return owes !== undefined && schools.includes(owes) ? [owes] : schools;
}

/** All sides for which a person speaks. */
export const speaksFor = (person: Pick<Person, 'grants'>): string[] => [
  ...new Set(
    person.grants.filter((grant) => sides[grant.role]).flatMap((grant) => spokenFor(grant, {})),
  ),
];

/** The schools whose head a person is. */
export const headOf = ({ grants }: Pick<Person, 'grants'>): string[] =>
  grants.flatMap(({ role, schools = [] }) => (role === 'head' ? schools : []));
