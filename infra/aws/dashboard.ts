/** One page to look at when somebody says that it does not work: what people feel at the top, its causes below. */
import { Dashboard, GraphWidget, type IMetric, PeriodOverride } from 'aws-cdk-lib/aws-cloudwatch';
import { metricsOf, type Watched } from './metrics.ts';
import { namesOf } from './names.ts';

const graph = (title: string, ...left: IMetric[]) =>
  new GraphWidget({ title, left, width: 8, height: 6 });

/** Makes the dashboard of an environment. */
export function createDashboard(watched: Watched): void {
  const metric = metricsOf(watched);
  new Dashboard(watched.stack, 'Dashboard', {
    dashboardName: namesOf(watched.environment).service,
    periodOverride: PeriodOverride.AUTO,
    widgets: [
      [
        graph('Requests, and those that failed', metric.requests, metric.errors, metric.refusals),
        graph('How long an answer takes, ms', metric.p50, metric.p95),
        graph('Letters', metric.letters),
      ],
      [
        graph('Runs of the schedule, and those that failed', metric.runs, metric.failures),
        graph('Ticks and probes that ended well', metric.ticked, metric.probed),
        graph('Seconds for which the oldest document waits for its scan', metric.oldestChecking),
      ],
      [
        graph('The longest run, ms', metric.longest),
        graph('Dead letters', metric.dead),
        graph(
          'Throttled',
          metric.throttles.api,
          metric.throttles.schedule,
          metric.throttles.letters,
          ...Object.values(metric.throttles.table),
        ),
      ],
      [
        graph('Table', metric.consumed.reads, metric.consumed.writes),
        graph('Share of letters bounced or complained of', metric.bounces, metric.complaints),
      ],
    ],
  });
}
