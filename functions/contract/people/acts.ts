/**
 * Acts upon a person: who came, which right was given, taken, or got a last day, under which name. Nothing of an act ever
 * changes; which rights somebody has is their fold (`fold.ts`).
 */
import * as z from 'zod/mini';
import { Day, Instant } from '../dates.ts';
import { clientId, required } from '../text.ts';
import { Author, Email, Given, Person, Right } from './person.ts';

/** The id of the act that gave a right. */
const given = z.string().check(z.maxLength(60, 'id'));

/** A newcomer, with a first right. */
export const Newcomer = z.object({
  id: clientId,
  email: Email,
  name: required(200),
  right: Right,
});
export type Newcomer = z.infer<typeof Newcomer>;

/** What may be done with somebody who is known. `end`: another last day, or none (null). */
export const ActInput = z.discriminatedUnion('act', [
  z.object({ act: z.literal('grant'), id: clientId, right: Right }),
  z.object({
    act: z.literal('revoke'),
    id: clientId,
    rights: z.array(given).check(z.minLength(1, 'required'), z.maxLength(100, 'too-many')),
  }),
  z.object({ act: z.literal('end'), id: clientId, right: given, until: z.nullable(Day) }),
  z.object({ act: z.literal('rename'), id: clientId, name: required(200) }),
]);
export type ActInput = z.infer<typeof ActInput>;

/** What every act has. What was done before acts were kept has no instant: nobody noted it. */
const done = { id: z.string(), by: Author, at: z.optional(Instant) };

/** `print` is the SHA-256 of the body, to know the same request when it comes again. */
const kept = { ...done, print: z.string() };

const actsWith = <Done extends typeof done>(done: Done) =>
  z.discriminatedUnion('act', [
    z.object({ act: z.literal('add'), ...done, name: z.string(), right: z.optional(Given) }),
    z.object({ act: z.literal('grant'), ...done, right: Given }),
    z.object({ act: z.literal('revoke'), ...done, rights: z.array(z.string()) }),
    z.object({ act: z.literal('end'), ...done, right: z.string(), until: z.nullable(Day) }),
    z.object({ act: z.literal('rename'), ...done, name: z.string() }),
  ]);

export const Act = actsWith(kept);
export type Act = z.infer<typeof Act>;

/** An act as it is shown. */
const ActView = actsWith(done);
export type ActView = z.infer<typeof ActView>;

/** A person as kept: the acts are all. */
export const KeptPerson = z.object({
  id: z.string(),
  email: z.string(),
  acts: z.array(Act),
  version: z.int(),
});
export type KeptPerson = z.infer<typeof KeptPerson>;

/** A person with the history of their rights. */
export const PersonView = z.extend(Person, { acts: z.array(ActView) });
export type PersonView = z.infer<typeof PersonView>;
