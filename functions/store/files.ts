/**
 * Whole objects of the bucket. Bytes of people go straight there by signed links and never through a function; what is
 * signed as a header (length, type, checksum) storage itself enforces, so it refuses other bytes.
 */
import type { Readable } from 'node:stream';
import { type Bucket, base64, hex, missing, unavailable } from './bucket.ts';

/** Seconds that a link to send bytes lives: a slow line needs them for 16 MB. */
export const sendFor = 3600;
/** Seconds that a link to read lives. */
const readFor = 300;

/** The tag by which GuardDuty Malware Protection for S3 says what it found, on every ground. */
export const scanTag = 'GuardDutyMalwareScanStatus';

export type Scan = 'checking' | 'clean' | 'infected' | 'unscanned';

/** GuardDuty's own words; whatever is neither clean nor a threat could not be scanned. */
const scans: Record<string, Scan> = { NO_THREATS_FOUND: 'clean', THREATS_FOUND: 'infected' };

/** The objects of a bucket. */
export function openFiles({ name: bucket, open }: Bucket) {
  return {
    /** A link to send exactly these bytes, and the headers that must go with it. SHA-256 in hexadecimal. */
    async sendUrl(key: string, file: { size: number; media: string; sha256: string }) {
      const { getSignedUrl, client, PutObjectCommand } = await open();
      const headers = {
        'content-type': file.media,
        'x-amz-checksum-sha256': base64(file.sha256),
      };
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentLength: file.size,
        ContentType: file.media,
        ChecksumSHA256: headers['x-amz-checksum-sha256'],
      });
      const url = await getSignedUrl(client, command, {
        expiresIn: sendFor,
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
        signableHeaders: new Set(['host', 'content-type', 'content-length']),
      });
      return { url, headers };
    },

    /** A short-lived address to read from: under a name, as a file to save or to open in the page. */
    async readUrl(
      key: string,
      as: { disposition: string; media: string; seconds?: number },
    ): Promise<string> {
      const { getSignedUrl, client, GetObjectCommand } = await open();
      const command = new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: as.disposition,
        ResponseContentType: as.media,
        // A sender may have named an encoding: nobody signs that header, and what is read is what was scanned.
        ResponseContentEncoding: 'identity',
        ResponseCacheControl: 'private, no-store',
      });
      return getSignedUrl(client, command, { expiresIn: as.seconds ?? readFor });
    },

    /** What storage holds under a key: its size and the SHA-256 that it verified, or undefined. */
    async head(key: string): Promise<{ size: number; sha256: string | undefined } | undefined> {
      const { client, HeadObjectCommand } = await open();
      try {
        const head = await client.send(
          new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }),
        );
        return {
          size: head.ContentLength ?? 0,
          // The sum of a file that came by parts is a sum of sums, which says nothing of the whole.
          sha256:
            head.ChecksumType === 'COMPOSITE'
              ? undefined
              : head.ChecksumSHA256 && hex(head.ChecksumSHA256),
        };
      } catch (error) {
        return missing(error) ? undefined : unavailable(error);
      }
    },

    /** What the scan for malware says of an object, or undefined when there is none. */
    async scan(key: string): Promise<Scan | undefined> {
      const { client, GetObjectTaggingCommand } = await open();
      try {
        const { TagSet } = await client.send(
          new GetObjectTaggingCommand({ Bucket: bucket, Key: key }),
        );
        const value = TagSet?.find((tag) => tag.Key === scanTag)?.Value;
        return value === undefined ? 'checking' : (scans[value] ?? 'unscanned');
      } catch (error) {
        return missing(error) ? undefined : unavailable(error);
      }
    },

    /** Bytes `from` to `to` (not included) of an object. */
    async read(key: string, from: number, to: number): Promise<Uint8Array> {
      const { client, GetObjectCommand } = await open();
      const answer = await client
        .send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=${from}-${to - 1}` }))
        .catch(unavailable);
      return (await answer.Body?.transformToByteArray().catch(unavailable)) ?? new Uint8Array();
    },

    /** All bytes of an object as they come, for the schedule: nothing is held. */
    async stream(key: string): Promise<Readable> {
      const { patient, GetObjectCommand } = await open();
      const { Body } = await patient
        .send(new GetObjectCommand({ Bucket: bucket, Key: key }))
        .catch(unavailable);
      return Body as Readable;
    },

    /** Keeps what a stream of our own making gives, as it comes: by parts of 8 MB, two under way at a time. */
    async pour(key: string, body: Readable, media: string): Promise<void> {
      const [{ patient }, { Upload }] = await Promise.all([open(), import('@aws-sdk/lib-storage')]);
      await new Upload({
        client: patient,
        params: {
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentType: media,
          ChecksumAlgorithm: 'SHA256',
        },
        partSize: 8 * 1024 * 1024,
        queueSize: 2,
      })
        .done()
        .catch(unavailable);
    },

    /** Keeps bytes of our own making (a summary); storage verifies their SHA-256. */
    async write(key: string, bytes: Uint8Array, media: string, sha256: string): Promise<void> {
      const { client, PutObjectCommand } = await open();
      await client
        .send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: bytes,
            ContentType: media,
            ContentLength: bytes.length,
            ChecksumSHA256: base64(sha256),
          }),
        )
        .catch(unavailable);
    },

    /** Removes an object; there being none is well. */
    async remove(key: string): Promise<void> {
      const { client, DeleteObjectCommand } = await open();
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })).catch(unavailable);
    },
  };
}
export type Files = ReturnType<typeof openFiles>;
