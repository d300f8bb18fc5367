// CompleteMultipartUpload: the parts become one object by one rename, and only then does the upload
// end. A sender who did not hear the answer asks again and is answered the same.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent, elements, sendDocument } from './answer.ts';
import { TYPE } from './begin.ts';
import { type Exchange, receiveText, tooLarge } from './body.ts';
import { type Checksum, crcBytes } from './checksum.ts';
import type { Disk } from './disk.ts';
import { chooseParts, type Named, parseManifest } from './manifest.ts';
import { describe, uploadOf } from './parts.ts';
import { readCondition, taken } from './put.ts';
import type { Stored } from './record.ts';
import type { Asked } from './request.ts';
import { type Begun, noSuchUpload, type Part, type Uploads } from './uploads.ts';
import { nameVersion } from './versions.ts';

/** Ten thousand parts with room to spare. */
const MANIFEST_BYTES = 4 * 1024 ** 2;
const OF_WHOLE = ['x-amz-checksum-sha256', 'x-amz-checksum-crc32'];

/** Completes an upload; true when the object was made by this request and not by one before it. */
export async function completeUpload(
  exchange: Exchange,
  disk: Disk,
  uploads: Uploads,
  limit: number,
): Promise<boolean> {
  const { asked, response } = exchange;
  const id = uploadOf(asked);
  const whole = OF_WHOLE.find((name) => header(asked, name) !== undefined);
  if (whole !== undefined) throw absent(whole);
  const onlyNew = readCondition(asked);
  const list = parseManifest(await receiveText(exchange, MANIFEST_BYTES));
  // Nothing passes over the line while gigabytes are copied, and that is no idling.
  response.setTimeout(0);
  const made = await uploads.finish(asked.key, id, (begun) => {
    checkType(asked, begun);
    return assemble(begun, list, disk, limit, onlyNew);
  });
  const object = made ?? (await madeBefore(disk, asked.key, id, list));
  if (object === null) throw noSuchUpload(id);
  const { etag, checksum } = object;
  if (disk.versioned) nameVersion(response, object);
  const body = elements({
    Location: `http://${header(asked, 'host')}${asked.path}`,
    Bucket: asked.bucket,
    Key: asked.key,
    ETag: etag,
    ...(checksum !== null && { ...describe(checksum), ChecksumType: 'COMPOSITE' }),
  });
  sendDocument(response, 'CompleteMultipartUploadResult', body);
  return made !== undefined;
}

async function assemble(
  begun: Begun,
  list: readonly Named[],
  disk: Disk,
  limit: number,
  onlyNew: boolean,
): Promise<Stored> {
  const parts = chooseParts(begun, list);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > limit) throw tooLarge(size, limit);
  // As in S3, the time of the object is the time at which its upload began.
  const { id, algorithm, key, time, headers, tags } = begun.upload;
  if (onlyNew && disk.has(key)) throw taken();
  const checksum = algorithm === null ? null : compositeChecksum(algorithm, parts);
  const etag = compositeEtag(parts);
  const made = { key, size, etag, time, headers, checksum, tags, upload: id };
  const draft = await disk.draft();
  try {
    for (const part of parts) {
      for await (const piece of begun.read(part)) await draft.write(piece);
    }
    const version = await disk.commit(draft, made, onlyNew);
    if (version === null) throw taken();
    return { ...made, id: version.id };
  } finally {
    await draft.drop();
  }
}

/** The object that this very upload made of these very parts, if it still stands. */
async function madeBefore(
  disk: Disk,
  key: string,
  id: string,
  list: readonly Named[],
): Promise<Stored | null> {
  const opened = await disk.open(key);
  if (opened === null) return null;
  await opened.file.close();
  const { stored } = opened;
  return stored.upload === id && stored.etag === compositeEtag(list) ? stored : null;
}

function checkType(asked: Asked, { upload }: Begun): void {
  const type = header(asked, TYPE);
  if (type === undefined || (type === 'COMPOSITE' && upload.algorithm !== null)) return;
  throw new Refusal(400, 'InvalidRequest', `Value for ${TYPE} header is invalid.`);
}

/** The ETag of an object in parts: MD5 over the MD5 of each, and how many they are. */
function compositeEtag(parts: readonly { readonly md5: string }[]): string {
  const sums = Buffer.concat(parts.map(({ md5 }) => Buffer.from(md5, 'hex')));
  return `"${createHash('md5').update(sums).digest('hex')}-${parts.length}"`;
}

/** The checksum of an object in parts: over the checksum of each, and how many they are. */
function compositeChecksum(name: string, parts: readonly Part[]): Checksum {
  const sums = Buffer.concat(
    parts.map(({ checksum }) => Buffer.from(checksum?.value ?? '', 'base64')),
  );
  const sum =
    name === 'sha256' ? createHash('sha256').update(sums).digest() : crcBytes(crc32(sums));
  return { name, value: `${sum.toString('base64')}-${parts.length}` };
}
