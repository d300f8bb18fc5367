/** How people are kept: as acts. The id derives from the e-mail, so an e-mail is unique by its key. */
import { createHash } from 'node:crypto';
import { KeptPerson } from '../../contract/people/acts.ts';
import { personOf } from '../../contract/people/fold.ts';
import type { Author, Person } from '../../contract/people/person.ts';
import { Problem } from '../../contract/problem.ts';
import { type Key, keys } from '../../store/keys.ts';
import type { Attributes, Kind } from '../../store/kind.ts';
import type { Context } from '../context.ts';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The id of the person with an e-mail (in its normal form), within a municipality. */
export const personId = (municipality: string, email: string) =>
  sha256(`${municipality}\n${email}`).slice(0, 24);

/** Where a person lies; an id of another shape is absent like one of nobody. */
export function keyOf(ctx: Pick<Context, 'municipality'>, id: string): Key {
  if (!/^[0-9a-f]{24}$/.test(id)) throw new Problem('absent');
  return keys.person(ctx.municipality, id);
}

/** How a person is kept. */
export const kind: Kind<KeptPerson> = {
  name: 'person',
  shape: 2,
  schema: KeptPerson,
  lifts: { 1: actsOfGrants },
};

/** Who did what nobody who signs in did. */
export const nameless = (name: string): Author => ({ id: '', name, side: '' });

/** Up to 0.2 a person had rights, and nobody noted who gave them and when. */
function actsOfGrants({ name, grants, ...rest }: Attributes): Attributes {
  const done = { by: nameless('До версии 0.3'), print: '' };
  const [first, ...more] = grants as Attributes[];
  return {
    ...rest,
    acts: [
      { act: 'add', id: 'before-1', ...done, name, ...(first && { right: first }) },
      ...more.map((right, place) => ({
        act: 'grant',
        id: `before-${place + 2}`,
        ...done,
        right,
      })),
    ],
  };
}

/** Everybody, as the house knows them. */
export const everybody = async (ctx: Pick<Context, 'table' | 'municipality'>): Promise<Person[]> =>
  (await ctx.table.list(kind, keys.people(ctx.municipality))).map(personOf);
