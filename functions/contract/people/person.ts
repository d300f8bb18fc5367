/** People and their rights. A right belongs to a post: a successor sees all that the predecessor did. */
import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { required, slug } from '../text.ts';

const roles = ['school', 'head', 'tutor', 'curator', 'imo', 'uo', 'admin', 'guest'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** One right: a role, for the schools named where the role is of schools, until a day where it ends. */
export const Grant = z
  .object({ role: Role, schools: z.optional(z.array(slug)), until: z.optional(Day) })
  .check(
    z.refine(
      (grant) =>
        !['school', 'head', 'tutor', 'curator'].includes(grant.role) || !!grant.schools?.length,
      { error: 'required', path: ['schools'] },
    ),
  );
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
    const domain = URL.canParse(`http://${value.slice(at + 1)}`)
      ? new URL(`http://${value.slice(at + 1)}`).hostname
      : value.slice(at + 1);
    return `${value.slice(0, at)}@${domain}`.normalize('NFC').toLowerCase();
  }),
);

/** What is asked of a person, and nothing more: a name or post as it is to be shown, and a work e-mail. */
export const PersonInput = z.object({
  email: Email,
  name: required(200),
  grants: z.array(Grant).check(z.minLength(1, 'required')),
});

export const Person = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  grants: z.array(Grant),
  version: z.int(),
});
export type Person = z.infer<typeof Person>;
