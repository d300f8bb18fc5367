/** What the administrator does with people, through the door. */
import type { ActInput, PersonView } from '../../../functions/contract/people/acts.ts';
import type { Right } from '../../../functions/contract/people/person.ts';
import { uuid } from '../../acts.ts';
import type { Answer, Client } from '../../ground.ts';

type Bare<One> = One extends unknown ? Omit<One, 'id'> : never;
export type Deed = Bare<ActInput> & { id?: string };

/** A newcomer of that e-mail. */
export const newcomer = (email: string, right: Right = { role: 'imo' }) => ({
  id: uuid(),
  email: `${email}@opora.example`,
  name: `Сотрудник ${email}`,
  right,
});

/** Adds somebody; gives them as they stand. */
export async function added(keeper: Client, email: string, right?: Right): Promise<PersonView> {
  const answer = await keeper.post<PersonView>('/people', newcomer(email, right));
  if (answer.status !== 200) throw new Error(`Not added: ${answer.text}`);
  return answer.body;
}

/** Somebody with the history of their rights. */
export const look = (keeper: Client, id: string) => keeper.get<PersonView>(`/people/${id}`);

/** Acts upon somebody, on the version that stands there unless another is given. */
export async function act(
  keeper: Client,
  person: string,
  deed: Deed,
  version?: number,
): Promise<Answer<PersonView>> {
  const ifMatch = version === undefined ? (await look(keeper, person)).etag : `"${version}"`;
  const body = { id: uuid(), ...deed };
  return keeper.post<PersonView>(`/people/${person}/acts`, body, { ifMatch });
}

/** Takes all that somebody has, and gives this instead. */
export async function give(keeper: Client, person: string, right: Right): Promise<void> {
  const rights = (await look(keeper, person)).body.grants.map(({ id }) => id);
  for (const deed of [{ act: 'revoke', rights } as const, { act: 'grant', right } as const]) {
    const answer = await act(keeper, person, deed);
    if (answer.status !== 200) throw new Error(`Not given: ${answer.text}`);
  }
}
