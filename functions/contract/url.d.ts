/** What every ground has beside the language itself: addresses as the URL standard (whatwg.org) reads them. */

declare class URLSearchParams {
  constructor(pairs: string[][]);
  toString(): string;
}

declare class URL {
  constructor(address: string, base?: string);
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  hash: string;
  href: string;
}
