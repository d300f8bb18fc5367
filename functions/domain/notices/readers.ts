/** Who reads the letters to a side: coordinators of a school, an office's own people; heads what waits for them alone. */
import { isOffice } from '../../contract/offices.ts';
import type { Person } from '../../contract/people/person.ts';
import { current, type Role } from '../../contract/people/rights.ts';
import type { Context } from '../context.ts';
import { everybody } from '../people/kind.ts';

/** Everybody whose rights hold today, with those rights alone. */
export const reading = async (ctx: Context): Promise<Person[]> =>
  (await everybody(ctx)).map((one) => ({ ...one, grants: current(one.grants, ctx.today) }));

const holding = (people: Person[], role: Role, school?: string): Person[] =>
  people.filter(({ grants }) =>
    grants.some(
      (one) => one.role === role && (school === undefined || one.schools?.includes(school)),
    ),
  );

/** The role that speaks for an office. */
const ofOffice: Record<string, Role> = { imo: 'imo', uo: 'uo', tutors: 'tutor' };

/** Those who hand in for a side. */
export const submitters = (people: Person[], side: string): Person[] =>
  isOffice(side) ? holding(people, ofOffice[side] ?? 'imo') : holding(people, 'school', side);

/** Those who sign for a school. */
export const heads = (people: Person[], school: string): Person[] =>
  holding(people, 'head', school);

/** Those who judge what a side handed in: the methodical department, of its own what the authority judges. */
export const reviewers = (people: Person[], side: string): Person[] =>
  holding(people, side === 'imo' ? 'uo' : 'imo');
