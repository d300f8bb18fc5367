/** The door to the bucket: the SDK, loaded on first use because most requests need no files, and how its faults are told. */
import { Problem } from '../contract/problem.ts';
import { engine } from './engine.ts';

async function load() {
  const [s3, { getSignedUrl }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/s3-request-presigner'),
  ]);
  const settings = {
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const;
  return {
    ...s3,
    getSignedUrl,
    client: new s3.S3Client({ ...engine(), ...settings }),
    /** For what the schedule streams: nobody waits for it at a page. */
    patient: new s3.S3Client({ ...engine(60_000), ...settings }),
  };
}

/** The bucket of one environment, shared by those who keep whole objects and those who gather parts. */
export function openBucket(name: string) {
  let once: ReturnType<typeof load> | undefined;
  return {
    name,
    open() {
      once ??= load();
      return once;
    },
  };
}
export type Bucket = ReturnType<typeof openBucket>;

/** What S3 writes in base64 the house writes in hexadecimal. */
export const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
export const hex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');

/**
 * What S3 says of what is not there. Where versions are kept a removal leaves a mark, and «not allowed» (405) is the answer
 * to whoever asks that for its tags.
 */
const none = ['NoSuchKey', 'NotFound', 'NoSuchUpload', 'MethodNotAllowed'];

/** Whether an error says that there is no such thing, rather than that storage is not there. */
export const missing = (error: unknown) => error instanceof Error && none.includes(error.name);

/** Whether an error says that there is an object already, where only a new one was to be made. */
export const stands = (error: unknown) =>
  error instanceof Error &&
  ['PreconditionFailed', 'ConditionalRequestConflict'].includes(error.name);

/** Storage is not there, or too slow: «busy». */
export function unavailable(error: unknown): never {
  throw Object.assign(new Problem('busy', { retryAfter: 5 }), { cause: error });
}
