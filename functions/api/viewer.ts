/**
 * From whose network a request comes, for limits. Whatever stands before the API says it by a header, and proves by a secret
 * that the word is its own: the API has an address too, and whoever finds that could write any header. Without the secret
 * it is the connection that counts.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { proof, viewer } from '../contract/edge.ts';
import type { House } from '../domain/context.ts';

/** The address at the other end of a request's connection, as the ground knows it. */
export type Connection = (c: Context) => string | undefined;

const hash = (text: string) => createHash('sha256').update(text).digest();

/** The network from which a request comes. */
export function networkOf({ config }: House, c: Context, connection: Connection): string {
  const { edge } = config;
  const proved = edge !== undefined && timingSafeEqual(hash(c.req.header(proof) ?? ''), hash(edge));
  return network((proved && c.req.header(viewer)) || connection(c) || 'unknown');
}

/** Whoever has an address of IPv6 has 2⁶⁴ of them: one network is its first half. */
function network(address: string): string {
  if (!isIPv6(address) || /^::ffff:[\d.]+$/i.test(address)) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const groups = [...head, ...Array(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
