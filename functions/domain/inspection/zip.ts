/**
 * The directory of a ZIP (PKWARE APPNOTE 6.3.10, ZIP64 too), read entry by entry, and held against the headers before the
 * files; nothing is inflated.
 */
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry as Row } from 'yauzl';
import { type Entry, mostEntries } from './archive.ts';
import { type Bytes, Refused } from './bytes.ts';
import { refuseLies } from './headers.ts';

/** What an archive begins with: a file, or the end at once. */
const [first, empty] = ['PK\x03\x04', 'PK\x05\x06'];

/**
 * Entries in the order of the directory; «mismatch» when it does not begin as a ZIP, so nothing stands before it. Too
 * many by the end record are refused before the first is read.
 */
export async function* zipEntries(bytes: Bytes): AsyncGenerator<Entry> {
  const begins = (await bytes.upTo(0, 4)).toString('latin1');
  if (begins === empty) throw new Refused('broken');
  if (begins !== first) throw new Refused('mismatch');
  const zip = await fromRandomAccessReaderPromise(new Reader(bytes), bytes.size);
  if (zip.entryCount > mostEntries) throw new Refused('bomb');
  const rows: Row[] = [];
  // Its types take the place where the directory begins for a yes or no.
  const directory = Number(zip.readEntryCursor);
  for await (const row of zip.eachEntry()) {
    rows.push(row);
    yield entryOf(row);
  }
  await refuseLies(bytes, zip, directory, rows);
}

/** A mode of Unix stands in the upper half of the attributes, whatever system the archive calls its own. */
const linkMode = 0xa000;

function entryOf(row: Row): Entry {
  const names = [row.fileName, row.fileNameRaw.toString('latin1')];
  return {
    names,
    packed: row.compressedSize,
    unpacked: row.uncompressedSize,
    encrypted: (row.generalPurposeBitFlag & 1) === 1,
    link: ((row.externalFileAttributes >>> 16) & 0xf000) === linkMode,
    folder: names.every((name) => /[/\\]$/.test(name)),
    stored: row.compressionMethod === 0 ? row.relativeOffsetOfLocalHeader : undefined,
  };
}

class Reader extends RandomAccessReader {
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override read(
    into: Buffer,
    offset: number,
    length: number,
    from: number,
    done: (error: Error | null) => void,
  ): void {
    this.#bytes.at(from, length).then((piece) => {
      piece.copy(into, offset);
      done(null);
    }, done);
  }
}
