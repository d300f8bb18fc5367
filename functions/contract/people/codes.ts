/** Sign-in by a code from a letter. */
import * as z from 'zod/mini';
import { clientId } from '../text.ts';
import { Email } from './person.ts';

export const CodeRequest = z.object({ email: Email });

/**
 * Six digits, typed with or without spaces. `attempt`: made by the client, one for each letter; when an answer is lost, the
 * same attempt signs in again by the code that it used.
 */
export const SignIn = z.object({
  email: Email,
  attempt: z.optional(clientId),
  code: z.pipe(
    z.string().check(z.regex(/^\s*(\d\s*){6}$/, 'code')),
    z.transform((value) => value.replace(/\s/g, '')),
  ),
});
