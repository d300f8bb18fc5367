/**
 * What wakes a human: what people feel, and what they will feel by the morning. Each alarm says what happened in its
 * name; what to do at each stands in `docs/operations.md` under the same name.
 */
import { Duration, type Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { metricsOf, type Watched } from './metrics.ts';
import { namesOf } from './names.ts';

type Watch = {
  metric: IMetric;
  /** Rings from this value on (or below it, with `under`). */
  from: number;
  /** Of so many periods, all must be so. */
  periods?: number;
  under?: boolean;
  /** Silence is a fault as well. */
  silence?: boolean;
};

const any = (metric: IMetric): Watch => ({ metric, from: 1 });

/** What is watched. Thresholds are low: few people work here, and each of them counts. */
function watches(watched: Watched): Record<string, Watch> {
  const metric = metricsOf(watched);
  return {
    'api-errors': { metric: metric.errors, from: 3 },
    'api-slow': { metric: metric.p95, from: 3000, periods: 3 },
    'api-throttled': any(metric.throttles.api),
    'schedule-throttled': any(metric.throttles.schedule),
    'letters-throttled': any(metric.throttles.letters),
    'table-throttled': any(
      new MathExpression({
        expression: 'FILL(reads, 0) + FILL(writes, 0)',
        usingMetrics: metric.throttles.table,
        period: Duration.minutes(5),
        label: 'throttled requests',
      }),
    ),
    // A tick that fails is tried three times.
    'schedule-errors': { metric: metric.failures, from: 3, periods: 2 },
    'dead-letters': any(metric.dead),
    // A tick that ends well has made the summary of the night. Other work of the schedule says nothing of it.
    'night-missed': { metric: metric.ticked, from: 1, under: true, silence: true },
    // The probe itself is tried three times.
    'probe-failed': { metric: metric.probed, from: 1, periods: 2, under: true, silence: true },
    // The scan takes minutes. While it stands still no document is taken, and none is refused either.
    'oldest-checking': { metric: metric.oldestChecking, from: 3600 },
    'letters-bounced': { metric: metric.bounces, from: 0.04 },
    'letters-complained': { metric: metric.complaints, from: 0.0008 },
  };
}

/** Sets the alarms, and the address where they ring. */
export function createAlarms(watched: Watched): void {
  const { stack, environment } = watched;
  const topic = new Topic(stack, 'Bell', { enforceSSL: true });
  // A topic with a policy of its own forgets the one by which CloudWatch may ring it.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  topic.addSubscription(new EmailSubscription(environment.alarms));
  const action = new SnsAction(topic);
  for (const [name, watch] of Object.entries(watches(watched))) {
    const alarm = new Alarm(stack, name, {
      alarmName: `opora-${environment.name}-${name}`,
      alarmDescription: `docs/operations.md, «${name}»`,
      metric: watch.metric,
      threshold: watch.from,
      evaluationPeriods: watch.periods ?? 1,
      comparisonOperator: watch.under
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: watch.silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
  tellOfFinds(stack, topic, namesOf(environment).bucket);
}

/** A document that is not clean, or could not be scanned, is told of at once, by its key. */
function tellOfFinds(stack: Stack, topic: Topic, bucket: string): void {
  const field = (name: string) => EventField.fromPath(`$.detail.${name}`);
  const verdict = field('scanResultDetails.scanResultStatus');
  const said = `document-not-clean: ${verdict} ${field('s3ObjectDetails.objectKey')}, see docs/operations.md`;
  new Rule(stack, 'Finds', {
    description: 'Documents that the scan for malware did not find clean',
    eventPattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Malware Protection Object Scan Result'],
      detail: {
        s3ObjectDetails: { bucketName: [bucket] },
        scanResultDetails: { scanResultStatus: [{ 'anything-but': 'NO_THREATS_FOUND' }] },
      },
    },
    targets: [new SnsTopic(topic, { message: RuleTargetInput.fromText(said) })],
  });
}
