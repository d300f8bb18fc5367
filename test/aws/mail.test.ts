/** The post on AWS: letters are signed, and what SES tells of them comes to the schedule as a job that it knows. */
import { describe, expect, test } from 'vitest';
import { Job } from '../../functions/contract/jobs.ts';
import { letterTag } from '../../functions/store/ses.ts';
import { assemble, each } from './assembly.ts';
import { matches, told } from './events.ts';
import { addressOf } from './policies.ts';

const { service } = assemble('prod');
const rules = service.of('AWS::Events::Rule').filter((one) => one.id.startsWith('Letter'));
const id = 'a'.repeat(64);

/** What SES says of a letter, as EventBridge brings it (SES, developer guide: contents of event data). */
const event = (eventType: string, more: object = {}, tags: object = { [letterTag]: [id] }) => ({
  version: '0',
  source: 'aws.ses',
  'detail-type': `Email ${eventType}`,
  detail: {
    eventType,
    mail: { messageId: 'x', tags: { ...tags, 'ses:from-domain': ['x'] } },
    ...more,
  },
});
const bounce = (bounceType: string, bounceSubType: string) =>
  event('Bounce', { bounce: { bounceType, bounceSubType } });

/** The jobs that come of an event. */
const jobs = (one: object) =>
  rules
    .filter(({ Properties }) => matches(Properties.EventPattern ?? {}, one))
    .flatMap(({ Properties }) =>
      each(Properties.Targets).map((target) => Job.parse(told(target, one))),
    );

describe('what SES tells of a letter', () => {
  test('of a code for signing in, and what is no word of SES, comes to nobody', () => {
    expect(jobs(event('Bounce', { bounce: { bounceType: 'Permanent' } }, {}))).toEqual([]);
    expect(jobs({ ...event('Delivery'), source: 'somebody.else' })).toEqual([]);
    expect(jobs(event('Open'))).toEqual([]);
  });

  test.each([
    ['delivered', event('Delivery')],
    ['bounced', bounce('Permanent', 'General')],
    ['bounced', bounce('Undetermined', 'Undetermined')],
    ['bounced', bounce('Transient', 'MailboxFull')],
    ['complained', event('Complaint')],
    ['rejected', event('Reject')],
  ])('is one job of the schedule: %s', (word, one) => {
    expect(jobs(one)).toEqual([{ job: 'delivery', letter: id, event: word }]);
  });

  test('an absent reader’s answer by itself is no bounce', () => {
    expect(jobs(bounce('Transient', 'General'))).toEqual([]);
  });

  test('is published for all four, and goes to the dead letters when the schedule does not take it', () => {
    const { EventDestination } = service.one(
      'AWS::SES::ConfigurationSetEventDestination',
    ).Properties;
    expect(each(EventDestination?.MatchingEventTypes).sort()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'reject',
    ]);
    expect(rules).toHaveLength(4);
    for (const { Properties } of rules)
      for (const target of each(Properties.Targets)) {
        expect(addressOf(target.Arn)).toMatch(/^<schedule/);
        expect(addressOf(target.DeadLetterConfig?.Arn)).toMatch(/^<Dead/);
      }
  });
});
