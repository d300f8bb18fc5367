/**
 * The bucket of documents and summaries. People's bytes come and go by signed links, straight between the browser and
 * here; what was overwritten or removed can be brought back for as long as the environment says.
 */
import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { objects, prefixes } from '../../functions/store/keys.ts';
import type { Environment } from './environments.ts';
import { namesOf, siteOrigins } from './names.ts';
import { acknowledge } from './reasons.ts';

/** A bucket as other constructs take it: CDK's own types disagree under `exactOptionalPropertyTypes`. */
export const asBucket = (stack: Stack, id: string, props: BucketProps) =>
  new Bucket(stack, id, props) as IBucket;

/** What holds for every bucket of ours: nobody without TLS, nobody from the street, nothing in the clear. */
export const guarded = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const satisfies BucketProps;

/** The schedule forgets uploads after 48 hours; this is for those that it never heard of. */
const unfinished = { abortIncompleteMultipartUploadAfter: Duration.days(3) };

/** Makes the bucket, and beside it the one where S3 notes who asked it for what. */
export function createBucket(stack: Stack, environment: Environment): IBucket {
  const { keep, retention } = environment;
  const names = namesOf(environment);
  const fate = {
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    autoDeleteObjects: !keep,
  };
  const accesses: IBucket = asBucket(stack, 'Accesses', {
    ...guarded,
    ...fate,
    bucketName: names.accesses,
    lifecycleRules: [{ expiration: Duration.days(retention.logs), ...unfinished }],
  });
  acknowledge(accesses, 'log');
  return asBucket(stack, 'Bucket', {
    ...guarded,
    ...fate,
    bucketName: names.bucket,
    versioned: true,
    serverAccessLogsBucket: accesses,
    cors: [
      {
        allowedOrigins: [siteOrigins(environment)],
        allowedMethods: [HttpMethods.PUT, HttpMethods.GET, HttpMethods.HEAD],
        allowedHeaders: ['content-type', 'x-amz-checksum-sha256'],
        exposedHeaders: ['ETag', 'x-amz-checksum-sha256'],
        maxAge: 3000,
      },
    ],
    lifecycleRules: [
      unfinished,
      // A case file can be made anew at any time; what was withdrawn must not lie on in one.
      {
        prefix: prefixes.casefiles,
        expiration: Duration.days(8),
        noncurrentVersionExpiration: Duration.days(1),
      },
      // What the probe left behind is nobody's.
      {
        prefix: objects.probe(environment.municipality, ''),
        expiration: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(1),
      },
      {
        noncurrentVersionExpiration: Duration.days(retention.versions),
        expiredObjectDeleteMarker: true,
      },
    ],
  });
}
