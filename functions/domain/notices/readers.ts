/** Who reads the letters to a side: coordinators of a school, an office's own people; heads what waits for them alone. */
import type { Instant } from '../../contract/days.ts';
import { isOffice } from '../../contract/offices.ts';
import { personOf } from '../../contract/people/fold.ts';
import type { Person } from '../../contract/people/person.ts';
import { current, type Role } from '../../contract/people/rights.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { kind } from '../people/kind.ts';

/** A person with rights that hold, and when each was given; what was given before that was noted has no instant. */
type Reader = Omit<Person, 'grants'> & {
  grants: (Person['grants'][number] & { given?: Instant | undefined })[];
};

/** Everybody whose rights hold today, with those rights alone. */
export const reading = async (ctx: Context): Promise<Reader[]> =>
  (await ctx.table.list(kind, keys.people(ctx.municipality))).map((kept) => {
    const person = personOf(kept);
    const givenAt = new Map(kept.acts.map(({ id, at }) => [id, at]));
    const grants = current(person.grants, ctx.today);
    return { ...person, grants: grants.map((one) => ({ ...one, given: givenAt.get(one.id) })) };
  });

/** Those who had their rights at an instant: whoever comes later is not told of what was before. */
export const readersAt = (people: Reader[], at: Instant): Person[] =>
  people.map((one) => ({
    ...one,
    grants: one.grants.filter(({ given }) => given === undefined || given <= at),
  }));

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
