/**
 * Links as evidence: kept as typed, and in the form that machines read (domain in punycode, path escaped).
 * Schools' sites stand on Cyrillic domains, and people paste addresses without «http://».
 */
import * as z from 'zod/mini';
import { required } from './text.ts';

/** The machine form of a typed address, or undefined when it is no public web address. */
export function readLink(typed: string): string | undefined {
  const trimmed = typed.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (/\s/.test(trimmed) || !URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  const named = /\.[a-z0-9-]*[a-z][a-z0-9-]*\.?$/i.test(url.hostname);
  if (!web || !named || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** A typed address that can be read. */
export const Link = required(2000).check(
  z.refine((typed) => typed.trim() === '' || readLink(typed) !== undefined, 'link'),
);
