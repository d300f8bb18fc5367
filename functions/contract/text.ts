/**
 * Texts that people type. The codes given to checks are the words of `Field.code`; they are sentences only
 * in the web.
 */
import * as z from 'zod/mini';

// Control characters (but tab and line ends), lone surrogates: nothing a person types, and poison for XML.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be refused
const poison = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Surrogate}/u;

const readable = z.refine<string>((value) => !poison.test(value), 'characters');

/** The longest comment or explanation, in characters. */
const longText = 4000;

/** A text that may be empty, kept byte for byte. */
export const text = (longest = longText) =>
  z.string().check(z.maxLength(longest, 'too-long'), readable);

/** A text that must say something. */
export const required = (longest = longText) =>
  text(longest).check(z.refine((value) => value.trim() !== '', 'required'));

/** An id made by the client, so that the same request may come twice: a random UUID (RFC 9562). */
export const clientId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'id'));

/** An id that stands in addresses: of a school, a road map. Never «#» or «.», which part keys. */
export const slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'id'), z.maxLength(60, 'id'));
