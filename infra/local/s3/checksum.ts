// What the sender promised about the bytes, and whether they kept it. Promises count in headers
// (and the trailer of a chunked body) only: S3 ignores a checksum in the query, and so do we.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent } from './answer.ts';
import type { Asked } from './request.ts';

/** A checksum that S3 keeps with the object and gives back when asked. */
export interface Checksum {
  readonly name: string;
  readonly value: string;
}

/** What is known of a body after its last byte was checked. */
export interface Proof {
  readonly size: number;
  readonly md5: string;
  readonly checksum: Checksum | null;
}

/** Sums over a body as it passes: `update` per chunk, then `verify` once. */
interface Sums {
  update(chunk: Buffer): void;
  verify(trailers: ReadonlyMap<string, string>): Proof;
}

const BYTES: Record<string, number> = { sha256: 32, crc32: 4 };
const PREFIX = 'x-amz-checksum-';
const NOT_SUMS = new Set(['mode', 'algorithm', 'type']);

/** Whether the checksum is of the bytes or, as its `-N` says, of the checksums of N parts. */
export function checksumType({ value }: Checksum): 'FULL_OBJECT' | 'COMPOSITE' {
  return value.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT';
}

/** The name of the checksum that a request brings in a header or in its trailer. */
export function promisedName(asked: Asked): string | null {
  return promisedChecksum(asked)?.name ?? trailingName(asked);
}

/** A checksum in bytes of its own length. */
export function crcBytes(crc: number): Buffer {
  const word = Buffer.alloc(4);
  word.writeUInt32BE(crc);
  return word;
}

/** Whether this engine can compute the checksum of that name. */
export const canSum = (name: string) => Object.hasOwn(BYTES, name);

/** Reads the promises of a request and starts the sums they need. */
export function startSums(asked: Asked): Sums {
  const promised = promisedChecksum(asked);
  const trailing = trailingName(asked);
  if (promised !== null && trailing !== null) throw several();
  const wanted = promised?.name ?? trailing;
  const contentMd5 = header(asked, 'content-md5');
  if (contentMd5 !== undefined && !isBase64(contentMd5, 16)) {
    throw new Refusal(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  const payload = header(asked, 'x-amz-content-sha256') ?? '';
  const payloadHex = /^[0-9a-f]{64}$/.test(payload) ? payload : null;

  const md5 = createHash('md5');
  const sha256 = wanted === 'sha256' || payloadHex !== null ? createHash('sha256') : null;
  let crc = 0;
  let size = 0;
  return {
    update(chunk) {
      size += chunk.length;
      md5.update(chunk);
      sha256?.update(chunk);
      if (wanted === 'crc32') crc = crc32(chunk, crc);
    },
    verify(trailers) {
      const digest = sha256?.digest();
      if (payloadHex !== null && digest?.toString('hex') !== payloadHex) {
        const message =
          "The provided 'x-amz-content-sha256' header does not match what was computed.";
        throw new Refusal(400, 'XAmzContentSHA256Mismatch', message);
      }
      const sum = md5.digest();
      if (contentMd5 !== undefined && sum.toString('base64') !== contentMd5) {
        const message = 'The Content-MD5 you specified did not match what we received.';
        throw new Refusal(400, 'BadDigest', message);
      }
      const checksum = promised ?? fromTrailer(trailing, trailers);
      if (checksum !== null) {
        const real = checksum.name === 'sha256' ? digest : crcBytes(crc);
        if (real?.toString('base64') !== checksum.value) throw bad(checksum.name);
      }
      return { size, md5: sum.toString('hex'), checksum };
    },
  };
}

function promisedChecksum(asked: Asked): Checksum | null {
  const names = Object.keys(asked.headers)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))
    .filter((name) => !NOT_SUMS.has(name));
  const [name] = names;
  if (name === undefined) return null;
  if (names.length > 1) throw several();
  const size = BYTES[name];
  if (size === undefined) throw absent(PREFIX + name);
  const value = header(asked, PREFIX + name) ?? '';
  if (!isBase64(value, size)) throw invalid(name);
  return { name, value };
}

function trailingName(asked: Asked): string | null {
  const trailer = header(asked, 'x-amz-trailer');
  if (trailer === undefined) return null;
  const name = trailer.startsWith(PREFIX) ? trailer.slice(PREFIX.length) : '';
  if (BYTES[name] === undefined) throw absent(trailer);
  return name;
}

function fromTrailer(name: string | null, trailers: ReadonlyMap<string, string>): Checksum | null {
  if (name === null) return null;
  const value = trailers.get(PREFIX + name);
  if (value === undefined) {
    throw new Refusal(
      400,
      'MalformedTrailerError',
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
    );
  }
  if (!isBase64(value, BYTES[name] ?? 0)) throw invalid(name);
  return { name, value };
}

function isBase64(value: string, size: number): boolean {
  const raw = Buffer.from(value, 'base64');
  return raw.length === size && raw.toString('base64') === value;
}

function bad(name: string): Refusal {
  const word = name.toUpperCase();
  const message = `The ${word} you specified did not match the calculated checksum.`;
  return new Refusal(400, 'BadDigest', message);
}

function invalid(name: string): Refusal {
  return new Refusal(400, 'InvalidRequest', `Value for ${PREFIX}${name} header is invalid.`);
}

function several(): Refusal {
  const message =
    'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
  return new Refusal(400, 'InvalidRequest', message);
}
