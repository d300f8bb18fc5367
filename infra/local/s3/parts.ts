// UploadPart and ListParts: a part is received, proved and kept as an object is, and stands until
// its upload is complete or aborted.

import { Refusal } from '../gate/refusal.ts';
import { elements, send, sendDocument } from './answer.ts';
import { type Exchange, receive } from './body.ts';
import { type Checksum, promisedName } from './checksum.ts';
import type { Disk } from './disk.ts';
import { readMost } from './list.ts';
import type { Asked } from './request.ts';
import type { Part, Uploads } from './uploads.ts';

/** The parameters of UploadPart and of ListParts. */
export const PART_QUERY = ['uploadId', 'partNumber'];
export const PARTS_QUERY = ['uploadId', 'max-parts', 'part-number-marker'];

const LAST = 10_000;

/** Keeps a part and answers 200, or keeps nothing. */
export async function putPart(
  exchange: Exchange,
  disk: Disk,
  uploads: Uploads,
  limit: number,
  now: () => number,
): Promise<void> {
  const { asked, response } = exchange;
  const id = uploadOf(asked);
  const number = readNumber(asked);
  const { upload } = uploads.find(asked.key, id);
  const named = promisedName(asked);
  if (upload.algorithm !== null && named !== upload.algorithm) throw other(upload.algorithm, named);
  const draft = await disk.draft();
  try {
    const { size, md5, checksum } = await receive(exchange, limit, draft.write);
    const part: Part = { number, size, time: now(), md5, checksum };
    await uploads.keep(asked.key, id, draft, part);
    response.setHeader('ETag', `"${md5}"`);
    if (checksum !== null) response.setHeader(`x-amz-checksum-${checksum.name}`, checksum.value);
  } finally {
    await draft.drop();
  }
  send(response, 200);
}

/** Answers one page of the parts that are there, in the order of their numbers. */
export function listParts({ asked, response }: Exchange, uploads: Uploads): void {
  const { upload, parts } = uploads.find(asked.key, uploadOf(asked));
  const most = readMost(asked, 'max-parts');
  const marker = readMarker(asked);
  const rest = [...parts.values()]
    .filter(({ number }) => number > marker)
    .sort((one, next) => one.number - next.number);
  const page = rest.slice(0, most);
  const last = page.at(-1);
  const more = last !== undefined && rest.length > most;
  const { algorithm } = upload;
  const about = elements({
    Bucket: asked.bucket,
    Key: asked.key,
    UploadId: upload.id,
    PartNumberMarker: marker,
    ...(more && { NextPartNumberMarker: last.number }),
    MaxParts: most,
    IsTruncated: more,
    StorageClass: 'STANDARD',
    ...describeAlgorithm(algorithm),
  });
  const list = page.map((part) => {
    return `<Part>${elements({
      PartNumber: part.number,
      LastModified: new Date(part.time).toISOString(),
      ETag: `"${part.md5}"`,
      Size: part.size,
      ...(algorithm !== null && part.checksum !== null && describe(part.checksum)),
    })}</Part>`;
  });
  sendDocument(response, 'ListPartsResult', about + list.join(''));
}

/** The id of the upload that a request is about. */
export function uploadOf({ query }: Asked): string {
  return query.get('uploadId') ?? '';
}

/** A checksum as an element of an answer. */
export function describe({ name, value }: Checksum): Record<string, string> {
  return { [`Checksum${name.toUpperCase()}`]: value };
}

/** The checksum that an upload asks of its parts, as elements of a listing. */
export function describeAlgorithm(algorithm: string | null): Record<string, string> {
  if (algorithm === null) return {};
  return { ChecksumAlgorithm: algorithm.toUpperCase(), ChecksumType: 'COMPOSITE' };
}

function readNumber({ query }: Asked): number {
  const text = query.get('partNumber') ?? '';
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= LAST) return number;
  const message = `Part number must be an integer between 1 and ${LAST}, inclusive`;
  throw invalid(message, 'partNumber', text);
}

function readMarker({ query }: Asked): number {
  const text = query.get('part-number-marker') ?? '0';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const message = 'Provided part-number-marker not an integer or within integer range';
  throw invalid(message, 'part-number-marker', text);
}

function other(expected: string, actual: string | null): Refusal {
  const message = `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual}`;
  return new Refusal(400, 'InvalidRequest', message);
}

function invalid(message: string, name: string, value: string): Refusal {
  const detail = { ArgumentName: name, ArgumentValue: value };
  return new Refusal(400, 'InvalidArgument', message, detail);
}
