/**
 * The scan of uploads for malware. GuardDuty reads every new document and says what it found by a tag; until the tag
 * says that it is clean, the bucket itself refuses the document to everybody, whatever their rights and whatever link
 * they hold. Summaries are of our own making and are not scanned.
 */
import type { Stack } from 'aws-cdk-lib';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import {
  AnyPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { scanTag } from '../../functions/store/files.ts';
import { prefixes } from '../../functions/store/keys.ts';
import type { Environment } from './environments.ts';
import { arnsOf } from './names.ts';
import { acknowledgeStar } from './reasons.ts';

const scanner = 'malware-protection-plan.guardduty.amazonaws.com';
const prefix = prefixes.documents;

/** Sets the guard over a bucket. */
export function guard(stack: Stack, environment: Environment, bucket: IBucket): void {
  const { documents } = arnsOf(stack, environment);
  const role = scannerRole(stack, bucket, documents);
  const others = { ArnNotEquals: { 'aws:PrincipalArn': role.roleArn } };
  const deny = (sid: string, actions: string[], conditions: Record<string, object>) =>
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: [documents],
        conditions: { ...others, ...conditions },
      }),
    );
  deny('NobodyReadsUntilClean', ['s3:GetObject', 's3:GetObjectVersion'], {
    StringNotEquals: { [`s3:ExistingObjectTag/${scanTag}`]: 'NO_THREATS_FOUND' },
  });
  deny(
    'OnlyTheScanSaysWhatIsClean',
    [
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
      's3:DeleteObjectTagging',
      's3:DeleteObjectVersionTagging',
    ],
    {},
  );
  const plan = new CfnMalwareProtectionPlan(stack, 'Scan', {
    role: role.roleArn,
    protectedResource: { s3Bucket: { bucketName: bucket.bucketName, objectPrefixes: [prefix] } },
    actions: { tagging: { status: 'ENABLED' } },
  });
  if (bucket.policy) plan.node.addDependency(bucket.policy);
}

/** What GuardDuty needs by its own manual: to hear of new objects, to read them, to tag them. */
function scannerRole(stack: Stack, bucket: IBucket, documents: string): Role {
  const rule = stack.formatArn({
    service: 'events',
    resource: 'rule',
    resourceName: 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*',
  });
  const allow = (actions: string[], resource: string, conditions = {}) =>
    new PolicyStatement({ actions, resources: [resource], conditions });
  const role = new Role(stack, 'Scanner', {
    assumedBy: new ServicePrincipal(scanner),
    inlinePolicies: {
      scan: new PolicyDocument({
        statements: [
          allow(
            ['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'],
            rule,
            { StringEquals: { 'events:ManagedBy': scanner } },
          ),
          allow(['events:DescribeRule', 'events:ListTargetsByRule'], rule),
          allow(['s3:GetBucketNotification', 's3:PutBucketNotification'], bucket.bucketArn),
          allow(['s3:ListBucket'], bucket.bucketArn),
          allow(['s3:GetObject', 's3:GetObjectVersion'], documents),
          allow(
            [
              's3:GetObjectTagging',
              's3:GetObjectVersionTagging',
              's3:PutObjectTagging',
              's3:PutObjectVersionTagging',
            ],
            documents,
          ),
          allow(
            ['s3:PutObject'],
            bucket.arnForObjects('malware-protection-resource-validation-object'),
          ),
        ],
      }),
    },
  });
  acknowledgeStar(role, documents, 'It scans every document: that is what it is for.');
  acknowledgeStar(role, rule, 'The name by which GuardDuty makes its own rule ends as it likes.');
  return role;
}
