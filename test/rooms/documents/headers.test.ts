/**
 * A ZIP says everything twice: in its directory and before each file. One that says it differently is two archives, one for
 * the scanner and one for the person: it is refused, by reading alone. What honest programs write is taken.
 */
import { describe, expect, test } from 'vitest';
import { inspect } from '../../../functions/domain/inspection/inspect.ts';
import { type Entry, office, openDocument, zip } from '../../papers.ts';
import { look, paper } from './kinds.ts';

const kinds: [string, (...entries: Entry[]) => Buffer][] = [
  ['a.zip', (...entries) => zip([paper, ...entries])],
  ['a.xlsx', (...entries) => office('xlsx', ...entries)],
  ['a.odt', (...entries) => openDocument('text', ...entries)],
];
const rows = (bytes: Buffer) => {
  const found: number[] = [];
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1))
    found.push(at);
  return found;
};
const endOf = (bytes: Buffer) => bytes.lastIndexOf('PK\x05\x06');

describe.each(kinds)('%s', (name, pack) => {
  const content = 'x'.repeat(500);
  const plain: Entry = { name: 'xl/b.bin', content };
  const is = async (bytes: Buffer) => look(name, bytes);

  test('is taken as it is, and with sizes behind its files in every form', async () => {
    expect(await is(pack(plain))).toBeUndefined();
    for (const follows of ['bare', 'marked', 'wide'] as const)
      expect([follows, await is(pack({ ...plain, follows }, paper))]).toEqual([follows, undefined]);
    // Some say so, and write the sizes before the file all the same.
    expect(await is(pack({ ...plain, flags: 8 }))).toBeUndefined();
  });

  test.each<[string, NonNullable<Entry['before']>]>([
    ['another name', { name: 'xl/b.exe' }],
    ['another name by Unicode', { other: 'xl/b.exe' }],
    ['fewer bytes packed', { packs: 100 }],
    ['more bytes packed', { packs: 900 }],
    ['another size unpacked', { claims: 501, method: 0 }],
    ['no sizes at all', { packs: 0, claims: 0, method: 0 }],
    ['another way of packing', { method: 8 }],
  ])('before a file: %s', async (_, before) => {
    expect(await is(pack({ ...plain, before }))).toBe('broken');
  });

  test('behind a file: sizes that are another’s, or none', async () => {
    const follows = 'marked';
    const bytes = pack({ ...plain, follows }, paper);
    const at = bytes.indexOf('PK\x07\x08');
    for (const place of [4, 8, 12]) {
      const twisted = Buffer.from(bytes);
      twisted.writeUInt8((twisted[at + place] ?? 0) ^ 1, at + place);
      expect([place, await is(twisted)]).toEqual([place, 'broken']);
    }
    const bare = { packs: 0, claims: 0, method: 0 };
    expect(await is(pack({ ...plain, flags: 8, before: bare }, paper))).toBe('broken');
  });

  test('a password before a file that the directory does not know of', async () => {
    const bytes = pack(plain);
    bytes.writeUInt8(1, bytes.lastIndexOf('PK\x03\x04') + 6);
    expect(await is(bytes)).toBe('broken');
  });

  test('one file that lies in another, or all in one place', async () => {
    const bytes = pack(plain, { name: 'xl/c.bin', content });
    const [last = 0, before = 0] = rows(bytes).reverse();
    const place = bytes.readUInt32LE(before + 42);
    const same = Buffer.from(bytes);
    same.write('xl/b.bin', last + 46);
    same.writeUInt32LE(place, last + 42);
    expect(await is(same)).toBe('bomb');
    // A file that ends in the directory.
    const long = Buffer.from(bytes);
    for (const at of [last + 20, bytes.readUInt32LE(last + 42) + 18])
      for (const more of [0, 4]) long.writeUInt32LE(520, at + more);
    expect(await is(long)).toBe('bomb');
  });

  test('a directory that has more rows, or fewer, than its end says, or another size', async () => {
    for (const [at, by] of [
      [8, -1],
      [8, 1],
      [10, -1],
      [10, 1],
      [12, -1],
      [12, 1],
    ] as const) {
      const bytes = pack(plain, paper);
      const place = endOf(bytes) + at;
      bytes.writeUInt16LE(bytes.readUInt16LE(place) + by, place);
      expect([at, by, await is(bytes)]).toEqual([at, by, 'broken']);
    }
    const both = pack(plain, paper);
    for (const at of [8, 10])
      both.writeUInt16LE(both.readUInt16LE(endOf(both) + at) - 1, endOf(both) + at);
    expect(await is(both)).toBe('broken');
  });

  test('a file that no row names, before the others, between them or behind', async () => {
    const bytes = pack(plain, paper);
    for (const at of rows(bytes)) {
      const length = 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30);
      const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
      const end = endOf(less);
      for (const place of [8, 10])
        less.writeUInt16LE(less.readUInt16LE(end + place) - 1, end + place);
      less.writeUInt32LE(less.readUInt32LE(end + 12) - length, end + 12);
      expect([at, await is(less)]).toEqual([at, 'broken']);
    }
  });

  test('two ends: one for whoever looks from the beginning, one for whoever looks from behind', async () => {
    const [one, other] = [pack(plain), pack(paper)];
    expect(await is(Buffer.concat([one, other]))).toBe('broken');
    const hidden = Buffer.concat([one, other]);
    hidden.writeUInt16LE(other.length, endOf(one) + 20);
    expect(await is(hidden)).toBe('broken');
  });
});

test('ten thousand files in one place are refused by a few reads', async () => {
  const content = 'x'.repeat(1000);
  const bytes = zip(Array.from({ length: 10_000 }, () => ({ name: 'a.txt', content })));
  for (const at of rows(bytes)) bytes.writeUInt32LE(0, at + 42);
  let read = 0;
  const answer = await inspect('zip', bytes.length, async (from, to) => {
    read += to - from;
    return bytes.subarray(from, to);
  });
  expect(answer).toBe('bomb');
  expect(read).toBeLessThanOrEqual(4 * 2 ** 20);
});
