/**
 * Somebody is always the administrator: what would take the last one is refused, also when two take each other at once.
 *
 * Takings are noted in one item before they are done, each with the version of the person that it will be written over.
 * Whoever takes reads the note first and the people after it: a taking whose person still has that version may be done any
 * moment, so that person is counted as gone; one whose person has another version was done, or never will be.
 */
import * as z from 'zod/mini';
import type { Person } from '../../contract/people/person.ts';
import { Problem } from '../../contract/problem.ts';
import { keys } from '../../store/keys.ts';
import type { Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';
import { everybody } from './kind.ts';

/** Takings under way: ids of people with the version that is taken from. */
const Takings = z.object({ of: z.record(z.string(), z.int()), version: z.int() });
type Takings = z.infer<typeof Takings>;
const kind: Kind<Takings> = { name: 'takings of administrators', shape: 1, schema: Takings };

/** Later than any day. */
const always = '~';

/** Through which day somebody is an administrator; '' when they are none. */
const through = ({ grants }: Person): string =>
  grants
    .filter(({ role }) => role === 'admin')
    .map(({ until }) => until ?? always)
    .sort()
    .at(-1) ?? '';

/**
 * Refuses what would leave nobody, today or once every last day has come: only who is an administrator without a last day
 * counts as somebody. `next`: the person as they will be.
 */
export async function leaveOne(ctx: Context, person: Person, next: Person): Promise<void> {
  if (through(next) >= through(person)) return;
  const key = keys.takings(ctx.municipality);
  // Another taking may come between; three at once is more than people do.
  for (let round = 0; round < 3; round++) {
    const noted = (await ctx.table.get(kind, key)) ?? { of: {}, version: 0 };
    const all = await everybody(ctx);
    const under = all.filter(({ id, version }) => noted.of[id] === version);
    const going = [...under, person];
    const left = all.filter(({ id }) => !going.some((one) => one.id === id));
    if (!left.some((one) => through(one) === always))
      throw new Problem('state', { state: 'last-admin' });
    const of = Object.fromEntries(going.map(({ id, version }) => [id, version]));
    if (await note(ctx, { of, version: noted.version })) return;
  }
  throw new Problem('busy', { retryAfter: 5 });
}

/** Notes takings over the note that was read; false when another taking came between. */
const note = (ctx: Context, takings: Takings): Promise<boolean> =>
  ctx.table.replace(kind, keys.takings(ctx.municipality), takings).then(
    () => true,
    (error) => {
      if (error instanceof Problem && error.code === 'stale') return false;
      throw error;
    },
  );
