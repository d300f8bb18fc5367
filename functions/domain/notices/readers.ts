/** Who reads the letters to a side: coordinators of a school, an office's own people; heads what waits for them alone. */
import type { Instant } from '../../contract/days.ts';
import type { LetterKind } from '../../contract/notices/kinds.ts';
import { isOffice } from '../../contract/offices.ts';
import { personOf } from '../../contract/people/fold.ts';
import type { Person } from '../../contract/people/person.ts';
import { current, type Role } from '../../contract/people/rights.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import * as letters from '../letters.ts';
import { kind } from '../people/kind.ts';
import { readerKind } from './kind.ts';
import type { Said } from './words.ts';

/** Somebody who reads letters: with the rights that hold, when each was given (what was given before that was noted has no
 * instant), and which kinds of letters they do without. */
export type Reading = Omit<Person, 'grants'> & {
  grants: (Person['grants'][number] & { given?: Instant | undefined })[];
  mutes: readonly string[];
};

/** Everybody whose rights hold today, with those rights alone. */
export async function reading(ctx: Context): Promise<Reading[]> {
  const [people, readers] = await Promise.all([
    ctx.table.list(kind, keys.people(ctx.municipality)),
    ctx.table.list(readerKind, keys.readers(ctx.municipality)),
  ]);
  const mutesOf = new Map(readers.map(({ id, mutes }) => [id, mutes]));
  return people.map((kept) => {
    const person = personOf(kept);
    const givenAt = new Map(kept.acts.map(({ id, at }) => [id, at]));
    const grants = current(person.grants, ctx.today);
    return {
      ...person,
      grants: grants.map((one) => ({ ...one, given: givenAt.get(one.id) })),
      mutes: mutesOf.get(person.id) ?? [],
    };
  });
}

/** Asks for a letter to somebody; one of a kind that they do without is kept for them to read, and not sent. */
export const write = (
  ctx: Context,
  about: string,
  { email, mutes }: Pick<Reading, 'email' | 'mutes'>,
  letter: Said & { kind: LetterKind },
  from?: number,
): Promise<void> =>
  letters.ask(ctx, about, { to: email, ...letter, muted: mutes.includes(letter.kind) }, from);

/** Those who had their rights at an instant: whoever comes later is not told of what was before. */
export const readersAt = (people: Reading[], at: Instant): Reading[] =>
  people.map((one) => ({
    ...one,
    grants: one.grants.filter(({ given }) => given === undefined || given <= at),
  }));

const holding = (people: Reading[], role: Role, school?: string): Reading[] =>
  people.filter(({ grants }) =>
    grants.some(
      (one) => one.role === role && (school === undefined || one.schools?.includes(school)),
    ),
  );

/** The role that speaks for an office. */
const ofOffice: Record<string, Role> = { imo: 'imo', uo: 'uo', tutors: 'tutor' };

/** Those who hand in for a side. */
export const submitters = (people: Reading[], side: string): Reading[] =>
  isOffice(side) ? holding(people, ofOffice[side] ?? 'imo') : holding(people, 'school', side);

/** Those who sign for a school. */
export const heads = (people: Reading[], school: string): Reading[] =>
  holding(people, 'head', school);

/** Those who judge what a side handed in: the methodical department, of its own what the authority judges. */
export const reviewers = (people: Reading[], side: string): Reading[] =>
  holding(people, side === 'imo' ? 'uo' : 'imo');
