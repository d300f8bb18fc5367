// The form of a file on disk: data, then what is known of them, then a seal. Both are in one file, so
// one rename replaces both: after kill -9 an object is whole, the old one or the new one. A part of
// an upload has the same form, and so has an upload itself, whose data are empty.

import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Checksum } from './checksum.ts';

/** Tags in the order they were given. */
export type Tags = readonly (readonly [string, string])[];

/** What every record says: the bytes of data before it. */
interface Sized {
  readonly size: number;
}

/** Everything known of an object beside its bytes. `id` is new with every put. */
export interface Stored extends Sized {
  readonly id: string;
  readonly key: string;
  readonly etag: string;
  readonly time: number;
  readonly headers: Record<string, string>;
  readonly checksum: Checksum | null;
  readonly tags: Tags;
  /** The upload by parts that made it. */
  readonly upload?: string;
  /** It is no object but the mark of a removal, where the bucket keeps versions. */
  readonly marker?: true;
}

const MAGIC = 'OPORAS3\n';
const SEAL = 16;
const TAIL = 8192;

/** The bytes that follow the data: the record, its length, its CRC-32 and the magic word. */
export function sealRecord(record: Sized): Buffer {
  const body = Buffer.from(JSON.stringify(record));
  const seal = Buffer.alloc(SEAL);
  seal.writeUInt32BE(body.length, 0);
  seal.writeUInt32BE(crc32(body), 4);
  seal.write(MAGIC, 8, 'latin1');
  return Buffer.concat([body, seal]);
}

/** Reads the record of the file at a path; null when the file is not whole. */
export async function recordAt<T extends Sized>(path: string): Promise<T | null> {
  const file = await open(path, 'r');
  try {
    return await readRecord<T>(file);
  } finally {
    await file.close();
  }
}

/** Reads the record of an open file; null when the file is not whole. */
export async function readRecord<T extends Sized>(file: FileHandle): Promise<T | null> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
  if (tail.length < SEAL || tail.toString('latin1', tail.length - 8) !== MAGIC) return null;
  const length = tail.readUInt32BE(tail.length - SEAL);
  const start = size - SEAL - length;
  if (start < 0) return null;
  const inTail = length + SEAL <= tail.length;
  const body = inTail
    ? tail.subarray(tail.length - SEAL - length, tail.length - SEAL)
    : await readAt(file, start, length);
  if (crc32(body) !== tail.readUInt32BE(tail.length - SEAL + 4)) return null;
  const record: T = JSON.parse(body.toString('utf8'));
  return record.size === start ? record : null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return buffer.subarray(0, done);
}

/** What was found, or null when there is no such file. */
export async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
