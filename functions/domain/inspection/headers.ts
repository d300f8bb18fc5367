/**
 * Whether a ZIP says the same twice: in its directory, by which most programs go, and in the header before each file, by
 * which some do (APPNOTE 4.3). Where the two differ, a scanner may see one archive and a person another. Nothing is inflated.
 */
import { type LocalFileHeader, parseExtraFields, type Entry as Row, type ZipFile } from 'yauzl';
import { type Bytes, Refused } from './bytes.ts';

/** Flags: under a password; the sizes follow the file. */
const [encrypted, follows] = [1, 8];
const [zip64, unicodePath] = [0x0001, 0x7075];
/** What stands where a field of 16 or 32 bits says that a wider one has the number. */
const [wide16, wide32] = [0xffff, 0xffffffff];

type Sizes = { packed: number; unpacked: number };

/** Refuses an archive whose rows, read from a directory that begins at a place, are not all that there is. */
export async function refuseLies(
  bytes: Bytes,
  zip: ZipFile,
  directory: number,
  rows: Row[],
): Promise<void> {
  await refuseEnd(bytes, directory, rows);
  const inOrder = rows.toSorted(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const row of inOrder) {
    const begins = row.relativeOffsetOfLocalHeader;
    if (begins < end) throw new Refused('bomb');
    await refuseBetween(bytes, end, begins);
    end = await endOf(bytes, row, await zip.readLocalFileHeaderPromise(row));
  }
  if (directory < end) throw new Refused('bomb');
  await refuseBetween(bytes, end, directory);
}

/** The end must follow its directory at once and say, wherever it says it, how many rows that has. */
async function refuseEnd(bytes: Bytes, directory: number, rows: Row[]): Promise<void> {
  const size = rows.reduce((all, row) => all + lengthOf(row), 0);
  const after = directory + size;
  let at = after;
  const mark = (await bytes.at(at, 4)).toString('latin1');
  const isWide = mark === 'PK\x06\x06';
  if (isWide) {
    const record = await bytes.at(at, 56);
    const numbers = [24, 32, 40, 48].map((place) => Number(record.readBigUInt64LE(place)));
    const length = 12 + Number(record.readBigUInt64LE(4));
    refuse(String(numbers) !== String([rows.length, rows.length, size, directory]));
    const locator = await bytes.at(at + length, 20);
    refuse(locator.toString('latin1', 0, 4) !== 'PK\x06\x07');
    refuse(Number(locator.readBigUInt64LE(8)) !== at);
    at += length + locator.length;
  }
  const record = await bytes.at(at, 22);
  refuse(record.toString('latin1', 0, 4) !== 'PK\x05\x06');
  const says = (found: number, is: number, wide: number) =>
    refuse(found !== is && !(isWide && found === wide));
  says(record.readUInt16LE(8), rows.length, wide16);
  says(record.readUInt16LE(10), rows.length, wide16);
  says(record.readUInt32LE(12), size, wide32);
  says(record.readUInt32LE(16), directory, wide32);
}

const lengthOf = (row: Row): number =>
  46 + row.fileNameLength + row.extraFieldLength + row.fileCommentLength;

/** Between files there may be anything but one more of them: a header that no row names. */
async function refuseBetween(bytes: Bytes, from: number, to: number): Promise<void> {
  if (from === to) return;
  refuse((await bytes.upTo(from, Math.min(2, to - from))).toString('latin1') === 'PK');
}

/** Where a file ends whose header says what its row says. */
async function endOf(bytes: Bytes, row: Row, header: LocalFileHeader): Promise<number> {
  const sizes = { packed: row.compressedSize, unpacked: row.uncompressedSize };
  const flags = header.generalPurposeBitFlag;
  refuse(!header.fileName.equals(row.fileNameRaw));
  refuse(header.compressionMethod !== row.compressionMethod);
  refuse((flags & encrypted) !== (row.generalPurposeBitFlag & encrypted));
  const extra = parseExtraFields(header.extraField);
  refuse(extra.some((one) => one.id === unicodePath && nameIn(one.data) !== row.fileName));
  const end = header.fileDataStart + sizes.packed;
  const wider = extra.find(({ id }) => id === zip64)?.data;
  const isSaid =
    sizeOf(header.uncompressedSize, wider, 0) === sizes.unpacked &&
    sizeOf(header.compressedSize, wider, 8) === sizes.packed;
  const described = flags & follows ? await descriptor(bytes, end, row.crc32, sizes) : undefined;
  refuse(!isSaid && described === undefined);
  return end + (described ?? 0);
}

/** The name in a Unicode Path field, behind its version and the sum of the plain one. */
const nameIn = (field: Buffer): string => field.subarray(5).toString('utf8');

function sizeOf(said: number, wider: Buffer | undefined, place: number): number {
  return said === wide32 && wider ? Number(wider.readBigUInt64LE(place)) : said;
}

/**
 * The length of what follows a file whose sizes were not known before it: a sum and two sizes, of four bytes or of eight,
 * behind a mark or without one (4.3.9). Undefined when nothing there says what the row says.
 */
async function descriptor(
  bytes: Bytes,
  at: number,
  crc: number,
  { packed, unpacked }: Sizes,
): Promise<number | undefined> {
  const found = await bytes.upTo(at, 24);
  for (const skipped of found.toString('latin1', 0, 4) === 'PK\x07\x08' ? [4, 0] : [0])
    for (const width of [4, 8]) {
      const length = skipped + 4 + 2 * width;
      if (found.length < length || found.readUInt32LE(skipped) !== crc) continue;
      const size = (place: number) =>
        width === 4 ? found.readUInt32LE(place) : Number(found.readBigUInt64LE(place));
      if (size(skipped + 4) === packed && size(skipped + 4 + width) === unpacked) return length;
    }
  return undefined;
}

function refuse(lies: boolean): void {
  if (lies) throw new Refused('broken');
}
