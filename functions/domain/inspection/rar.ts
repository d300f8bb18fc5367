/** A RAR archive walked from header to header; what is packed between them is skipped. */
import { type Entry, mostEntries } from './archive.ts';
import { type Bytes, Refused } from './bytes.ts';
import { headerOf4 } from './rar4.ts';
import { headerOf5 } from './rar5.ts';

const [mark4, mark5] = [Buffer.from('Rar!\x1a\x07\x00'), Buffer.from('Rar!\x1a\x07\x01\x00')];

/** Files may have some service headers each. */
const mostHeaders = 4 * mostEntries;

/** Entries in order; «mismatch» when it is no RAR. */
export async function* rarEntries(bytes: Bytes): AsyncGenerator<Entry> {
  const head = await bytes.upTo(0, 8);
  const five = head.equals(mark5);
  if (!five && !head.subarray(0, 7).equals(mark4)) throw new Refused('mismatch');
  const headerOf = five ? headerOf5 : headerOf4;
  let at = five ? mark5.length : mark4.length;
  for (let count = 0; at !== bytes.size; count++) {
    if (count > mostHeaders) throw new Refused('bomb');
    const header = await headerOf(bytes, at);
    if (header.entry) yield header.entry;
    if (header.last) return;
    at += header.length;
  }
}
