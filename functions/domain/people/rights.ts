/** What is refused of rights that are given, taken or ended; each fault at its field. */
import type { ActInput } from '../../contract/people/acts.ts';
import type { Grant, Person, Right } from '../../contract/people/person.ts';
import { holds, isForTerm, isOfSchools } from '../../contract/people/rights.ts';
import { invalid } from '../../contract/problem.ts';
import { type Key, keys } from '../../store/keys.ts';
import type { Attributes } from '../../store/kind.ts';
import type { Context } from '../context.ts';

/** A right without what means nothing: schools of a role that is of none, a school twice. */
export function tidy({ schools, ...right }: Right): Right {
  return { ...right, ...(isOfSchools(right.role) && { schools: [...new Set(schools)] }) };
}

/** Where the schools of a right lie. */
export const schoolKeys = (ctx: Context, { schools = [] }: Right): Key[] =>
  schools.map((id) => keys.school(ctx.municipality, id));

/** Refuses a right that cannot be given. `schools`: those that it names, as they stand in the registry. */
export function judge(
  ctx: Context,
  right: Right,
  schools: (Attributes | undefined)[],
  person?: Person,
): void {
  const unknown = schools.findIndex((school) => !school);
  if (unknown >= 0) throw invalid(`right.schools.${unknown}`, 'unknown');
  if (!holds(right, ctx.today)) throw invalid('right.until', 'past');
  const held = person?.grants.some((one) => holds(one, ctx.today) && alike(one, right));
  // A second one would be left over when the first is taken.
  if (held) throw invalid('right.role', 'held');
}

const alike = (one: Grant | Right, other: Right): boolean =>
  one.role === other.role &&
  [...(one.schools ?? [])].sort().join() === [...(other.schools ?? [])].sort().join();

/** Refuses to take what somebody does not have. */
export function refuseTaking({ grants }: Person, rights: string[]): void {
  const had = new Set(grants.map(({ id }) => id));
  const unknown = rights.findIndex((id) => !had.has(id));
  if (unknown >= 0) throw invalid(`rights.${unknown}`, 'unknown');
}

/** Refuses a last day that is past, none for a guest, and a right that somebody does not have. */
export function refuseEnding(
  ctx: Context,
  { grants }: Person,
  { right, until }: Extract<ActInput, { act: 'end' }>,
): void {
  const grant = grants.find(({ id }) => id === right);
  if (!grant) throw invalid('right', 'unknown');
  if (until === null && isForTerm(grant.role)) throw invalid('until', 'required');
  if (until !== null && until < ctx.today) throw invalid('until', 'past');
}
