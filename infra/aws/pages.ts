/**
 * The bucket of the built pages, which only CloudFront reads. Files under `/assets/` carry a hash in their name and
 * never change; those of the version before stay, so that a page that is open goes on loading its parts.
 */
import {
  type CfnElement,
  DefaultStackSynthesizer,
  Duration,
  RemovalPolicy,
  type Stack,
} from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { asBucket, guarded } from './bucket.ts';
import { acknowledge, acknowledgeStar } from './reasons.ts';

/** Makes the bucket and fills it from the folder of the built site: parts first, then the page that names them. */
export function createPages(stack: Stack, folder: string): IBucket {
  const bucket = asBucket(stack, 'Pages', {
    ...guarded,
    removalPolicy: RemovalPolicy.DESTROY,
    autoDeleteObjects: true,
  });
  acknowledge(bucket, 'public');
  const logGroup = new LogGroup(stack, 'deployment-log', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = fillerRole(stack, bucket, logGroup);
  const fill = (id: string, exclude: string[], cacheControl: CacheControl[]) =>
    new BucketDeployment(stack, id, {
      sources: [Source.asset(folder, { exclude })],
      destinationBucket: bucket,
      prune: false,
      memoryLimit: 256,
      role: role.withoutPolicyUpdates(),
      logGroup,
      cacheControl,
    });
  const parts = fill(
    'Parts',
    ['*', '!assets', '!assets/**'],
    [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
  );
  const page = fill('Page-itself', ['assets'], [CacheControl.noCache()]);
  page.node.addDependency(parts);
  for (const { node } of stack.node.children)
    if (node.id.startsWith('Custom::CDKBucketDeployment'))
      acknowledge(stack.node.findChild(node.id), 'helper');
  return bucket;
}

/** What CDK's helper needs to unpack the pages, instead of the stars that CDK would give it. */
function fillerRole(stack: Stack, bucket: IBucket, log: LogGroup): Role {
  const packed = `arn:${stack.partition}:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${stack.account}-${stack.region}/*`;
  const allow = (actions: string[], ...resources: string[]) =>
    new PolicyStatement({ actions, resources });
  const role = new Role(stack, 'Filler', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      fill: new PolicyDocument({
        statements: [
          allow(['s3:GetObject'], packed),
          allow(['s3:ListBucket'], bucket.bucketArn),
          allow(['s3:PutObject'], bucket.arnForObjects('*')),
          allow(['logs:CreateLogStream', 'logs:PutLogEvents'], log.logGroupArn),
        ],
      }),
    },
  });
  acknowledgeStar(role, packed, 'The archive of the pages has a new key with every deployment.');
  acknowledgeStar(
    role,
    `<${stack.getLogicalId(bucket.node.defaultChild as CfnElement)}.Arn>/*`,
    'It writes every page and its parts.',
  );
  return role;
}
