/** Looking at people: all with their rights, and one with the history. */
import type { KeptPerson } from '../../contract/people/acts.ts';
import type { Person } from '../../contract/people/person.ts';
import { Problem } from '../../contract/problem.ts';
import type { Context } from '../context.ts';
import { everybody, keyOf, kind } from './kind.ts';

/** Everybody of the municipality, by name. */
export async function list(ctx: Context): Promise<Person[]> {
  ctx.allow('person.keep');
  const { compare } = new Intl.Collator('ru');
  return (await everybody(ctx)).sort((one, other) => compare(one.name, other.name));
}

/** One person, with all acts. */
export async function read(ctx: Context, id: string): Promise<KeptPerson> {
  ctx.allow('person.keep');
  const kept = await ctx.table.get(kind, keyOf(ctx, id));
  if (!kept) throw new Problem('absent');
  return kept;
}
