/** Containers that no program at hand writes, made byte by byte: OLE files of old Office, RAR of both versions. */
import { crc32 } from 'node:zlib';
import type { Entry } from './papers.ts';

const [sectorSize, miniSize, cutoff] = [512, 64, 4096];
const [end, none, table, tableOfTables] = [0xfffffffe, 0xffffffff, 0xfffffffd, 0xfffffffc];
const inHeader = 109;

type Item = {
  name: string;
  kind: number;
  child: number;
  right: number;
  start: number;
  size: number;
};

/** An OLE compound file with streams by path («Macros/VBA/dir»); below 4096 bytes they lie in the small stream. */
export function compound(streams: Record<string, Uint8Array>): Buffer {
  const [sectors, fat]: [Buffer[], number[]] = [[], []];
  const put = (data: Uint8Array): number => {
    const start = sectors.length;
    for (let at = 0; at < data.length; at += sectorSize) {
      const sector = Buffer.alloc(sectorSize);
      sector.set(data.subarray(at, at + sectorSize));
      sectors.push(sector);
      fat.push(at + sectorSize < data.length ? sectors.length : end);
    }
    return data.length > 0 ? start : end;
  };
  const [small, smallFat]: [Buffer[], number[]] = [[], []];
  const putSmall = (data: Uint8Array): number => {
    const start = small.length;
    for (let at = 0; at < data.length; at += miniSize) {
      const piece = Buffer.alloc(miniSize);
      piece.set(data.subarray(at, at + miniSize));
      small.push(piece);
      smallFat.push(at + miniSize < data.length ? small.length : end);
    }
    return data.length > 0 ? start : end;
  };
  const root: Item = { name: 'Root Entry', kind: 5, child: none, right: none, start: end, size: 0 };
  const [items, folders] = [[root], new Map([['', root]])];
  const add = (folder: Item, item: Omit<Item, 'child' | 'right'>): Item => {
    const made = { ...item, child: none, right: folder.child };
    folder.child = items.push(made) - 1;
    return made;
  };
  const folderOf = (path: string): Item => {
    const found = folders.get(path);
    if (found) return found;
    const cut = path.lastIndexOf('/');
    const above = folderOf(path.slice(0, Math.max(0, cut)));
    const made = add(above, { name: path.slice(cut + 1), kind: 1, start: 0, size: 0 });
    folders.set(path, made);
    return made;
  };
  for (const [path, data] of Object.entries(streams)) {
    const cut = path.lastIndexOf('/');
    const start = data.length < cutoff ? putSmall(data) : put(data);
    const folder = folderOf(path.slice(0, Math.max(0, cut)));
    add(folder, { name: path.slice(cut + 1), kind: 2, start, size: data.length });
  }
  root.size = small.length * miniSize;
  root.start = put(Buffer.concat(small));
  const smallTable = put(words(smallFat));
  const directory = put(Buffer.concat(items.map(row)));
  // The table holds its own sectors too, and those that name them when the header has no more room.
  const tables = Math.ceil((sectors.length + 1) / (sectorSize / 4 - 2));
  const more = Math.ceil(Math.max(0, tables - inHeader) / (sectorSize / 4 - 1));
  const first = sectors.length;
  const marks = [...Array<number>(tables).fill(table), ...Array<number>(more).fill(tableOfTables)];
  const whole = Array<number>((tables * sectorSize) / 4).fill(none);
  whole.splice(0, fat.length + marks.length, ...fat, ...marks);
  put(words(whole));
  const second = first + tables;
  sectors.length = second;
  for (let n = 0; n < more; n++) {
    const named = Array.from({ length: sectorSize / 4 - 1 }, (_, at) => {
      const number = inHeader + n * (sectorSize / 4 - 1) + at;
      return number < tables ? first + number : none;
    });
    sectors.push(words([...named, n + 1 < more ? second + n + 1 : end]));
  }
  const head = Buffer.alloc(sectorSize, 0xff);
  head.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  head.fill(0, 8, 76);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xfffe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(tables, 44);
  head.writeUInt32LE(directory, 48);
  head.writeUInt32LE(cutoff, 56);
  head.writeUInt32LE(smallTable, 60);
  head.writeUInt32LE(Math.ceil(smallFat.length / (sectorSize / 4)), 64);
  head.writeUInt32LE(more > 0 ? second : end, 68);
  head.writeUInt32LE(more, 72);
  for (let n = 0; n < Math.min(tables, inHeader); n++) head.writeUInt32LE(first + n, 76 + 4 * n);
  return Buffer.concat([head, ...sectors]);
}

/** Numbers of four bytes, up to whole sectors. */
function words(numbers: number[]): Buffer {
  const made = Buffer.alloc(Math.ceil((numbers.length * 4) / sectorSize) * sectorSize, 0xff);
  for (const [n, number] of numbers.entries()) made.writeUInt32LE(number, 4 * n);
  return made;
}

function row(item: Item): Buffer {
  const made = Buffer.alloc(128);
  made.write(item.name, 'utf16le');
  made.writeUInt16LE(item.name.length * 2 + 2, 64);
  made.writeUInt8(item.kind, 66);
  made.writeUInt8(1, 67);
  made.writeUInt32LE(none, 68);
  made.writeUInt32LE(item.right, 72);
  made.writeUInt32LE(item.child, 76);
  made.writeUInt32LE(item.start, 116);
  made.writeUInt32LE(item.size, 120);
  return made;
}

/** Records of a workbook: kind and content. */
export const records = (...all: [number, string][]): Buffer =>
  Buffer.concat(
    all.map(([kind, hex]) => {
      const made = Buffer.from(`00000000${hex}`, 'hex');
      made.writeUInt16LE(kind, 0);
      made.writeUInt16LE(made.length - 4, 2);
      return made;
    }),
  );

/** A RAR of version 4, entries stored; `flags` are those of a file, `sealed` puts the headers under a password. */
export function rar4(entries: Entry[], sealed = false): Buffer {
  const block = (kind: number, flags: number, rest: Buffer) => {
    const made = Buffer.concat([Buffer.alloc(7), rest]);
    made.writeUInt8(kind, 2);
    made.writeUInt16LE(flags, 3);
    made.writeUInt16LE(made.length, 5);
    made.writeUInt16LE(crc32(made.subarray(2)) & 0xffff, 0);
    return made;
  };
  const files = entries.flatMap(({ name, content = '', flags = 0, claims, packs, mode = 0 }) => {
    const [title, data, head] = [
      Buffer.from(name, 'latin1'),
      Buffer.from(content),
      Buffer.alloc(25),
    ];
    head.writeUInt32LE(packs ?? data.length, 0);
    head.writeUInt32LE(claims ?? data.length, 4);
    head.writeUInt8(3, 8);
    head.writeUInt32LE(crc32(data), 9);
    head.writeUInt8(29, 17);
    head.writeUInt8(0x30, 18);
    head.writeUInt16LE(title.length, 19);
    head.writeUInt32LE(mode, 21);
    return [block(0x74, 0x8000 | flags, Buffer.concat([head, title])), data];
  });
  const main = block(0x73, sealed ? 0x80 : 0, Buffer.alloc(6));
  return Buffer.concat([
    Buffer.from('Rar!\x1a\x07\x00'),
    main,
    ...files,
    block(0x7b, 0x4000, Buffer.alloc(0)),
  ]);
}

/** A number by seven bits in a byte. */
const vint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) | 128, ...vint(Math.floor(value / 128))];

/** A RAR of version 5, entries stored; `extra` is a record that follows the header of each file. */
export function rar5(entries: Entry[], extra: number[] = [], sealed = false): Buffer {
  const block = (...rest: (number[] | Buffer)[]) => {
    const body = Buffer.concat(rest.map((one) => Buffer.from(one)));
    const sized = Buffer.concat([Buffer.from(vint(body.length)), body]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(sized));
    return Buffer.concat([sum, sized]);
  };
  const record = extra.length > 0 ? [...vint(extra.length), ...extra] : [];
  const files = entries.flatMap(({ name, content = '', claims, packs }) => {
    const [title, data] = [Buffer.from(name), Buffer.from(content)];
    const flags = record.length > 0 ? [3, ...vint(record.length)] : [2];
    const about = [0, ...vint(claims ?? data.length), 0, 0, 1, ...vint(title.length)];
    return [block([2, ...flags], vint(packs ?? data.length), about, title, record), data];
  });
  return Buffer.concat([
    Buffer.from('Rar!\x1a\x07\x01\x00'),
    sealed ? block([4, 0, 0, 0, 15], Buffer.alloc(16)) : block([1, 0, 0]),
    ...files,
    block([5, 0, 0]),
  ]);
}
