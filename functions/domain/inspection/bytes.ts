/**
 * The bytes of a file that lies in storage: read by blocks, never whole, however little a look asks for at a time. A few
 * blocks are kept; and whatever a file says of itself, no look takes more than so many of them.
 */

/** Reads bytes `from` to `to` (not included). */
export type Read = (from: number, to: number) => Promise<Uint8Array>;

/**
 * Why a file is refused: it is not what its name says; it is torn, or leads outside of itself; it has macros; it is
 * under a password; it unpacks into too much; it is or has a program, a script or a page; it has an archive inside.
 */
export type Refusal = 'mismatch' | 'broken' | 'macros' | 'encrypted' | 'bomb' | 'active' | 'nested';

/** How a look ends when a file is refused. Anything else that a look stumbles over is a broken file. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

const block = 1024 * 1024;
const mostKept = 8;
/** A whole file of the largest size read through twice, and some. */
const mostReads = 256;
/** What a search carries over from one block to the next. */
const overlap = 1024;

/** A file of `size` bytes. What cannot be had of it is an error, and makes it a broken one. */
export class Bytes {
  readonly size: number;
  /** What storage failed with, if it did: the file is not to blame for that. */
  failure: unknown;
  readonly #read: Read;
  readonly #kept = new Map<number, Buffer>();
  #reads = 0;

  constructor(size: number, read: Read) {
    this.size = size;
    this.#read = read;
  }

  /** Exactly `length` bytes; a RangeError when the file has none there. */
  async at(from: number, length: number): Promise<Buffer> {
    if (!(from >= 0 && length >= 0 && from + length <= this.size)) throw new RangeError('outside');
    const [first, last] = [Math.floor(from / block), Math.floor((from + length - 1) / block)];
    const pieces: Buffer[] = [];
    for (let number = first; number <= last; number++) {
      const start = number * block;
      const bytes = await this.#block(number);
      pieces.push(bytes.subarray(Math.max(0, from - start), from + length - start));
    }
    return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, length);
  }

  /** As many of `length` bytes as there are. */
  upTo(from: number, length: number): Promise<Buffer> {
    return this.at(from, Math.max(0, Math.min(length, this.size - from)));
  }

  /** Whether a pattern, of `overlap` characters at most, stands between two places, bytes taken as Latin-1. */
  async has(pattern: RegExp, from: number, to: number): Promise<boolean> {
    let tail = '';
    for (let at = from; at < to; at += block) {
      const text = tail + (await this.at(at, Math.min(block, to - at))).toString('latin1');
      if (pattern.test(text)) return true;
      tail = text.slice(-overlap);
    }
    return false;
  }

  async #block(number: number): Promise<Buffer> {
    const kept = this.#kept.get(number) ?? (await this.#fetch(number));
    // The one that was asked for last is forgotten last.
    this.#kept.delete(number);
    this.#kept.set(number, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }

  async #fetch(number: number): Promise<Buffer> {
    this.#reads += 1;
    if (this.#reads > mostReads) throw new Refused('broken');
    const from = number * block;
    const to = Math.min(this.size, from + block);
    const bytes = await this.#read(from, to).catch((failure) => {
      this.failure = failure ?? new Error('storage');
      throw failure;
    });
    if (bytes.length !== to - from) throw new RangeError('short');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}
