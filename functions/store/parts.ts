/**
 * Files that come by parts. Storage itself is the only memory of what has arrived, so a lost line, a closed tab or
 * another computer goes on from there. One upload per key counts: the earliest, if two were begun at once.
 */
import { type Bucket, base64, missing, stands, unavailable } from './bucket.ts';
import { sendFor } from './files.ts';

/** A part that storage has: when it came (milliseconds), its own SHA-256 in base64, and storage's mark of it. */
type Part = {
  number: number;
  size: number;
  at: number;
  sha256: string | undefined;
  etag: string | undefined;
};

/** The unfinished uploads of a bucket. */
export function openParts({ name: bucket, open }: Bucket) {
  /** The ids of the uploads under a key, the earliest first. */
  async function uploads(key: string): Promise<string[]> {
    const { client, ListMultipartUploadsCommand } = await open();
    const { Uploads = [] } = await client
      .send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key }))
      .catch(unavailable);
    return Uploads.filter((one) => one.Key === key)
      .sort((a, b) => (a.Initiated?.getTime() ?? 0) - (b.Initiated?.getTime() ?? 0))
      .flatMap((one) => one.UploadId ?? []);
  }

  async function partsOf(key: string, upload: string): Promise<Part[]> {
    const { client, ListPartsCommand } = await open();
    const { Parts = [] } = await client
      .send(new ListPartsCommand({ Bucket: bucket, Key: key, UploadId: upload }))
      .catch((error) => (missing(error) ? { Parts: [] } : unavailable(error)));
    return Parts.map((one) => ({
      number: one.PartNumber ?? 0,
      size: one.Size ?? 0,
      at: one.LastModified?.getTime() ?? 0,
      sha256: one.ChecksumSHA256,
      etag: one.ETag,
    }));
  }

  return {
    /** The parts that have arrived under a key; undefined when no upload is under way. */
    async arrived(key: string): Promise<Part[] | undefined> {
      const [upload] = await uploads(key);
      return upload === undefined ? undefined : partsOf(key, upload);
    },

    /** Begins an upload. */
    async begin(key: string, media: string): Promise<void> {
      const { client, CreateMultipartUploadCommand } = await open();
      await client
        .send(
          new CreateMultipartUploadCommand({
            Bucket: bucket,
            Key: key,
            ContentType: media,
            ChecksumAlgorithm: 'SHA256',
          }),
        )
        .catch(unavailable);
    },

    /** Links to send exactly these parts, SHA-256 in hexadecimal; undefined when no upload is under way. */
    async sendLinks(key: string, parts: { number: number; size: number; sha256: string }[]) {
      const { getSignedUrl, client, UploadPartCommand } = await open();
      const [upload] = await uploads(key);
      if (upload === undefined) return undefined;
      return Promise.all(
        parts.map(async ({ number, size, sha256 }) => {
          const headers = { 'x-amz-checksum-sha256': base64(sha256) };
          const command = new UploadPartCommand({
            Bucket: bucket,
            Key: key,
            UploadId: upload,
            PartNumber: number,
            ContentLength: size,
            ChecksumSHA256: headers['x-amz-checksum-sha256'],
          });
          const url = await getSignedUrl(client, command, {
            expiresIn: sendFor,
            unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
            signableHeaders: new Set(['host', 'content-length']),
          });
          return { number, url, headers };
        }),
      );
    },

    /** Makes the object of its parts, if nobody else is at it; false when some have not come yet, or none was begun. */
    async assemble(key: string, size: number): Promise<boolean> {
      const { client, CompleteMultipartUploadCommand } = await open();
      const [upload] = await uploads(key);
      if (upload === undefined) return false;
      const parts = await partsOf(key, upload);
      if (parts.reduce((all, part) => all + part.size, 0) !== size) return false;
      await client
        .send(
          new CompleteMultipartUploadCommand({
            Bucket: bucket,
            Key: key,
            UploadId: upload,
            // What stands was perhaps looked at already: it is never put over.
            IfNoneMatch: '*',
            MultipartUpload: {
              Parts: parts.map((part) => ({
                PartNumber: part.number,
                ETag: part.etag,
                ChecksumSHA256: part.sha256,
              })),
            },
          }),
        )
        // Assembled at once by another request: whoever asks looks at the object itself.
        .catch((error) => (missing(error) || stands(error) ? undefined : unavailable(error)));
      return true;
    },

    /** Forgets what came under a key. */
    async abandon(key: string): Promise<void> {
      const { client, AbortMultipartUploadCommand } = await open();
      for (const upload of await uploads(key))
        await client
          .send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: upload }))
          .catch((error) => (missing(error) ? undefined : unavailable(error)));
    },
  };
}
export type Parts = ReturnType<typeof openParts>;
