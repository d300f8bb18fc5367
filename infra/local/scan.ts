/**
 * The scan for malware on one machine: a small scanner that knows the EICAR test file and nothing else. It writes
 * the same tag as GuardDuty Malware Protection for S3, and like that one it comes after the upload, not with it.
 */
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutObjectTaggingCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { scanTag } from '../../functions/store/files.ts';

/** The standard test file of anti-virus programs (EICAR, 2003), in halves so that this file is not one. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);

/** How many objects are read at a time, whatever the number that came at once. */
const atOnce = 2;

/** Whether the test file is anywhere in a stream of bytes; no more than a piece of it is held in memory. */
export async function isInfected(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  // The end of what passed stays in the window: the file may lie across the border of two pieces.
  let window = Buffer.alloc(0);
  for await (const piece of pieces) {
    window = Buffer.concat([window.subarray(-(eicar.length - 1)), piece]);
    if (window.includes(eicar)) return true;
  }
  return false;
}

/** A scanner of uploads; `scan` is told of each stored object, `sweep` finds those that a stop left unscanned. */
export function openScan(bucket: string) {
  const client = new S3Client();
  const waiting: string[] = [];
  const running = new Set<Promise<void>>();

  async function look(Key: string): Promise<void> {
    const at = { Bucket: bucket, Key };
    const { Body } = await client.send(new GetObjectCommand(at));
    const infected = await isInfected(Body as AsyncIterable<Uint8Array>);
    const Value = infected ? 'THREATS_FOUND' : 'NO_THREATS_FOUND';
    const Tagging = { TagSet: [{ Key: scanTag, Value }] };
    await client.send(new PutObjectTaggingCommand({ ...at, Tagging }));
  }
  function next(): void {
    while (running.size < atOnce) {
      const key = waiting.shift();
      if (key === undefined) return;
      const work = look(key)
        .catch(() => undefined)
        .finally(() => {
          running.delete(work);
          next();
        });
      running.add(work);
    }
  }
  const scan = (key: string): void => {
    if (!key.startsWith('documents/')) return;
    waiting.push(key);
    next();
  };
  return {
    scan,
    async sweep(): Promise<void> {
      let ContinuationToken: string | undefined;
      do {
        const list = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: 'documents/', ContinuationToken }),
        );
        for (const { Key } of list.Contents ?? []) {
          const { TagSet } = await client.send(
            new GetObjectTaggingCommand({ Bucket: bucket, Key }),
          );
          if (Key && !TagSet?.length) scan(Key);
        }
        ContinuationToken = list.NextContinuationToken;
      } while (ContinuationToken);
    },
    /** Resolves when all that was stored has been looked at. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
