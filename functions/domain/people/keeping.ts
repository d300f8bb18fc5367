/** People and their rights, kept by the administrator. */
import type { Grant, Person } from '../../contract/people/person.ts';
import { keys } from '../../store/keys.ts';
import type { Context } from '../context.ts';
import { kind, personId } from './kind.ts';

/** Keeps a person: a new one, or new rights for a known e-mail. */
export async function keep(
  ctx: Context,
  input: { email: string; name: string; grants: Grant[] },
): Promise<Person> {
  ctx.allow('person.keep');
  return write(ctx, input);
}

/** Writes the first people of an environment, before anybody could sign in to do it. */
export async function write(
  ctx: Pick<Context, 'table' | 'municipality'>,
  input: { email: string; name: string; grants: Grant[] },
): Promise<Person> {
  const id = personId(ctx.municipality, input.email);
  const key = keys.person(ctx.municipality, id);
  const known = await ctx.table.get(kind, key);
  return ctx.table.replace(kind, key, { ...input, id, version: known?.version ?? 0 });
}

/** All people of the municipality. */
export async function list(ctx: Context): Promise<Person[]> {
  ctx.allow('person.keep');
  return ctx.table.list(kind, keys.people(ctx.municipality));
}
