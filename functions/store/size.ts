/**
 * How large an item is, as DynamoDB counts it («DynamoDB item sizes and formats» in its developer guide): names and
 * texts by their UTF-8 bytes, so a Cyrillic letter is two; numbers by their digits; lists and maps 3 bytes, and one for
 * each member.
 */

/** The largest item that any engine takes, in bytes. */
export const largestItem = 400 * 1024;

/** Bytes of an item or of a value within it. */
export function sizeOf(value: unknown): number {
  if (value === undefined) return 0;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number')
    return Math.ceil(String(Math.abs(value)).replace(/\D/g, '').length / 2) + 2;
  if (value === null || typeof value === 'boolean') return 1;
  if (Array.isArray(value)) return value.reduce((all, one) => all + 1 + sizeOf(one), 3);
  return 3 + attributesSize(value as Record<string, unknown>, 1);
}

/** Bytes of an item: of its attributes and their names. */
export const itemSize = (item: Record<string, unknown>): number => attributesSize(item, 0);

const attributesSize = (map: Record<string, unknown>, each: number): number =>
  Object.entries(map).reduce(
    (all, [name, value]) =>
      value === undefined ? all : all + each + Buffer.byteLength(name) + sizeOf(value),
    0,
  );
