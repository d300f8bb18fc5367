/**
 * The library that writes the report dates each entry of the zip by the clock. A file that must be the same for
 * the same summary has no such dates: they are set to the first that a zip can hold, 1 January 1980.
 */

const centralEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
const firstDate = 0x0021;

/** The same zip with every entry dated 1 January 1980, changed in place. */
export function undated(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end > 0 && view.getUint32(end, true) !== endOfDirectory) end--;
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(entry, true) !== centralEntry) throw new Error('not a zip file');
    const local = view.getUint32(entry + 42, true);
    for (const time of [entry + 12, local + 10]) {
      view.setUint16(time, 0, true);
      view.setUint16(time + 2, firstDate, true);
    }
    const [name, extra, comment] = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return zip;
}
