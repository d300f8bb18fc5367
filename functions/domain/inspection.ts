/**
 * What bytes really are: by their first bytes and, for formats that are ZIP, by the central directory, without
 * inflating anything. A declared type is never trusted. Loaded on first use.
 */
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import { type Extension, fileKinds } from '../contract/files.ts';

/** Reads bytes `from` to `to` (not included). */
export type Read = (from: number, to: number) => Promise<Uint8Array>;

/** Why a file is refused; undefined when it is what it says to be. */
export type Refusal = 'mismatch' | 'broken' | 'macros' | 'encrypted' | 'bomb';

const block = 1024 * 1024;
const mostEntries = 10_000;
const mostInflated = 1024 * 1024 * 1024;

/** The part that each ZIP-based format must have. */
const parts: Partial<Record<Extension, RegExp>> = {
  docx: /^word\/document\.xml$/,
  xlsx: /^xl\/workbook\.xml$/,
  pptx: /^ppt\/presentation\.xml$/,
  odt: /^content\.xml$/,
  ods: /^content\.xml$/,
};

/** Macros of Office files, and scripts of OpenDocument ones. */
const macros = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\//i;

/** Looks at a file of `size` bytes that calls itself by `extension`. */
export async function inspect(
  extension: Extension,
  size: number,
  read: Read,
): Promise<Refusal | undefined> {
  const head = await read(0, Math.min(size, 4100));
  const part = parts[extension];
  if (!part) {
    const found = await fileTypeFromBuffer(head).catch(() => undefined);
    const types: readonly string[] = fileKinds[extension].types;
    return found && types.includes(found.ext) ? undefined : 'mismatch';
  }
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3 || head[3] !== 4) return 'mismatch';
  if (extension === 'odt' || extension === 'ods') {
    const declared = new TextDecoder('latin1').decode(head.subarray(30, 120));
    if (!declared.startsWith(`mimetype${fileKinds[extension].media}`)) return 'mismatch';
  }
  return directory(size, read, part);
}

function directory(size: number, read: Read, part: RegExp): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    const reader = new Blocks(size, read);
    fromRandomAccessReader(reader, size, { lazyEntries: true }, (error, zip) => {
      if (error || !zip) return resolve('broken');
      resolve(entries(zip, part));
    });
  });
}

function entries(zip: ZipFile, part: RegExp): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    let [inflated, whole] = [0, false];
    const end = (answer: Refusal | undefined) => {
      zip.close();
      resolve(answer);
    };
    if (zip.entryCount > mostEntries) return end('bomb');
    zip.on('error', () => end('broken'));
    zip.on('end', () => end(whole ? undefined : 'mismatch'));
    zip.on('entry', (entry: Entry) => {
      inflated += entry.uncompressedSize;
      whole ||= part.test(entry.fileName);
      if (entry.generalPurposeBitFlag & 1) return end('encrypted');
      if (macros.test(entry.fileName)) return end('macros');
      if (inflated > mostInflated) return end('bomb');
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** Reads by blocks and keeps them: a directory is read in many small steps, storage in few large ones. */
class Blocks extends RandomAccessReader {
  readonly #size: number;
  readonly #read: Read;
  readonly #kept = new Map<number, Promise<Uint8Array>>();

  constructor(size: number, read: Read) {
    super();
    this.#size = size;
    this.#read = read;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end));
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Uint8Array> {
    for (let at = start; at < end; ) {
      const number = Math.floor(at / block);
      const from = number * block;
      const kept = this.#kept.get(number) ?? this.#read(from, Math.min(this.#size, from + block));
      this.#kept.set(number, kept);
      const bytes = await kept;
      const piece = bytes.subarray(at - from, Math.min(end - from, bytes.length));
      if (piece.length === 0) return;
      yield piece;
      at += piece.length;
    }
  }
}
