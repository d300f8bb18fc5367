/**
 * The parts of an office file: a zip by its central directory. Declared sizes are not believed: what inflates is counted,
 * and stops at a bound. Nothing is written anywhere.
 */
import { Inflate } from 'fflate';
import { bomb, damaged, locked, most } from './refusal.ts';

const centralEntry = 0x02014b50;
const localEntry = 0x04034b50;
const endOfDirectory = 0x06054b50;
const nowhere = 0xffffffff;
const mostParts = 10_000;
/** Deflated bytes that are inflated at a time: at most some 16 MB come of them. */
const step = 16_384;

type Entry = { flags: number; method: number; crc: number; packed: number; local: number };

export type Zip = {
  names: string[];
  has: (name: string) => boolean;
  /** A part as text; refuses what is locked, damaged or too large. */
  text: (name: string) => string;
};

/** The parts of a zip; each is inflated when it is asked for, all together within one bound. */
export function zipOf(bytes: Uint8Array): Zip {
  const entries = entriesOf(bytes);
  let left = most.inflated;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    text(name) {
      const entry = entries.get(name) ?? damaged();
      const part = inflated(bytes, entry, left);
      left -= part.length;
      return decoded(part);
    },
  };
}

/** XML is UTF-8, or UTF-16 with its mark. */
function decoded(part: Uint8Array): string {
  const [a, b] = part;
  const wide = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : '';
  return new TextDecoder(wide || 'utf-8').decode(part);
}

function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = new Map<string, Entry>();
  let end = bytes.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && view.getUint32(end, true) !== endOfDirectory) end--;
  if (end < least) damaged();
  try {
    let at = view.getUint32(end + 16, true);
    const count = view.getUint16(end + 10, true);
    if (count > mostParts) damaged();
    for (let one = 0; one < count; one++) {
      if (view.getUint32(at, true) !== centralEntry) damaged();
      const [name, extra, comment] = [28, 30, 32].map((to) => view.getUint16(at + to, true)) as [
        number,
        number,
        number,
      ];
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
      const entry = {
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        local: view.getUint32(at + 42, true),
      };
      widen(view, at + 46 + name, extra, view.getUint32(at + 24, true) === nowhere, entry);
      if (!entries.has(path)) entries.set(path.replace(/^\//, ''), entry);
      at += 46 + name + extra + comment;
    }
  } catch (error) {
    // Numbers that lead out of the file.
    if (error instanceof RangeError) damaged();
    throw error;
  }
  return entries;
}

/** Some writers put sizes of small files into the wide fields of zip64 as well. */
function widen(view: DataView, start: number, length: number, size: boolean, entry: Entry): void {
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4 + (size ? 8 : 0);
    for (const name of ['packed', 'local'] as const) {
      if (entry[name] !== nowhere) continue;
      entry[name] = Number(view.getBigUint64(field, true));
      field += 8;
    }
    return;
  }
}

function inflated(bytes: Uint8Array, entry: Entry, bound: number): Uint8Array {
  if (entry.flags & 1) locked();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.local + 30 > bytes.length || view.getUint32(entry.local, true) !== localEntry)
    damaged();
  const start =
    entry.local +
    30 +
    view.getUint16(entry.local + 26, true) +
    view.getUint16(entry.local + 28, true);
  if (start + entry.packed > bytes.length) damaged();
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method !== 0 && entry.method !== 8) damaged();
  if (entry.method === 0 && packed.length > bound) bomb();
  const part = entry.method === 0 ? packed : inflate(packed, bound);
  if (crcOf(part) !== entry.crc) damaged();
  return part;
}

function inflate(packed: Uint8Array, bound: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((chunk, last) => {
    size += chunk.length;
    if (size > bound) bomb();
    chunks.push(chunk);
    ended = last;
  });
  try {
    for (let at = 0; at < packed.length; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  } catch (error) {
    if (error instanceof Error && 'unread' in error) throw error;
    damaged();
  }
  if (!ended) damaged();
  const part = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    part.set(chunk, at);
    at += chunk.length;
  }
  return part;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

function crcOf(part: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of part) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 255] as number);
  return ~rest >>> 0;
}
