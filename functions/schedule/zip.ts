/**
 * A zip file as it is read: parts are asked for one after another, each when all bytes of the one before were taken, so
 * nothing of them is held. Dates are given, never those of the clock: the same parts give the same bytes.
 */
import type { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** `at`: the date that a zip keeps, in local time, to two seconds. `packed`: whether deflating makes it smaller. */
export type Part = { path: string; body: Readable; at: Date; packed: boolean };

/** The zip of parts, in their order; a part may depend on what earlier ones brought to light. */
export function zipOf(parts: Iterable<Part> | AsyncIterable<Part>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const fail = (error: Error) => output.destroy(error);
  zip.on('error', fail);
  fill(zip, output, parts).catch(fail);
  return output;
}

async function fill(
  zip: ZipFile,
  output: PassThrough,
  parts: Iterable<Part> | AsyncIterable<Part>,
): Promise<void> {
  for await (const { path, body, at, packed } of parts) {
    // Nobody reads any more: what stands open is closed, and nothing else is opened.
    const stop = () => body.destroy();
    if (output.destroyed) return void stop();
    output.once('close', stop);
    const options = { mtime: at, forceDosTimestamp: true, compress: packed };
    unpooled(() => zip.addReadStreamLazy(path, options, handedOver(body)));
    await finished(body);
    output.off('close', stop);
  }
  zip.end();
}

/** Gives a stream once and forgets it: the zip remembers every part to its end, and would hold every stream with it. */
function handedOver(body: Readable) {
  let held: Readable | undefined = body;
  return (give: (error: unknown, stream: Readable) => void): void => {
    const stream = held as Readable;
    held = undefined;
    give(null, stream);
  };
}

/**
 * Does something whose small buffers will live long in memory of their own: in Node's pool the name of one part would hold
 * 8 KB of what was read beside it.
 */
function unpooled(act: () => void): void {
  const size = Buffer.poolSize;
  Buffer.poolSize = 0;
  try {
    act();
  } finally {
    Buffer.poolSize = size;
  }
}
