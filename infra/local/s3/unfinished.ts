// ListMultipartUploads and AbortMultipartUpload: what was begun can be found and given up, so that
// bytes that nobody will complete do not lie on the disk for ever.

import { elements, send, sendDocument } from './answer.ts';
import type { Exchange } from './body.ts';
import { readMost, writerOf } from './list.ts';
import { describeAlgorithm, uploadOf } from './parts.ts';
import { noSuchUpload, type Upload, type Uploads } from './uploads.ts';

/** The parameters that the listing of uploads understands. */
export const UPLOADS_QUERY = [
  'uploads',
  'prefix',
  'max-uploads',
  'key-marker',
  'upload-id-marker',
  'encoding-type',
];

/** Gives an upload up: it and its parts are gone. */
export async function abortUpload({ asked, response }: Exchange, uploads: Uploads): Promise<void> {
  const id = uploadOf(asked);
  const gone = await uploads.finish(asked.key, id, async () => true);
  if (gone === undefined) throw noSuchUpload(id);
  send(response, 204);
}

/** Answers one page of the uploads begun, by key and then by the time they began. */
export function listUploads({ asked, response }: Exchange, uploads: Uploads): void {
  const { query } = asked;
  const prefix = query.get('prefix') ?? '';
  const most = readMost(asked, 'max-uploads');
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('upload-id-marker') ?? '';
  const write = writerOf(query.get('encoding-type'));
  const rest = [...uploads.list()]
    .filter(({ key }) => key.startsWith(prefix))
    .filter((upload) => keyMarker === '' || isAfter(upload, keyMarker, idMarker))
    .sort((one, next) => byBytes(one.key, next.key) || byBytes(one.id, next.id));
  const page = rest.slice(0, most);
  const last = page.at(-1);
  const more = last !== undefined && rest.length > most;
  const about = elements({
    Bucket: asked.bucket,
    KeyMarker: write(keyMarker),
    UploadIdMarker: idMarker,
    ...(more && { NextKeyMarker: write(last.key), NextUploadIdMarker: last.id }),
    Prefix: write(prefix),
    ...(query.has('encoding-type') && { EncodingType: 'url' }),
    MaxUploads: most,
    IsTruncated: more,
  });
  const list = page.map(({ key, id, time, algorithm }) => {
    return `<Upload>${elements({
      Key: write(key),
      UploadId: id,
      StorageClass: 'STANDARD',
      Initiated: new Date(time).toISOString(),
      ...describeAlgorithm(algorithm),
    })}</Upload>`;
  });
  sendDocument(response, 'ListMultipartUploadsResult', about + list.join(''));
}

/** S3 goes on after the key, or after one upload of that very key when its id is given too. */
function isAfter({ key, id }: Upload, keyMarker: string, idMarker: string): boolean {
  const order = byBytes(key, keyMarker);
  return order > 0 || (order === 0 && idMarker !== '' && id > idMarker);
}

function byBytes(one: string, next: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(next));
}
