/**
 * The clock of the schedule, in Moscow's time, and the queue of what could not be done: an event that was tried three
 * times in vain lies there for two weeks, and an alarm says so.
 */
import { Duration, type Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Job } from '../../functions/contract/jobs.ts';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';
import { acknowledge } from './reasons.ts';

/** Makes the queue of dead letters. */
export function createLetters(stack: Stack): Queue {
  const queue = new Queue(stack, 'Dead', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, 'dead');
  return queue;
}

/** Sets the clock: a tick makes up whatever was missed, the summary of the night too; each hour a probe. */
export function createClock(
  stack: Stack,
  environment: Environment,
  schedule: IFunction,
  dead: IQueue,
): void {
  const role = new Role(stack, 'Clock', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
    inlinePolicies: {
      tick: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:InvokeFunction'],
            resources: [schedule.functionArn],
          }),
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [dead.queueArn] }),
        ],
      }),
    },
  });
  const ask = (id: string, job: Job['job'], scheduleExpression: string, description: string) =>
    new CfnSchedule(stack, id, {
      name: `${namesOf(environment).schedule}-${job}`,
      description,
      scheduleExpression,
      scheduleExpressionTimezone: 'Europe/Moscow',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: schedule.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ job }),
        deadLetterConfig: { arn: dead.queueArn },
        // The next one makes up for a lost one, so none is worth keeping for long.
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 300 },
      },
    });
  ask('Tick', 'tick', environment.tick, 'Asks the schedule what there is to do');
  ask('Smoke', 'smoke', 'rate(1 hour)', 'Asks the schedule whether all is well');
}
