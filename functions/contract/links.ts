/**
 * Links as evidence: kept as typed, and in the form that machines read (domain in punycode, path escaped).
 * Schools' sites stand on Cyrillic domains, and people paste addresses without «http://». What the schedule saw
 * behind them is kept beside.
 */
import * as z from 'zod/mini';
import { Instant } from './dates.ts';
import { required } from './text.ts';
import { readUrl } from './urls.ts';

/** The machine form of a typed address, or undefined when it is no public web address. */
export function readLink(typed: string): string | undefined {
  const trimmed = typed.trim();
  // What stands before a colon and a digit is a host, and the digits are its port.
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(trimmed) ? trimmed : `http://${trimmed}`;
  const url = /\s/.test(trimmed) ? undefined : readUrl(whole);
  if (!url) return undefined;
  const web = url.protocol === 'http:' || url.protocol === 'https:';
  const named = /\.[a-z0-9-]*[a-z][a-z0-9-]*\.?$/i.test(url.hostname);
  if (!web || !named || url.username !== '' || url.password !== '') return undefined;
  return url.href;
}

/** A typed address that can be read. */
export const Link = required(2000).check(
  z.refine((typed) => typed.trim() === '' || readLink(typed) !== undefined, 'link'),
);

/**
 * What is known of a page. `unseen`: nobody looked yet; `gone`: the site or DNS said once that there is none; `vanished`: said so twice running;
 * `silent`: did not open, which proves nothing; `refused`: not an address of the public web, never asked.
 */
const LinkState = z.enum(['unseen', 'alive', 'gone', 'silent', 'refused', 'vanished']);

/** What was seen behind a link. Instants are real ones, whatever day a demonstration stands on. */
const Look = z.object({
  url: z.string(),
  state: LinkState,
  /** The last look, and what it met: an HTTP status, or why there is none. */
  at: Instant,
  status: z.optional(z.int()),
  reason: z.optional(z.string()),
  /** The certificate could not be verified; the page was looked at all the same. */
  unverified: z.optional(z.boolean()),
  /** Where redirects led. */
  moved: z.optional(z.string()),
  /** First and last time that the page opened, and the bytes of that last time; `cut`: only their beginning. */
  firstSeen: z.optional(Instant),
  lastAlive: z.optional(Instant),
  sha256: z.optional(z.string()),
  size: z.optional(z.int()),
  cut: z.optional(z.boolean()),
  /** The first of the looks, running, that found nothing there. */
  goneSince: z.optional(Instant),
  /** Looks, running, at which it did not open. */
  fails: z.int(),
});

/** An item that stands on a link, with the address as typed there. */
const Holder = z.object({ task: z.string(), item: z.string(), typed: z.string() });
export type Holder = z.infer<typeof Holder>;

/** One page as it is kept: what was seen, when to look again, what stands on it, when ИМО was told that it vanished. */
export const Sight = z.extend(Look, {
  due: Instant,
  where: z.array(Holder),
  told: z.optional(Instant),
  version: z.int(),
});
export type Sight = z.infer<typeof Sight>;

/** A link that does not open, with the items that stand on it and whose they are. */
export const LostLink = z.extend(Look, {
  typed: z.string(),
  tasks: z.array(
    z.object({
      task: z.string(),
      item: z.string(),
      owner: z.string(),
      label: z.string(),
      words: z.string(),
    }),
  ),
});
export type LostLink = z.infer<typeof LostLink>;

/** What was seen behind the link of one item. */
export const ItemLink = z.extend(Look, { typed: z.string(), item: z.string() });
export type ItemLink = z.infer<typeof ItemLink>;
