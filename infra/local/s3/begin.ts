// CreateMultipartUpload: everything that will be true of the object is said here, before its first
// byte; the parts and the completion only bring bytes and their names.

import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent, elements, sendDocument } from './answer.ts';
import type { Exchange } from './body.ts';
import { canSum } from './checksum.ts';
import { keptHeaders } from './put.ts';
import type { Asked } from './request.ts';
import { parseTagHeader } from './tags.ts';
import type { Uploads } from './uploads.ts';

/** The header by which a sender says how checksums of parts are to be put together. */
export const TYPE = 'x-amz-checksum-type';
const ALGORITHM = 'x-amz-checksum-algorithm';

/** Begins an upload and answers with its id. */
export async function beginUpload(
  { asked, response }: Exchange,
  uploads: Uploads,
  now: () => number,
): Promise<void> {
  const algorithm = readAlgorithm(asked);
  const headers = keptHeaders(asked);
  const tags = parseTagHeader(header(asked, 'x-amz-tagging') ?? '');
  const facts = { key: asked.key, time: now(), headers, tags, algorithm };
  const { id } = await uploads.begin(facts);
  if (algorithm !== null) {
    response.setHeader(ALGORITHM, algorithm.toUpperCase());
    response.setHeader(TYPE, 'COMPOSITE');
  }
  const body = elements({ Bucket: asked.bucket, Key: asked.key, UploadId: id });
  sendDocument(response, 'InitiateMultipartUploadResult', body);
}

/** S3 sums parts of itself when no algorithm is named, but keeps and shows none of that. */
function readAlgorithm(asked: Asked): string | null {
  const given = header(asked, ALGORITHM);
  const type = header(asked, TYPE);
  if (given === undefined) {
    if (type === undefined) return null;
    throw invalid(`The ${TYPE} header can only be used with the ${ALGORITHM} header.`);
  }
  const name = given.toLowerCase();
  if (!canSum(name)) throw absent(`${ALGORITHM}: ${given}`);
  if (type === undefined || type === 'COMPOSITE') return name;
  if (type !== 'FULL_OBJECT') throw invalid(`Value for ${TYPE} header is invalid.`);
  if (name === 'crc32') throw absent(`${TYPE}: FULL_OBJECT`);
  throw invalid(
    `The FULL_OBJECT checksum type cannot be used with the ${name} checksum algorithm.`,
  );
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'InvalidRequest', message);
}
