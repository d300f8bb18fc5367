// The list of parts with which a sender completes an upload: it names each part by number, ETag and
// checksum, so what becomes the object is what the sender has sent and nothing else.

import { Refusal } from '../gate/refusal.ts';
import { absent } from './answer.ts';
import type { Checksum } from './checksum.ts';
import type { Begun, Part } from './uploads.ts';
import { malformed, tidy, unescapeXml } from './xml.ts';

/** A part as the sender names it. `md5` is its ETag without quotes. */
export interface Named {
  readonly number: number;
  readonly md5: string;
  readonly checksum: Checksum | null;
}

const WHOLE = /^<CompleteMultipartUpload(?: xmlns="[^"]*")?>(.*)<\/CompleteMultipartUpload>$/su;
const PART = /<Part>((?:<(\w+)>[^<]*<\/\2>)+)<\/Part>/uy;
const FIELD = /<(\w+)>([^<]*)<\/\1>/gu;
const SUMS = new Map([
  ['ChecksumSHA256', 'sha256'],
  ['ChecksumCRC32', 'crc32'],
]);
const SMALLEST = 5 * 1024 ** 2;

/** Reads the document; a form that S3 clients do not write is MalformedXML. */
export function parseManifest(text: string): Named[] {
  const list = WHOLE.exec(tidy(text))?.[1] ?? '';
  const parts: Named[] = [];
  const one = new RegExp(PART);
  while (one.lastIndex < list.length) {
    const part = one.exec(list);
    if (part === null) throw malformed();
    parts.push(readNamed(part[1] ?? ''));
  }
  if (parts.length === 0) throw malformed();
  return parts;
}

function readNamed(text: string): Named {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(FIELD)) {
    if (fields.has(name)) throw malformed();
    fields.set(name, unescapeXml(value));
  }
  const number = fields.get('PartNumber') ?? '';
  const etag = fields.get('ETag');
  if (!/^\d{1,5}$/.test(number) || etag === undefined) throw malformed();
  let checksum: Checksum | null = null;
  for (const [field, value] of fields) {
    if (field === 'PartNumber' || field === 'ETag') continue;
    const name = SUMS.get(field);
    if (name === undefined || checksum !== null) throw absent(field);
    checksum = { name, value };
  }
  return { number: Number(number), md5: etag.replace(/^"(.*)"$/, '$1'), checksum };
}

/** The parts that are named, in their order; refuses a list that is not what was sent. */
export function chooseParts({ upload, parts }: Begun, list: readonly Named[]): Part[] {
  if (list.some(({ number }, at) => number <= (list[at - 1]?.number ?? 0))) {
    const message =
      'The list of parts was not in ascending order. Parts must be ordered by part number.';
    throw new Refusal(400, 'InvalidPartOrder', message, { UploadId: upload.id });
  }
  const chosen = list.map((named) => {
    if (upload.algorithm !== null && named.checksum === null) {
      const message = `The upload was created using a ${upload.algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${named.number} in the request.`;
      throw new Refusal(400, 'InvalidRequest', message);
    }
    const part = parts.get(named.number);
    if (part === undefined || !isThat(part, named)) throw noSuchPart(upload.id, named);
    return part;
  });
  const small = chosen.slice(0, -1).find(({ size }) => size < SMALLEST);
  if (small === undefined) return chosen;
  const message = 'Your proposed upload is smaller than the minimum allowed size';
  throw new Refusal(400, 'EntityTooSmall', message, {
    ProposedSize: String(small.size),
    MinSizeAllowed: String(SMALLEST),
    PartNumber: String(small.number),
    ETag: small.md5,
  });
}

function isThat(part: Part, { md5, checksum }: Named): boolean {
  if (part.md5 !== md5) return false;
  if (checksum === null) return true;
  return part.checksum?.name === checksum.name && part.checksum.value === checksum.value;
}

function noSuchPart(id: string, { number, md5 }: Named): Refusal {
  const message =
    "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
  const detail = { UploadId: id, PartNumber: String(number), ETag: md5 };
  return new Refusal(400, 'InvalidPart', message, detail);
}
