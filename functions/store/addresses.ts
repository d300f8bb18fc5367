/**
 * Which network addresses are public. A request that people make us send must reach no other: behind the rest are
 * our own machine, our neighbours, and the service that hands out the keys of a cloud (169.254.169.254).
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Not globally reachable: IANA IPv4 Special-Purpose Address Registry, with multicast and what is reserved. */
const special4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/**
 * Of IPv6 only 2000::/3 is given out to networks (IANA IPv6 Global Unicast Address Assignments). So loopback, private,
 * link-local, multicast, IPv4-mapped and NAT64 addresses lie outside without being named.
 */
const given6 = ['2000::/3'];

/** Within it: protocols and Teredo, documentation, 6to4 (IANA IPv6 Special-Purpose Address Registry). */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

// A list for each family: Node compares an IPv4 address with IPv6 rules as if it were mapped.
function listOf(subnets: string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}
const blocked4 = listOf(special4, 'ipv4');
const blocked6 = listOf(special6, 'ipv6');
const public6 = listOf(given6, 'ipv6');

/** Whether an address, written as numbers, is one of the public internet. What is no address is not. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !blocked4.check(address, 'ipv4');
  // With a zone («%eth0») it is an address of this very link.
  if (!isIPv6(address) || address.includes('%')) return false;
  return public6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
}
