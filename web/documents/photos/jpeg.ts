/** What is known of a JPEG without decoding it: its segments before the picture, and whether it breaks off (ITU-T T.81, B). */

type Segment = { marker: number; from: number; to: number };

const [filling, startOfScan, endOfImage] = [0xff, 0xda, 0xd9];

/** The segments before the picture and where their contents lie: [from, to). None if it is no JPEG. */
export function segmentsOf(bytes: Uint8Array): Segment[] {
  const found: Segment[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return found;
  for (let at = 2; bytes[at] === 0xff && at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] as number;
    if (marker === filling) {
      at++;
      continue;
    }
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    if (length < 2 || marker === endOfImage) break;
    found.push({ marker, from: at + 4, to: Math.min(at + 2 + length, bytes.length) });
    if (marker === startOfScan) break;
    at += 2 + length;
  }
  return found;
}

/**
 * Whether a JPEG breaks off before its end. Browsers draw what there is of it and leave the rest blank, without a word.
 * In the picture 0xFF is followed by 0x00 or a marker, so the end is found by its two bytes.
 */
export function breaksOff(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  const scan = segmentsOf(bytes).at(-1);
  if (scan?.marker !== startOfScan) return true;
  for (let at = bytes.indexOf(0xff, scan.to); at >= 0; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === endOfImage) return false;
  return true;
}
