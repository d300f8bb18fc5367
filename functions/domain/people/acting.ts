/**
 * Acting upon people: whoever acts is known and may, the same request again is known, the version is that which was read;
 * then one conditional write of the person with the new act.
 */
import type { EntryAct } from '../../contract/journal.ts';
import type { Act, ActInput, KeptPerson, Newcomer } from '../../contract/people/acts.ts';
import { personOf } from '../../contract/people/fold.ts';
import type { Person, PersonInput } from '../../contract/people/person.ts';
import { Problem } from '../../contract/problem.ts';
import { keys } from '../../store/keys.ts';
import { readOne, Stale } from '../../store/table.ts';
import { authorOf, type Context } from '../context.ts';
import { note } from '../journal.ts';
import { printOf, repeated } from '../repeats.ts';
import { leaveOne } from './administrators.ts';
import { keyOf, kind, nameless, personId } from './kind.ts';
import { judge, refuseEnding, refuseTaking, schoolKeys, tidy } from './rights.ts';

/** What every act begins with; `print` is of the request's body: the same id with another one is a conflict. */
const doneBy = (ctx: Context, side: string, input: { id: string }) => ({
  id: input.id,
  by: authorOf(ctx, side),
  at: ctx.now,
  print: printOf(input),
});

/** Whether this very request came before. */
const isRepeated = (kept: KeptPerson, input: { id: string }): boolean =>
  repeated(kept, { id: input.id, print: printOf(input) }) !== undefined;

/** Adds somebody whose e-mail is new, with a first right. Who is known already is named by their id. */
export const add = async (ctx: Context, input: Newcomer): Promise<KeptPerson> =>
  told(ctx, await added(ctx, input), input.id);

/** Somebody who got a right is told by letter; the same request again asks for it again, and there is one. */
async function told(ctx: Context, kept: KeptPerson, act: string): Promise<KeptPerson> {
  await noted(ctx, kept, act);
  await ctx.jobs({ job: 'given', person: kept.id, act });
  return kept;
}

async function added(ctx: Context, input: Newcomer): Promise<KeptPerson> {
  const side = ctx.allow('person.keep');
  const id = personId(ctx.municipality, input.email);
  const key = keyOf(ctx, id);
  const right = tidy(input.right);
  const [found, ...schools] = await ctx.table.getMany([key, ...schoolKeys(ctx, right)]);
  if (found) return known(readOne(kind, found), input);
  judge(ctx, right, schools);
  const { email, name } = input;
  const act: Act = { act: 'add', ...doneBy(ctx, side, input), name, right };
  const made = { id, email, acts: [act], version: 1 };
  if (await ctx.table.create(kind, key, made)) return made;
  const other = await ctx.table.get(kind, key);
  return other ? known(other, input) : made;
}

function known(kept: KeptPerson, input: Newcomer): KeptPerson {
  if (isRepeated(kept, input)) return kept;
  throw new Problem('state', { state: 'known', id: kept.id });
}

/** Gives, takes or ends rights of somebody, or renames them; once. */
export async function act(
  ctx: Context,
  id: string,
  version: number,
  input: ActInput,
): Promise<KeptPerson> {
  const kept = await acted(ctx, id, version, input);
  if (input.act === 'grant') return told(ctx, kept, input.id);
  await noted(ctx, kept, input.id);
  return kept;
}

const entryOf: Record<Act['act'], EntryAct> = {
  add: 'added',
  grant: 'granted',
  revoke: 'revoked',
  end: 'ended',
  rename: 'renamed',
};

/** Notes an act in the journal, once: what exactly it was stands in the history of the person. */
async function noted(ctx: Context, { id: whom, acts }: KeptPerson, id: string): Promise<void> {
  const act = acts.find((one) => one.id === id);
  if (act) await note(ctx, { id, at: act.at ?? ctx.now, act: entryOf[act.act], whom });
}

async function acted(
  ctx: Context,
  id: string,
  version: number,
  input: ActInput,
): Promise<KeptPerson> {
  const side = ctx.allow('person.keep');
  const key = keyOf(ctx, id);
  const kept = await ctx.table.get(kind, key);
  if (!kept) throw new Problem('absent');
  if (isRepeated(kept, input)) return kept;
  if (kept.version !== version) throw new Problem('stale');
  const person = personOf(kept);
  const made: Act = { ...(await allowed(ctx, person, input)), ...doneBy(ctx, side, input) };
  const next = { ...kept, acts: [...kept.acts, made] };
  await leaveOne(ctx, person, personOf(next));
  return ctx.table.replace(kind, key, next).catch((error) => {
    // Another write was first: it may have been this very act (clicks at once).
    const now = error instanceof Stale && error.found ? readOne(kind, error.found) : undefined;
    if (now && isRepeated(now, input)) return now;
    throw error;
  });
}

/** What is asked, as it will be kept; or a refusal. */
async function allowed(ctx: Context, person: Person, input: ActInput): Promise<ActInput> {
  switch (input.act) {
    case 'grant': {
      const right = tidy(input.right);
      const named = schoolKeys(ctx, right);
      judge(ctx, right, named.length > 0 ? await ctx.table.getMany(named) : [], person);
      return { ...input, right };
    }
    case 'revoke':
      refuseTaking(person, input.rights);
      return { ...input, rights: [...new Set(input.rights)] };
    case 'end':
      refuseEnding(ctx, person, input);
      return input;
    case 'rename':
      return input;
  }
}

/** Writes the first people of an environment, before anybody could sign in to do it; who is there already stays. */
export async function write(
  ctx: Pick<Context, 'table' | 'municipality' | 'now'>,
  input: PersonInput,
): Promise<Person> {
  const { email, name, grants } = input;
  const id = personId(ctx.municipality, email);
  const key = keys.person(ctx.municipality, id);
  const done = { by: nameless('При установке'), at: ctx.now, print: '' };
  const [first, ...more] = grants.map(tidy);
  const acts: Act[] = [
    { act: 'add', id: 'first-1', ...done, name, ...(first && { right: first }) },
    ...more.map(
      (right, place): Act => ({ act: 'grant', id: `first-${place + 2}`, ...done, right }),
    ),
  ];
  const made = { id, email, acts, version: 1 };
  const there = (await ctx.table.create(kind, key, made))
    ? undefined
    : await ctx.table.get(kind, key);
  return personOf(there ?? made);
}
