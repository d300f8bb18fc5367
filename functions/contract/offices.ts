/** The offices of a municipality, without schemas: pages reckon with them too. */

/** The offices that can owe evidence themselves; a school may not take such an id. */
export const offices = ['uo', 'imo', 'tutors'] as const;
export type Office = (typeof offices)[number];

/** Who a plan may name as executor: offices, and `school`, which stands for every supported school. */
export const executors = [...offices, 'school'] as const;
export type Executor = (typeof executors)[number];

export const isOffice = (owner: string): owner is Office =>
  (offices as readonly string[]).includes(owner);
