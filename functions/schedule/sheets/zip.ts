/**
 * A zip file from parts that come in pieces: a piece is deflated as it comes, so only what is compressed is held.
 * Entries are dated 1 January 1980, the first day that a zip knows: the same parts give the same bytes.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export type Part = { path: string; pieces: Iterable<string> };

/** Pieces are gathered to this size, in characters, before they are deflated. */
const gathered = 65_536;
const firstDate = 0x0021;

type Entry = { path: Buffer; crc: number; size: number; packed: Buffer };

function* chunks(pieces: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < gathered) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function entryOf({ path, pieces }: Part): Promise<Entry> {
  const deflate = createDeflateRaw();
  const packed: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => packed.push(chunk));
  const done = once(deflate, 'end');
  let [crc, size] = [0, 0];
  for (const chunk of chunks(pieces)) {
    crc = crc32(chunk, crc);
    size += chunk.length;
    if (!deflate.write(chunk)) await once(deflate, 'drain');
  }
  deflate.end();
  await done;
  return { path: Buffer.from(path), crc, size, packed: Buffer.concat(packed) };
}

/** What a local header and an entry of the directory have in common: 26 bytes. */
function described({ path, crc, size, packed }: Entry): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(20, 0); // version 2.0
  bytes.writeUInt16LE(0x0800, 2); // names are UTF-8
  bytes.writeUInt16LE(8, 4); // deflated
  bytes.writeUInt16LE(firstDate, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt16LE(path.length, 22);
  return bytes;
}

/** The bytes of a zip file of the parts, in their order; a part may depend on what earlier ones gathered. */
export async function zipOf(parts: Iterable<Part>): Promise<Uint8Array> {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const part of parts) {
    const entry = await entryOf(part);
    const about = described(entry);
    files.push(Buffer.from('PK\u0003\u0004', 'latin1'), about, entry.path, entry.packed);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), about, place, entry.path);
    offset += 30 + entry.path.length + entry.packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(directory.length / 4, 8);
  end.writeUInt16LE(directory.length / 4, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, index, end]));
}
