/**
 * The web outside, looked at and never trusted: the addresses come from people, so every hop is checked before a
 * byte is sent. A name is resolved once, all its addresses must be public, and the connection goes to the very
 * address that was checked: a name that answers otherwise the next time (DNS rebinding) changes nothing.
 */
import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { connect as secure } from 'node:tls';
import { isPublic } from './addresses.ts';

/** What stood behind an address. */
export type Seen = {
  /**
   * `alive`: the page came (2xx). `gone`: the site says that there is no such page (404, 410), or DNS that there is no
   * such name. `silent`: anything else, which proves nothing: down, slow, or it refuses robots. `refused`: not public.
   */
  state: 'alive' | 'gone' | 'silent' | 'refused';
  status?: number;
  /** Why there is no status: `timeout`, `address`, or the code of the network. */
  reason?: string;
  /** Of the bytes that came, as they were sent. */
  sha256?: string;
  size?: number;
  /** There was more than is read. */
  cut?: boolean;
  /** The certificate could not be verified. */
  unverified?: boolean;
  /** Where redirects led, when elsewhere. */
  moved?: string;
};

export type Options = {
  /** Every address of a name. */
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
  /** A connection to a checked address. */
  dial?: (address: string, port: number) => Socket;
  /** Milliseconds for one hop and for all of them, bytes of a body. */
  limits?: { hop: number; whole: number; body: number };
};

const mostRedirects = 5;
const ports: Record<string, number> = { 'http:': 80, 'https:': 443 };
/** Says who comes, in ASCII as headers must be; never a cookie, never a credential. */
const headers = {
  'user-agent': 'Opora (proverka ssylok otchetov)',
  accept: '*/*',
  // What is hashed are the bytes of the page, not of a compression.
  'accept-encoding': 'identity',
};

/** Names that are nobody's, and stand in no DNS (RFC 6761): a network without one would be waited for. */
const nobodys = /(^|\.)(example|invalid|test)\.?$/;

async function resolved(host: string): Promise<{ address: string; family: number }[]> {
  if (nobodys.test(host)) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
  return lookup(host, { all: true });
}

class Refused extends Error {}
const notPublic: Seen = { state: 'refused', reason: 'address' };

/** Looks at pages under these rules. */
export function openLooks(options: Options = {}) {
  const {
    resolve = resolved,
    dial = (address, port) => connect({ host: address, port }),
    limits = { hop: 10_000, whole: 20_000, body: 5 * 1024 * 1024 },
  } = options;

  /** The address to connect to; refuses what is not http(s) on its usual port, or not public. */
  async function checked(url: URL, signal: AbortSignal): Promise<string> {
    if (!(url.protocol in ports) || url.port !== '' || url.username !== '' || url.password !== '')
      throw new Refused();
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const found = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await within(resolve(host), signal);
    if (found.length === 0 || !found.every((one) => isPublic(one.address))) throw new Refused();
    // Networks without IPv6 are common, without IPv4 not.
    return (found.find((one) => one.family === 4) ?? found[0])?.address as string;
  }

  /** A connection through which a request may go, and whether the other side proved its name. */
  async function open(url: URL, signal: AbortSignal) {
    const raw = dial(await checked(url, signal), ports[url.protocol] as number);
    // Faults are told by what waits here and by the request; none may be thrown past them.
    raw.on('error', () => {});
    signal.addEventListener('abort', () => raw.destroy(), { once: true });
    if (raw.connecting) await once(raw, 'connect', { signal });
    if (url.protocol === 'http:') return { stream: raw, verified: true };
    const name = url.hostname.replace(/\.$/, '');
    // Sites of the state stand on certificates whose root (НУЦ Минцифры) Node does not know. Nothing secret is sent
    // and nothing that comes is run, so we look all the same, and keep that it was not verified.
    const stream = secure({
      socket: raw,
      rejectUnauthorized: false,
      ...(!isIP(name.replace(/[[\]]/g, '')) && { servername: name }),
    });
    stream.on('error', () => {});
    await once(stream, 'secureConnect', { signal });
    return { stream, verified: stream.authorized };
  }

  /** One hop: what was seen, or where it leads on. */
  async function ask(url: URL, signal: AbortSignal): Promise<Seen | URL> {
    const { stream, verified } = await open(url, signal);
    try {
      const path = `${url.pathname}${url.search}`;
      const asked = request({
        createConnection: () => stream,
        path,
        headers: { host: url.host, ...headers },
        signal,
      });
      asked.on('error', () => {}).end();
      const [answer] = (await once(asked, 'response', { signal })) as [IncomingMessage];
      const status = answer.statusCode ?? 0;
      const onward = leadsTo(answer, url);
      if (onward) return onward;
      const marks = { status, ...(!verified && { unverified: true }) };
      if (status === 404 || status === 410) return { state: 'gone', ...marks };
      if (status < 200 || status > 299) return { state: 'silent', ...marks };
      return { state: 'alive', ...marks, ...(await read(answer, limits.body)) };
    } finally {
      stream.destroy();
    }
  }

  return {
    /** Looks at a page. Never throws: what went wrong is what was seen. */
    async see(address: string): Promise<Seen> {
      if (!URL.canParse(address)) return notPublic;
      const ends = performance.now() + limits.whole;
      let url = new URL(address);
      for (let hop = 0; hop <= mostRedirects; hop++) {
        const left = Math.max(0, Math.min(limits.hop, ends - performance.now()));
        const signal = AbortSignal.timeout(Math.ceil(left));
        const seen = await ask(url, signal).catch((error) => failed(error, signal));
        if (!(seen instanceof URL)) return hop === 0 ? seen : { ...seen, moved: url.href };
        url = seen;
      }
      return { state: 'silent', reason: 'redirects' };
    },
  };
}
/** Waits for what cannot be stopped no longer than the signal allows. */
function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const stopped = once(signal, 'abort').then(() => Promise.reject(signal.reason));
  return Promise.race([work, stopped]);
}

/** Where a redirect leads. Sites write Cyrillic addresses there as bare UTF-8, which Node reads as Latin-1. */
function leadsTo(answer: IncomingMessage, from: URL): URL | undefined {
  const { location } = answer.headers;
  if (![301, 302, 303, 307, 308].includes(answer.statusCode ?? 0) || !location) return undefined;
  const text = Buffer.from(location, 'latin1').toString('utf8');
  return URL.canParse(text, from.href) ? new URL(text, from.href) : undefined;
}

/** The SHA-256 and length of a body, up to `most` bytes. A body that breaks off throws. */
async function read(answer: IncomingMessage, most: number) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    const part = chunk.subarray(0, most - size);
    hash.update(part);
    size += part.length;
    if (part.length < chunk.length) return { sha256: hash.digest('hex'), size, cut: true };
  }
  return { sha256: hash.digest('hex'), size };
}

function failed(error: unknown, { aborted }: AbortSignal): Seen {
  if (error instanceof Refused) return notPublic;
  if (aborted) return { state: 'silent', reason: 'timeout' };
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND') return { state: 'gone', reason: code };
  return { state: 'silent', reason: typeof code === 'string' ? code : 'network' };
}
