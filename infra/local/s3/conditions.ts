// Conditional reading, by RFC 9110: browsers send these when they look at a signed link twice.

import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import type { Stored } from './record.ts';
import type { Asked } from './request.ts';

/** True when the object is to be sent, false when the reader has it already (304). */
export function readConditions(asked: Asked, stored: Stored): boolean {
  const changed = Math.floor(stored.time / 1000) * 1000;
  const ifMatch = header(asked, 'if-match');
  if (ifMatch !== undefined) {
    if (!names(ifMatch, stored.etag)) throw failed('If-Match');
  } else if (changed > dateOf(asked, 'if-unmodified-since', Number.POSITIVE_INFINITY)) {
    throw failed('If-Unmodified-Since');
  }
  const ifNoneMatch = header(asked, 'if-none-match');
  if (ifNoneMatch !== undefined) return !names(ifNoneMatch, stored.etag);
  return changed > dateOf(asked, 'if-modified-since', Number.NEGATIVE_INFINITY);
}

function names(list: string, etag: string): boolean {
  const tags = list.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.some((tag) => tag === '*' || tag === etag || `"${tag}"` === etag);
}

function dateOf(asked: Asked, name: string, otherwise: number): number {
  const at = Date.parse(header(asked, name) ?? '');
  return Number.isNaN(at) ? otherwise : at;
}

function failed(condition: string): Refusal {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new Refusal(412, 'PreconditionFailed', message, { Condition: condition });
}
