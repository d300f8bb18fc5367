/** Roles and rights without schemas: the pages and the table of access reckon with them too. */
import type { Day } from '../days.ts';

export const roles = ['school', 'head', 'tutor', 'curator', 'imo', 'uo', 'admin', 'guest'] as const;
export type Role = (typeof roles)[number];

const ofSchools: readonly Role[] = ['school', 'head', 'tutor', 'curator'];

/** Whether a right of this role names the schools for which it is. */
export const isOfSchools = (role: Role): boolean => ofSchools.includes(role);

/** Whether a right of this role must have a last day: a guest comes for a term. */
export const isForTerm = (role: Role): boolean => role === 'guest';

/** Whether a right holds on a day: through its last one, or always where it has none. */
export const holds = ({ until }: { until?: Day | undefined }, today: Day): boolean =>
  until === undefined || until >= today;

/** The rights that hold on a day: who has none is not let in. */
export const current = <Right extends { until?: Day | undefined }>(
  rights: readonly Right[],
  today: Day,
): Right[] => rights.filter((right) => holds(right, today));
