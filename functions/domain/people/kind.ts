/** How people are kept. The id derives from the e-mail, so an e-mail is unique by its key. */
import { createHash } from 'node:crypto';
import { Person } from '../../contract/people/person.ts';
import type { Kind } from '../../store/kind.ts';

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The id of the person with an e-mail (in its normal form), within a municipality. */
export const personId = (municipality: string, email: string) =>
  sha256(`${municipality}\n${email}`).slice(0, 24);

/** How a person is kept. */
export const kind: Kind<Person> = { name: 'person', shape: 1, schema: Person };
