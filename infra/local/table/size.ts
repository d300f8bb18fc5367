/** Bytes of an item, as DynamoDB counts them («Item sizes and formats», developer guide). */
import { pairs } from './number.ts';
import type { Item, Value } from './value.ts';

/** The largest item, in bytes: 400 KB, names of attributes included. */
export const LARGEST_ITEM = 400 * 1024;

/** Texts and names by their UTF-8 bytes; a list or map takes 3 bytes and one for each member. */
export const itemSize = (item: Item, each = 0): number =>
  Object.entries(item).reduce(
    (all, [name, value]) => all + each + Buffer.byteLength(name) + sizeOf(value),
    0,
  );

function sizeOf(value: Value): number {
  if ('S' in value) return Buffer.byteLength(value.S);
  // A byte for every pair of digits and one for the power of ten; a negative number takes one more.
  if ('N' in value)
    return value.N === '0' ? 1 : pairs(value.N) + 1 + (value.N.startsWith('-') ? 1 : 0);
  if ('L' in value) return value.L.reduce((all, one) => all + 1 + sizeOf(one), 3);
  if ('M' in value) return 3 + itemSize(value.M, 1);
  return 1;
}
