// Which operation a verified request is. What is not on this list is 501, never a guess.

import { header } from '../gate/asked.ts';
import { Refusal } from '../gate/refusal.ts';
import { absent, send } from './answer.ts';
import { beginUpload, TYPE } from './begin.ts';
import type { Exchange } from './body.ts';
import { completeUpload } from './complete.ts';
import type { Disk } from './disk.ts';
import { getObject, OVERRIDES } from './get.ts';
import { LIST_QUERY, listObjects } from './list.ts';
import { listParts, PART_QUERY, PARTS_QUERY, putPart } from './parts.ts';
import { putObject } from './put.ts';
import { type Asked, refuseUnknown } from './request.ts';
import { getTags, putTags } from './tags.ts';
import { abortUpload, listUploads, UPLOADS_QUERY } from './unfinished.ts';
import type { Uploads } from './uploads.ts';
import { nameVersion } from './versions.ts';

/** The bucket that this engine serves, and its rules. */
export interface Place {
  readonly bucket: string;
  readonly region: string;
  readonly disk: Disk;
  readonly uploads: Uploads;
  readonly limit: number;
  readonly now: () => number;
  /** Told of each object that was put or completed: scanners and the like come after. */
  readonly stored: (key: string) => void;
}

/** Carries out the operation, or refuses. */
export async function route(exchange: Exchange, place: Place): Promise<void> {
  const { asked } = exchange;
  if (asked.bucket === '') throw absent('ListBuckets');
  if (asked.key === '' && asked.method === 'PUT') throw await createBucket(exchange, place);
  if (asked.bucket !== place.bucket) {
    const message = 'The specified bucket does not exist';
    throw new Refusal(404, 'NoSuchBucket', message, { BucketName: asked.bucket });
  }
  return asked.key === '' ? onBucket(exchange, place) : onObject(exchange, place);
}

async function createBucket({ asked }: Exchange, place: Place): Promise<Refusal> {
  refuseUnknown(asked, []);
  if (asked.bucket !== place.bucket) return absent('CreateBucket');
  const message =
    'Your previous request to create the named bucket succeeded and you already own it.';
  return new Refusal(409, 'BucketAlreadyOwnedByYou', message, { BucketName: asked.bucket });
}

async function onBucket(exchange: Exchange, place: Place): Promise<void> {
  const { asked, response } = exchange;
  if (asked.method === 'HEAD') {
    refuseUnknown(asked, []);
    response.setHeader('x-amz-bucket-region', place.region);
    return send(response, 200);
  }
  if (asked.method === 'GET' && asked.query.has('uploads')) {
    refuseUnknown(asked, UPLOADS_QUERY);
    return listUploads(exchange, place.uploads);
  }
  if (asked.method === 'GET') {
    refuseUnknown(asked, LIST_QUERY);
    return listObjects(exchange, place.disk, place.bucket);
  }
  throw absent(`${asked.method} of a bucket`);
}

async function onObject(exchange: Exchange, place: Place): Promise<void> {
  const { asked } = exchange;
  const { disk, limit, now } = place;
  const operation = operationOf(asked);
  switch (operation) {
    case 'PUT':
      refuseUnknown(asked, []);
      await putObject(exchange, disk, limit, now);
      return place.stored(asked.key);
    case 'GET':
    case 'HEAD':
      refuseUnknown(asked, OVERRIDES);
      return getObject(exchange, disk);
    case 'DELETE':
      refuseUnknown(asked, disk.versioned ? ['versionId'] : []);
      if (header(asked, 'if-match') !== undefined) throw absent('If-Match');
      return removeObject(exchange, place);
    case 'PUT tagging':
      refuseUnknown(asked, ['tagging']);
      return putTags(exchange, disk);
    case 'GET tagging':
      refuseUnknown(asked, ['tagging']);
      return getTags(exchange, disk);
    default:
      return onUpload(exchange, place, operation);
  }
}

async function removeObject({ asked, response }: Exchange, { disk, now }: Place): Promise<void> {
  const removed = await disk.remove(asked.key, now(), asked.query.get('versionId'));
  if (removed !== null) nameVersion(response, removed);
  send(response, 204);
}

async function onUpload(exchange: Exchange, place: Place, operation: string): Promise<void> {
  const { asked } = exchange;
  const { disk, uploads, limit, now } = place;
  switch (operation) {
    case 'POST uploads':
      refuseUnknown(asked, ['uploads'], [TYPE]);
      return beginUpload(exchange, uploads, now);
    case 'PUT uploadId':
      refuseUnknown(asked, PART_QUERY);
      return putPart(exchange, disk, uploads, limit, now);
    case 'GET uploadId':
      refuseUnknown(asked, PARTS_QUERY);
      return listParts(exchange, uploads);
    case 'POST uploadId':
      refuseUnknown(asked, ['uploadId'], [TYPE]);
      if (await completeUpload(exchange, disk, uploads, limit)) place.stored(asked.key);
      return;
    case 'DELETE uploadId':
      refuseUnknown(asked, ['uploadId']);
      return abortUpload(exchange, uploads);
    default:
      throw absent(operation);
  }
}

/** The method, with the parameter that makes another operation of it. */
function operationOf({ method, query }: Asked): string {
  const word = ['tagging', 'uploads', 'uploadId', 'partNumber'].find((name) => query.has(name));
  return word === undefined ? method : `${method} ${word}`;
}
