/** People and their rights. A right belongs to a post: a successor sees all that the predecessor did. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { required, slug } from '../text.ts';
import { readUrl } from '../urls.ts';
import { isForTerm, isOfSchools, roles } from './rights.ts';

const Role = z.enum(roles);

/** A right as it is given: a role, the schools where the role is of schools, the last day on which it holds. */
export const Right = z
  .object({
    role: Role,
    schools: z.optional(z.array(slug).check(z.maxLength(90, 'too-many'))),
    until: z.optional(Day),
  })
  .check(
    z.refine((right) => !isOfSchools(right.role) || !!right.schools?.length, {
      error: 'required',
      path: ['schools'],
    }),
    z.refine((right) => !isForTerm(right.role) || right.until !== undefined, {
      error: 'required',
      path: ['until'],
    }),
  );
export type Right = z.infer<typeof Right>;

/** A right as it was given once; what is asked of a right today may be more than was asked then. */
export const Given = z.object({
  role: Role,
  schools: z.optional(z.array(z.string())),
  until: z.optional(Day),
});
export type Given = z.infer<typeof Given>;

/** A right that somebody has: `id` is of the act that gave it. */
export const Grant = z.extend(Given, { id: z.string() });
export type Grant = z.infer<typeof Grant>;

/** Who did it, and for which side: a school's id or an office. */
export const Author = z.object({ id: z.string(), name: z.string(), side: z.string() });
export type Author = z.infer<typeof Author>;

/** A work e-mail, compared without case and with its domain in ASCII (RFC 5321 calls for no less). */
export const Email = z.pipe(
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(254, 'too-long'),
      z.regex(/^[^\s@<>"\p{C}]+@[^\s@<>"\p{C}]+\.[^\s@<>"\p{C}]+$/u, 'email'),
    ),
  z.transform((value) => {
    const at = value.lastIndexOf('@');
    const typed = value.slice(at + 1);
    const domain = readUrl(`http://${typed}`)?.hostname ?? typed;
    return `${value.slice(0, at)}@${domain}`.normalize('NFC').toLowerCase();
  }),
);

/** What is asked of a person, and nothing more: a name or post as it is to be shown, and a work e-mail. */
export const PersonInput = z.object({
  email: Email,
  name: required(200),
  grants: z.array(Right).check(z.minLength(1, 'required')),
});
export type PersonInput = z.infer<typeof PersonInput>;

/** A person as the house knows them: what their acts have come to. */
export const Person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  grants: z.array(Grant),
  version: z.int(),
});
export type Person = z.infer<typeof Person>;
