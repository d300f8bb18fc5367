/**
 * The place where a photograph was taken does not leave the browser: a JPEG that is sent as it is loses the GPS part of
 * its EXIF (JEITA CP-3451, 4.6.6) and the XMP that repeats it. Nothing else changes, its length neither: pixels,
 * orientation and the other tags stay.
 */
import { segmentsOf } from './jpeg.ts';

/** The marker of segments that hold EXIF or XMP. */
const app1 = 0xe1;

/** The tag of IFD0 that points to the GPS IFD. */
const gpsPointer = 0x8825;

/** Bytes of one value by TIFF type, from BYTE (1) to IFD (13). */
const widths = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** How much of a file is viewed at, in bytes: EXIF and XMP are its first segments, 64 KiB each at most. */
const head = 256 * 1024;

const latin = new TextDecoder('latin1');

/** Zeroes the values of an IFD and its entries. What would lie beyond the segment is not there. */
function wipe(tiff: Uint8Array, view: DataView, little: boolean, at: number): void {
  if (at + 2 > tiff.length) return;
  const count = view.getUint16(at, little);
  const end = Math.min(at + 2 + 12 * count + 4, tiff.length);
  for (let entry = at + 2; entry + 12 <= end; entry += 12) {
    const size =
      (widths[view.getUint16(entry + 2, little)] ?? 1) * view.getUint32(entry + 4, little);
    const value = view.getUint32(entry + 8, little);
    if (size > 4) tiff.fill(0, value, value + size);
  }
  tiff.fill(0, at, end);
}

/** Takes the GPS IFD and the entries that point to it out of a TIFF; whether there were any. */
function strip(tiff: Uint8Array): boolean {
  if (tiff.length < 8) return false;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return false;
  const little = order === 0x4949;
  const seen = new Set<number>();
  let found = false;
  let at = view.getUint32(4, little);
  while (at + 2 <= tiff.length && !seen.has(at)) {
    seen.add(at);
    let count = view.getUint16(at, little);
    const whole = Math.min(count, Math.floor((tiff.length - at - 2) / 12));
    for (let index = whole - 1; index >= 0; index--) {
      const entry = at + 2 + 12 * index;
      if (view.getUint16(entry, little) !== gpsPointer) continue;
      found = true;
      wipe(tiff, view, little, view.getUint32(entry + 8, little));
      // What follows moves up by one entry, with the pointer to the next IFD; offsets count from the head and stay right.
      const end = Math.min(at + 2 + 12 * count + 4, tiff.length);
      tiff.copyWithin(entry, entry + 12, end);
      tiff.fill(0, end - 12, end);
      view.setUint16(at, --count, little);
    }
    const next = at + 2 + 12 * count;
    if (next + 4 > tiff.length) break;
    at = view.getUint32(next, little);
  }
  return found;
}

/** The contents of an APP1 segment without a place, or `undefined` if it says none. */
function cleaned(segment: Uint8Array): Uint8Array | undefined {
  const kind = latin.decode(segment.subarray(0, 20));
  if (kind.startsWith('Exif\0\0')) {
    const tiff = segment.subarray(6);
    if (!strip(tiff)) return undefined;
    // IFDs that lie over each other may show a place anew: then all of it goes.
    return strip(tiff) ? segment.fill(0) : segment;
  }
  // An APP1 of zeroes is of no known kind, and readers pass over it.
  const xmp = kind.startsWith('http://ns.adobe.com/');
  return xmp && latin.decode(segment).includes('exif:GPS') ? segment.fill(0) : undefined;
}

/**
 * A JPEG (or its beginning) without the place. The same array if it says none or is no JPEG; else a copy of the same
 * length. Never throws, whatever the bytes are.
 */
export function withoutPlace(bytes: Uint8Array): Uint8Array {
  const changes = segmentsOf(bytes).flatMap(({ marker, from, to }) => {
    const segment = marker === app1 && cleaned(bytes.slice(from, to));
    return segment ? [{ from, segment }] : [];
  });
  if (changes.length === 0) return bytes;
  const copy = bytes.slice();
  for (const { from, segment } of changes) copy.set(segment, from);
  return copy;
}

/** A file without the place: the same file if it says none, else one with the same name, type, date and length. */
export async function fileWithoutPlace(file: File): Promise<File> {
  const before = new Uint8Array(await file.slice(0, head).arrayBuffer());
  const after = withoutPlace(before);
  if (after === before) return file;
  return new File([after as Uint8Array<ArrayBuffer>, file.slice(head)], file.name, {
    type: file.type,
    lastModified: file.lastModified,
  });
}
