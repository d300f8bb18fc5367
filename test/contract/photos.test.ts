/** Photographs: the PDF of pages is one that readers take, and no place leaves with a JPEG, whatever its bytes are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaksOff } from '../../web/documents/photos/jpeg.ts';
import { fileWithoutPlace, withoutPlace } from '../../web/documents/photos/location.ts';
import { type PdfPage, pdfOf, type Turns } from '../../web/documents/photos/pdf.ts';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const segment = (marker: number, content: Uint8Array) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

type Value = { tag: number; type: number; data: Buffer };
const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const pointer = 0x8825;

/** EXIF as cameras write it: IFD0 with the pointer to the place among its tags, then an IFD of a small picture. */
function exif(little: boolean, tags: Value[], place: Value[] | undefined): Buffer {
  const u16 = (value: number) => {
    const two = Buffer.alloc(2);
    little ? two.writeUInt16LE(value) : two.writeUInt16BE(value);
    return two;
  };
  const u32 = (value: number) => {
    const four = Buffer.alloc(4);
    little ? four.writeUInt32LE(value) : four.writeUInt32BE(value);
    return four;
  };
  const ifd = (at: number, values: Value[], next: (end: number) => number) => {
    let free = at + 2 + 12 * values.length + 4;
    const outside: Buffer[] = [];
    const rows = values.map(({ tag, type, data }) => {
      const row = [u16(tag), u16(type), u32(data.length / (sizes[type] as number))];
      if (data.length <= 4) return Buffer.concat([...row, data, Buffer.alloc(4 - data.length)]);
      outside.push(data);
      free += data.length;
      return Buffer.concat([...row, u32(free - data.length)]);
    });
    return Buffer.concat([u16(values.length), ...rows, u32(next(free)), ...outside]);
  };
  const gps = place && ifd(8, place, () => 0);
  const from = 8 + (gps?.length ?? 0);
  // The place lies first here, so its own offsets are known beforehand.
  const values = [...tags, ...(place ? [{ tag: pointer, type: 4, data: u32(8) }] : [])].sort(
    (a, b) => a.tag - b.tag,
  );
  const first = ifd(from, values, (end) => end);
  const second = ifd(from + first.length, [{ tag: 0x103, type: 3, data: u16(6) }], () => 0);
  const order = Buffer.from(little ? 'II' : 'MM');
  const head = Buffer.concat([order, u16(42), u32(from)]);
  return Buffer.concat([Buffer.from('Exif\0\0'), head, gps ?? Buffer.alloc(0), first, second]);
}

/** Reads the tags of all IFDs by itself: «number of the IFD:tag» and the value in hexadecimal. */
function tagsOf(jpeg: Uint8Array): Map<string, string> {
  const tiff = Buffer.from(jpeg.subarray(jpeg.length && latin(jpeg).indexOf('Exif\0\0') + 6));
  const little = tiff[0] === 0x49;
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const found = new Map<string, string>();
  for (let at = u32(4), number = 0; at; number++) {
    const count = u16(at);
    for (let row = at + 2; row < at + 2 + 12 * count; row += 12) {
      const size = (sizes[u16(row + 2)] as number) * u32(row + 4);
      const from = size > 4 ? u32(row + 8) : row + 8;
      found.set(`${number}:${u16(row)}`, tiff.subarray(from, from + size).toString('hex'));
    }
    at = u32(at + 2 + 12 * count);
  }
  return found;
}

const value = (tag: fc.Arbitrary<number>): fc.Arbitrary<Value> =>
  fc
    .tuple(tag, fc.constantFrom(1, 2, 3, 4, 5, 7), fc.integer({ min: 1, max: 6 }))
    .chain(([tag, type, count]) => {
      const length = count * (sizes[type] as number);
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map((data) => ({ tag, type, data: Buffer.from(data) }));
    });
const values = (tag: fc.Arbitrary<number>) =>
  fc.uniqueArray(value(tag), { selector: (one) => one.tag, maxLength: 8 });
const tags = values(fc.integer({ min: 0x100, max: 0xffff }).filter((tag) => tag !== pointer));
const place = values(fc.integer({ min: 0, max: 31 }));
const picture = fc
  .uint8Array({ maxLength: 200 })
  .map((bytes) => bytes.map((one) => (one === 0xff ? 0 : one)));

const jpegOf = (parts: Uint8Array[], scan: Uint8Array) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      ...parts,
      segment(0xc0, Buffer.from([8, 0, 16, 0, 9, 1, 1, 0x11, 0])),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      scan,
      Buffer.from([0xff, 0xd9]),
    ]),
  );

describe('a place in a JPEG', () => {
  test('goes; every other tag reads as before, every byte after EXIF is the same', () => {
    fc.assert(
      fc.property(fc.boolean(), tags, place, picture, (little, tags, place, scan) => {
        const head = segment(0xe1, exif(little, tags, place));
        const jpeg = jpegOf([head], scan);
        const before = jpeg.slice();
        const after = withoutPlace(jpeg);
        expect(jpeg).toEqual(before);
        expect(after.length).toBe(jpeg.length);
        expect(after.subarray(2 + head.length)).toEqual(jpeg.subarray(2 + head.length));
        const expected = tagsOf(jpeg);
        expect(expected.delete(`0:${pointer}`)).toBe(true);
        expect(tagsOf(after)).toEqual(expected);
        // Its tags and values are zeroes, not only unreachable: magic, offset of IFD0, then the place.
        const from = 2 + 4 + 6 + 8;
        const length = exif(little, [], place).length - exif(little, [], []).length + 6;
        expect(after.subarray(from, from + length).every((one) => one === 0)).toBe(true);
        expect(withoutPlace(after)).toBe(after);
      }),
    );
  });

  test('in XMP goes with its segment; the length stays', () => {
    const name = 'http://ns.adobe.com/xap/1.0/\0';
    const xmp = segment(0xe1, Buffer.from(`${name}<x exif:GPSLatitude="43,54.7N"/>`));
    const jpeg = jpegOf([segment(0xe0, Buffer.from('JFIF\0')), xmp], new Uint8Array(9));
    const after = withoutPlace(jpeg);
    expect(after.length).toBe(jpeg.length);
    expect(latin(after)).not.toContain('GPS');
    expect(latin(after)).toContain('JFIF');
    const other = jpegOf([segment(0xe1, Buffer.from(`${name}<x/>`))], new Uint8Array(9));
    expect(withoutPlace(other)).toBe(other);
  });

  test('that is not there: the same bytes; also of a PNG', () => {
    fc.assert(
      fc.property(fc.boolean(), tags, picture, (little, tags, scan) => {
        const jpeg = jpegOf([segment(0xe1, exif(little, tags, undefined))], scan);
        expect(withoutPlace(jpeg)).toBe(jpeg);
      }),
    );
    const png = new Uint8Array(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    expect(withoutPlace(png)).toBe(png);
  });

  test('damaged, cut or hostile EXIF never throws, keeps its length, and a second look finds nothing', () => {
    const whole = fc
      .tuple(fc.boolean(), tags, place)
      .map(([little, tags, place]) => exif(little, tags, place));
    const harm = fc.array(fc.tuple(fc.nat(400), fc.constantFrom(0, 1, 8, 0x25, 0x88, 0xff)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(whole, harm, fc.nat(600), (content, harm, cut) => {
        for (const [at, value] of harm) if (at > 7 && at < content.length) content[at] = value;
        const whole = jpegOf([segment(0xe1, content)], new Uint8Array(5));
        for (const jpeg of [whole, whole.slice(0, cut)]) {
          const after = withoutPlace(jpeg);
          expect(after.length).toBe(jpeg.length);
          expect(withoutPlace(after)).toBe(after);
        }
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        const start = Uint8Array.from([0xff, 0xd8, 0xff, 0xe1, 1, 0, ...Buffer.from('Exif\0\0MM')]);
        for (const bytes of [noise, Uint8Array.from([...start, ...noise])])
          expect(withoutPlace(bytes).length).toBe(bytes.length);
      }),
    );
  });

  test('of a file goes from its head; name, type, date and the rest stay', async () => {
    const gps = [{ tag: 2, type: 5, data: Buffer.alloc(24, 7) }];
    const scan = new Uint8Array(600_000).fill(5);
    const jpeg = jpegOf([segment(0xe1, exif(true, [], gps))], scan);
    const file = new File([jpeg], 'Снимок 1.JPG', { type: 'image/jpeg', lastModified: 5 });
    const after = await fileWithoutPlace(file);
    expect([after.name, after.type, after.lastModified, after.size]).toEqual([
      'Снимок 1.JPG',
      'image/jpeg',
      5,
      file.size,
    ]);
    expect(new Uint8Array(await after.arrayBuffer())).toEqual(withoutPlace(jpeg));
    const plain = new File([jpegOf([], scan)], 'a.jpg');
    expect(await fileWithoutPlace(plain)).toBe(plain);
  });
});

test('a JPEG that breaks off anywhere is known; a whole one, with a tail too, is whole', () => {
  const small = segment(0xe1, Buffer.from([0xff, 0xd8, 0xff, 0xd9]));
  fc.assert(
    fc.property(picture, fc.uint8Array(), fc.nat(), (scan, tail, cut) => {
      const jpeg = jpegOf([small], scan);
      expect(breaksOff(jpeg)).toBe(false);
      expect(breaksOff(Uint8Array.from([...jpeg, ...tail]))).toBe(false);
      expect(breaksOff(jpeg.slice(0, 2 + (cut % (jpeg.length - 2))))).toBe(true);
    }),
  );
});

describe('a PDF of pages', () => {
  const page = fc.record({
    jpeg: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => new Blob([bytes])),
    width: fc.integer({ min: 1, max: 2000 }),
    height: fc.integer({ min: 1, max: 2000 }),
    turns: fc.constantFrom<Turns>(0, 1, 2, 3),
  });
  type Six = [number, number, number, number, number, number];
  const read = async (title: string, pages: PdfPage[]) =>
    Buffer.from(await pdfOf(title, pages).arrayBuffer());

  test('has a true table of objects, its title, and every picture byte for byte', async () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(title, fc.array(page, { maxLength: 4 }), async (title, pages) => {
        const bytes = await read(title, pages);
        const text = bytes.toString('latin1');
        const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
        const table = text.slice(start);
        expect(table).toMatch(/^xref\n0 \d+\n0000000000 65535 f \n/);
        const places = [...table.matchAll(/^(\d{10}) 00000 n $/gm)].map((row) => Number(row[1]));
        expect(places.length).toBe(3 + 3 * pages.length);
        places.forEach((place, index) => {
          expect(text.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
        });
        expect(table).toContain(`/Size ${places.length + 1} /Root 1 0 R /Info 3 0 R`);
        const info = text.slice(places[2], places[3] ?? start);
        const written = Buffer.from(/<FEFF([0-9a-f]*)>/.exec(info)?.[1] ?? '', 'hex').swap16();
        expect(written.toString('utf16le')).toBe(title);
        expect(info.match(/\/\w+/g)).toEqual(['/Title']);
        for (const [index, { jpeg }] of pages.entries()) {
          const place = places[5 + 3 * index] as number;
          const from = text.indexOf('stream\n', place) + 'stream\n'.length;
          expect(text.slice(place, from)).toContain(`/Length ${jpeg.size} `);
          const kept = bytes.subarray(from, from + jpeg.size);
          expect(kept.equals(Buffer.from(await jpeg.arrayBuffer()))).toBe(true);
          expect(text.slice(from + jpeg.size)).toMatch(/^\nendstream\nendobj\n/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('puts a picture whole on its sheet, which lies as the turned picture does', async () => {
    await fc.assert(
      fc.asyncProperty(page, async (page) => {
        const text = (await read('', [page])).toString('latin1');
        const numbers = (pattern: RegExp) => (pattern.exec(text)?.[1] ?? '').split(' ').map(Number);
        const [w, h] = numbers(/\/MediaBox \[0 0 (.+?)\]/) as [number, number];
        const [a, b, c, d, e, f] = numbers(/q (.+) cm/) as Six;
        const across = Math.abs(a + c);
        const down = Math.abs(b + d);
        expect(across > down).toBe(w > h);
        const left = Math.min(e, e + a + c);
        const low = Math.min(f, f + b + d);
        // In the middle, with 5 mm (14.17 points) on two sides at least.
        expect(left + across / 2).toBeCloseTo(w / 2, 0);
        expect(low + down / 2).toBeCloseTo(h / 2, 0);
        expect(Math.min(left, low)).toBeCloseTo(14.17, 0);
        // Where the upper left corner of the picture, (0, 1), lies: clockwise from the upper left of the sheet.
        const corner = [c + e < w / 2, d + f > h / 2];
        expect(corner).toEqual(
          [
            [true, true],
            [false, true],
            [false, false],
            [true, false],
          ][page.turns],
        );
      }),
    );
  });
});
