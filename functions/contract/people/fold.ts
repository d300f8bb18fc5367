/** Rights are acts, folded: which somebody has, and what one more act would come to. Pure: pages reckon with it too. */
import type { Act, KeptPerson } from './acts.ts';
import type { Grant, Person } from './person.ts';

/** What acts have made of a person: the name, and the rights that were given. */
export type Profile = Pick<Person, 'name' | 'grants'>;

/** What an act says, whoever does it and whenever. */
type Said<One> = One extends unknown ? Omit<One, 'by' | 'at' | 'print'> : never;
export type Asked = Said<Act>;

/** What stands after an act. */
export function after(before: Profile, act: Asked): Profile {
  const { name, grants } = before;
  switch (act.act) {
    case 'add':
      return { name: act.name, grants: act.right ? [{ id: act.id, ...act.right }] : [] };
    case 'grant':
      return { name, grants: [...grants, { id: act.id, ...act.right }] };
    case 'revoke':
      return { name, grants: grants.filter(({ id }) => !act.rights.includes(id)) };
    case 'end':
      return {
        name,
        grants: grants.map((grant) => (grant.id === act.right ? ending(grant, act.until) : grant)),
      };
    case 'rename':
      return { name: act.name, grants };
  }
}

const ending = ({ until: _, ...grant }: Grant, until: string | null): Grant =>
  until === null ? grant : { ...grant, until };

/** Before the first act. */
export const nobody: Profile = { name: '', grants: [] };

/** A person as the house knows them. */
export const personOf = ({ acts, ...person }: KeptPerson): Person => ({
  ...person,
  ...acts.reduce<Profile>(after, nobody),
});
