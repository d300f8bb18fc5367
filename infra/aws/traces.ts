/**
 * CDK's helper that empties a bucket before it is destroyed would leave its log behind for ever: Lambda makes the log on
 * the first run, outside of the stack. Here the log belongs to the stack, and goes after the last run of the helper.
 */
import { CfnResource, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

const helper = 'Custom::S3AutoDeleteObjectsCustomResourceProvider';

/** Takes the helper's log into the stack, where there is such a helper. */
export function leaveNoTrace(stack: Stack): void {
  const handler = stack.node.tryFindChild(helper)?.node.tryFindChild('Handler');
  if (!handler || !CfnResource.isCfnResource(handler)) return;
  const log = new LogGroup(stack, 'emptying-log', {
    logGroupName: `/aws/lambda/${handler.ref}`,
    retention: RetentionDays.ONE_WEEK,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  for (const one of stack.node.findAll())
    if (CfnResource.isCfnResource(one) && one.cfnResourceType === 'Custom::S3AutoDeleteObjects')
      one.node.addDependency(log);
}
