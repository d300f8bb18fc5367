// Receives a request body: the length rules, the encoding, the checksums, chunk by chunk, so that
// a large file never stands in memory. Nothing counts as received before the last check.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent } from './answer.ts';
import { type Proof, startSums } from './checksum.ts';
import { incomplete, unchunk } from './chunked.ts';
import type { Asked } from './request.ts';

const STREAMING = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/** One request with its raw sides, as handlers pass it on. */
export interface Exchange {
  readonly asked: Asked;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Passes the body to `write` and proves it; throws a refusal at the first broken promise. */
export async function receive(
  { asked, request, response }: Exchange,
  limit: number,
  write: (chunk: Buffer) => Promise<void>,
): Promise<Proof> {
  const streaming = isStreaming(asked);
  const declared = declaredLength(asked, streaming, limit);
  const sums = startSums(asked);
  if (request.headers.expect?.toLowerCase() === '100-continue') {
    response.writeContinue();
    delete request.headers.expect;
  }

  const trailers = new Map<string, string>();
  const raw: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
  let size = 0;
  try {
    for await (const chunk of streaming ? unchunk(raw, trailers) : raw) {
      size += chunk.length;
      if (size > declared) throw incomplete();
      sums.update(chunk);
      await write(chunk);
    }
  } catch (error) {
    throw request.destroyed && !request.complete ? incomplete() : error;
  }
  if (size !== declared) throw incomplete();
  return sums.verify(trailers);
}

/** Receives a small body whole. */
export async function receiveText(exchange: Exchange, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  await receive(exchange, limit, async (chunk) => {
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
}

function isStreaming(asked: Asked): boolean {
  const payload = header(asked, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  const encoded = /(^|,)\s*aws-chunked\s*(,|$)/.test(header(asked, 'content-encoding') ?? '');
  if (payload === STREAMING) return true;
  if (payload.startsWith('STREAMING-')) throw absent(payload);
  if (encoded) throw absent('content-encoding: aws-chunked');
  if (payload === 'UNSIGNED-PAYLOAD' || /^[0-9a-f]{64}$/.test(payload)) return false;
  const message = `x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ${STREAMING} or a valid sha256 value.`;
  throw new Refusal(400, 'InvalidArgument', message);
}

function declaredLength(asked: Asked, streaming: boolean, limit: number): number {
  const name = streaming ? 'x-amz-decoded-content-length' : 'content-length';
  const text = header(asked, name) ?? '';
  if (!/^\d{1,15}$/.test(text)) {
    const message = 'You must provide the Content-Length HTTP header.';
    throw new Refusal(411, 'MissingContentLength', message);
  }
  const size = Number(text);
  if (size > limit) throw tooLarge(size, limit);
  return size;
}

/** The refusal for more bytes than an object may have. */
export function tooLarge(size: number, limit: number): Refusal {
  const message = 'Your proposed upload exceeds the maximum allowed size';
  const detail = { ProposedSize: String(size), MaxSizeAllowed: String(limit) };
  return new Refusal(400, 'EntityTooLarge', message, detail);
}
