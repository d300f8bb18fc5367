/** Headers of RAR 5 («RAR 5.0 archive format», rarlab.com). */
import type { Entry, Header } from './archive.ts';
import { type Bytes, Refused } from './bytes.ts';

const [file, encryption, last] = [2, 4, 5];
const [encrypted, redirection] = [1, 5];
/** Links of Unix and Windows, and junctions; a hard link and a copy stay within the archive. */
const links = [1, 2, 3];

/** The header at a place. */
export async function headerOf5(bytes: Bytes, at: number): Promise<Header> {
  // A checksum, then the size of the rest in three bytes at most.
  const measure = new Fields(await bytes.upTo(at + 4, 3));
  const size = measure.number();
  const start = 4 + measure.at;
  const head = await bytes.at(at + start, size);
  const fields = new Fields(head);
  const [kind, flags] = [fields.number(), fields.number()];
  if (kind === encryption) throw new Refused('encrypted');
  const extra = flags & 1 ? fields.number() : 0;
  const packed = flags & 2 ? fields.number() : 0;
  const header = { length: start + size + packed, last: kind === last };
  if (kind !== file) return header;
  const [about, unpacked] = [fields.number(), fields.number()];
  fields.number(); // attributes
  fields.take((about & 2 ? 4 : 0) + (about & 4 ? 4 : 0)); // time, checksum
  fields.number(); // compression
  fields.number(); // system
  const name = fields.take(fields.number()).toString('utf8');
  const records = recordsOf(head.subarray(Math.max(fields.at, size - extra)));
  const entry: Entry = {
    names: [name],
    packed,
    unpacked: about & 8 ? 0 : unpacked,
    encrypted: records.some(({ kind }) => kind === encrypted),
    link: records.some(({ kind, type }) => kind === redirection && links.includes(type)),
    folder: (about & 1) !== 0,
  };
  return { ...header, entry };
}

/** Records that follow a header of a file, each with the first byte of what it holds. */
function recordsOf(extra: Buffer) {
  const fields = new Fields(extra);
  const records: { kind: number; type: number }[] = [];
  while (fields.at < extra.length) {
    const record = new Fields(fields.take(fields.number()));
    records.push({ kind: record.number(), type: record.left > 0 ? record.number() : 0 });
  }
  return records;
}

/** Fields one after another; past the end there is a RangeError. */
class Fields {
  at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  take(length: number): Buffer {
    if (length > this.left) throw new RangeError('outside');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** A number by seven bits in a byte, the lowest first. */
  number(): number {
    for (let [value, unit] = [0, 1]; unit <= 2 ** 49; unit *= 128) {
      const byte = this.take(1).readUInt8();
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
    }
    throw new RangeError('number');
  }
}
