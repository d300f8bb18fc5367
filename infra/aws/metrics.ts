/** What is measured: the same figures for the alarms and for the dashboard. */
import { Duration, type Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { measures } from '../../functions/contract/measures.ts';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';

/** A service under watch. */
export type Watched = { stack: Stack; environment: Environment; api: string; dead: IQueue };

const five = Duration.minutes(5);

/** Makes metrics of the figures that the schedule writes into its log (`functions/schedule/handler.ts`). */
export function createMeasures(stack: Stack, environment: Environment, logGroup: ILogGroup): void {
  for (const name of measures)
    new MetricFilter(stack, `Measure-${name}`, {
      logGroup,
      filterPattern: FilterPattern.numberValue(`$.message.${name}`, '>=', 0),
      metricNamespace: namesOf(environment).service,
      metricName: name,
      metricValue: `$.message.${name}`,
    });
}

/** Figures of an environment. */
export function metricsOf({ environment, api, dead }: Watched) {
  const names = namesOf(environment);
  const of =
    (namespace: string, dimensionsMap: Record<string, string>) =>
    (metricName: string, statistic: string = Stats.SUM, period = five) =>
      new Metric({ namespace, metricName, dimensionsMap, statistic, period });
  const door = of('AWS/ApiGateway', { ApiId: api });
  const lambda = (FunctionName: string) => of('AWS/Lambda', { FunctionName });
  const schedule = lambda(names.schedule);
  const table = of('AWS/DynamoDB', { TableName: names.table });
  const post = of('AWS/SES', { 'ses:configuration-set': names.mail });
  const measure = of(names.service, {});
  const hour = Duration.hours(1);
  return {
    requests: door('Count'),
    errors: door('5xx'),
    refusals: door('4xx'),
    p50: door('Latency', Stats.p(50)),
    p95: door('Latency', Stats.p(95)),
    throttles: {
      api: lambda(names.api)('Throttles'),
      schedule: schedule('Throttles'),
      letters: lambda(names.letters)('Throttles'),
      table: { reads: table('ReadThrottleEvents'), writes: table('WriteThrottleEvents') },
    },
    runs: schedule('Invocations'),
    failures: schedule('Errors'),
    longest: schedule('Duration', Stats.MAXIMUM),
    ticked: measure('ticked', Stats.SUM, hour),
    probed: measure('probed', Stats.SUM, hour),
    oldestChecking: measure('oldest-checking', Stats.MAXIMUM),
    dead: dead.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period: five }),
    consumed: {
      reads: table('ConsumedReadCapacityUnits'),
      writes: table('ConsumedWriteCapacityUnits'),
    },
    letters: of('AWS/SES', {})('Send'),
    bounces: post('Reputation.BounceRate', Stats.MAXIMUM, hour),
    complaints: post('Reputation.ComplaintRate', Stats.MAXIMUM, hour),
  };
}
