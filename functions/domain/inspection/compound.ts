/**
 * The directory of an OLE compound file (MS-CFB): which storages and streams it has, and how a stream begins. Whatever
 * such a file says of itself, no chain of it is followed further than `mostSectors`.
 */
import { type Bytes, Refused } from './bytes.ts';

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
export const isCompound = (head: Buffer) => head.subarray(0, 8).equals(magic);

/** 65,000 names at least, 8 MiB of small streams. */
const mostSectors = 16_384;
/** Larger numbers of sectors are marks: free, end of chain, table (2.1). */
const lastSector = 0xfffffffa;
const inHeader = 109;
const miniSize = 64;
const noItem = 0xffffffff;

type Item = {
  name: string;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
};

/** Opens a compound file; a torn one ends in an error. */
export async function compound(bytes: Bytes) {
  const head = await bytes.at(0, 512);
  const shift = head.readUInt16LE(30);
  if (!isCompound(head) || (shift !== 9 && shift !== 12)) throw new Refused('broken');
  const size = 1 << shift;
  const perSector = size / 4;
  const place = (sector: number) => (sector + 1) * size;

  // The table of sectors is itself in sectors: the first are named in the header, the rest in a chain. An entry is
  // taken even when it is none, so that a chain that bites its tail ends where the file does.
  const table = Array.from({ length: inHeader }, (_, n) => head.readUInt32LE(76 + 4 * n));
  for (
    let next = head.readUInt32LE(68);
    next < lastSector && table.length * size * perSector < bytes.size;
  ) {
    const sector = await bytes.at(place(next), size);
    for (let n = 0; n < perSector - 1; n++) table.push(sector.readUInt32LE(4 * n));
    next = sector.readUInt32LE(size - 4);
  }

  /** The sectors of a chain, as many as are needed. */
  async function chain(start: number, needed = Number.POSITIVE_INFINITY): Promise<number[]> {
    const sectors: number[] = [];
    for (let sector = start; sector < lastSector && sectors.length < needed; ) {
      if (sectors.push(sector) > mostSectors) throw new Refused('broken');
      const of = table[Math.floor(sector / perSector)] ?? lastSector;
      sector = (await bytes.at(place(of) + 4 * (sector % perSector), 4)).readUInt32LE();
    }
    return sectors;
  }

  const items: Item[] = [];
  for (const sector of await chain(head.readUInt32LE(48))) {
    const rows = await bytes.upTo(place(sector), size);
    for (let at = 0; at + 128 <= rows.length; at += 128)
      items.push(itemOf(rows.subarray(at, at + 128)));
  }
  const [root] = items;
  if (!root) throw new Refused('broken');
  const top = topOf(items, root);

  /** Where the first `needed` pieces of a small stream stand: they lie in the stream of the root, in a table of their own. */
  async function small(start: number, needed: number): Promise<number[]> {
    const [within, numbers] = [
      await chain(root?.start ?? 0, mostSectors),
      await chain(head.readUInt32LE(60), mostSectors),
    ];
    const places: number[] = [];
    for (let piece = start; piece < lastSector && places.length < needed; ) {
      const at = piece * miniSize;
      places.push(place(within[Math.floor(at / size)] ?? lastSector) + (at % size));
      const of = numbers[Math.floor(piece / perSector)] ?? lastSector;
      piece = (await bytes.at(place(of) + 4 * (piece % perSector), 4)).readUInt32LE();
    }
    return places;
  }

  return {
    /** Names of all storages and streams, however deep. */
    names: items.map((item) => item.name),
    /** Whether the file itself, not an object inside, has a storage or stream of the name. */
    has: (name: string) => top.has(name),
    /** The first bytes of a stream of the file itself, `length` at most. */
    async begins(name: string, length: number): Promise<Buffer> {
      const item = top.get(name);
      if (!item) throw new Refused('broken');
      const wanted = Math.min(item.size, length);
      const isSmall = item.size < head.readUInt32LE(56);
      const unit = isSmall ? miniSize : size;
      const needed = Math.ceil(wanted / unit);
      const places = isSmall
        ? await small(item.start, needed)
        : (await chain(item.start, needed)).map(place);
      const pieces: Buffer[] = [];
      for (const at of places) pieces.push(await bytes.upTo(at, unit));
      return Buffer.concat(pieces).subarray(0, wanted);
    },
  };
}
export type Compound = Awaited<ReturnType<typeof compound>>;

const itemOf = (row: Buffer): Item => ({
  name: row.toString('utf16le', 0, Math.max(0, Math.min(64, row.readUInt16LE(64)) - 2)),
  left: row.readUInt32LE(68),
  right: row.readUInt32LE(72),
  child: row.readUInt32LE(76),
  start: row.readUInt32LE(116),
  size: row.readUInt32LE(120),
});

/** The items of the root itself: they hang on each other as a tree of sorting (2.6.4). */
function topOf(items: Item[], root: Item): Map<string, Item> {
  const top = new Map<string, Item>();
  const seen = new Set<number>([noItem]);
  for (const waiting = [root.child]; waiting.length > 0; ) {
    const number = waiting.pop() ?? noItem;
    const item = items[number];
    if (seen.has(number) || !item) continue;
    seen.add(number);
    top.set(item.name, item);
    waiting.push(item.left, item.right);
  }
  return top;
}
