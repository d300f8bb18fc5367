// Takes apart the aws-chunked encoding. The AWS SDK under Node sends a stream this way by default
// (STREAMING-UNSIGNED-PAYLOAD-TRAILER): sizes in hex, data, then the checksum as a trailer.

import { Refusal } from '../gate/refusal.ts';

const LINE = 1024;

/** Yields the data of an aws-chunked body and puts its trailers into the given map. */
export async function* unchunk(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  let state: 'size' | 'data' | 'gap' | 'trailer' | 'end' = 'size';
  let left = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    while (rest.length > 0) {
      if (state === 'end') throw malformed();
      if (state === 'data') {
        const data = rest.subarray(0, left);
        rest = rest.subarray(data.length);
        left -= data.length;
        if (left === 0) state = 'gap';
        yield data;
        continue;
      }
      const end = rest.indexOf('\r\n');
      if (end < 0) {
        if (rest.length > LINE) throw malformed();
        break;
      }
      const line = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + 2);
      if (state === 'size') {
        left = sizeOf(line);
        state = left === 0 ? 'trailer' : 'data';
      } else if (state === 'gap') {
        if (line !== '') throw malformed();
        state = 'size';
      } else if (line === '') {
        state = 'end';
      } else {
        const colon = line.indexOf(':');
        if (colon < 1 || trailers.size > 8) throw malformed();
        trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
    }
  }
  if (state !== 'end') throw incomplete();
}

/** The refusal for a body whose length is not what was declared. */
export function incomplete(): Refusal {
  const message =
    'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new Refusal(400, 'IncompleteBody', message);
}

function sizeOf(line: string): number {
  if (!/^[0-9a-f]{1,12}$/i.test(line)) throw malformed();
  return Number.parseInt(line, 16);
}

function malformed(): Refusal {
  const message =
    'The request body is not well-formed: it does not conform to the aws-chunked encoding.';
  return new Refusal(400, 'InvalidRequest', message);
}
