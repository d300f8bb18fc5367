// One byte range of an object. What is not one well-formed range is ignored, as S3 does; what lies
// outside the object is 416.

import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import type { Stored } from './record.ts';
import type { Asked } from './request.ts';

/** First and last byte, both inside the object. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range asked for, or null for the whole object. */
export function readRange(asked: Asked, stored: Stored): Range | null {
  const text = header(asked, 'range');
  const match = /^bytes=(\d*)-(\d*)$/.exec(text ?? '');
  if (text === undefined || match === null || !stillSame(asked, stored)) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  const { size } = stored;
  const last = size - 1;
  if (from === '') {
    const count = Number(to);
    if (count === 0 || size === 0) throw outside(text, size);
    return { start: Math.max(0, size - count), end: last };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return null;
  if (start > last) throw outside(text, size);
  return { start, end: to === '' ? last : Math.min(Number(to), last) };
}

/** A download is continued only if `If-Range` still names this version. */
function stillSame(asked: Asked, stored: Stored): boolean {
  const condition = header(asked, 'if-range');
  if (condition === undefined) return true;
  return condition === stored.etag || condition === new Date(stored.time).toUTCString();
}

function outside(text: string, size: number): Refusal {
  const message = 'The requested range is not satisfiable';
  const detail = { RangeRequested: text, ActualObjectSize: String(size) };
  return new Refusal(416, 'InvalidRange', message, detail);
}
