/**
 * The post. Letters are signed by DKIM for the sender's own domain and come from a name within it, whose SPF lets SES send;
 * where an environment has no domain, its sender is one address, confirmed by the letter that SES sends there. Addresses
 * that bounce are not written to again.
 */
import { CfnOutput, type Stack } from 'aws-cdk-lib';
import {
  EventBus,
  EventField,
  type EventPattern,
  Rule,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Delivery } from '../../functions/contract/deliveries.ts';
import { letterTag } from '../../functions/store/ses.ts';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';

/** Makes the identity that letters come from, and says which records its domain needs. */
export function createMail(
  stack: Stack,
  environment: Environment,
  schedule: IFunction,
  dead: IQueue,
): void {
  const configurationSet = new ConfigurationSet(stack, 'Post', {
    configurationSetName: namesOf(environment).mail,
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
  });
  tellOfDeliveries(stack, configurationSet, schedule, dead);
  const { sender, domain } = environment;
  const of = sender.slice(sender.indexOf('@') + 1);
  const from = `opora-mail.${of}`;
  const identity = new EmailIdentity(stack, 'Sender', {
    identity: domain ? Identity.domain(of) : Identity.email(sender),
    configurationSet,
    // Until its records stand, SES takes a name of its own.
    ...(domain && { mailFromDomain: from }),
  });
  if (!domain) return;
  for (const [place, { name, value }] of identity.dkimRecords.entries())
    new CfnOutput(stack, `Dkim${place + 1}`, { value: `${name} CNAME ${value}` });
  const mx = `10 feedback-smtp.${environment.region}.amazonses.com`;
  new CfnOutput(stack, 'Spf1', { value: `${from} MX ${mx}` });
  new CfnOutput(stack, 'Spf2', { value: `${from} TXT "v=spf1 include:amazonses.com ~all"` });
}

/**
 * What SES says of a letter, in the words of its record. An answer of an absent reader comes as a passing bounce of the
 * sort «General»: such a letter has arrived, so it is told of by its delivery alone.
 */
const said: { [Event in Delivery]: Record<string, unknown> } = {
  delivered: { eventType: ['Delivery'] },
  bounced: {
    eventType: ['Bounce'],
    $or: [
      { bounce: { bounceType: [{ 'anything-but': 'Transient' }] } },
      { bounce: { bounceSubType: [{ 'anything-but': 'General' }] } },
    ],
  },
  complained: { eventType: ['Complaint'] },
  rejected: { eventType: ['Reject'] },
};

/** Tells the schedule what became of each letter that has an id; codes for signing in have none. */
function tellOfDeliveries(
  stack: Stack,
  configurationSet: ConfigurationSet,
  schedule: IFunction,
  dead: IQueue,
): void {
  configurationSet.addEventDestination('Events', {
    // The only bus that SES speaks to.
    destination: EventDestination.eventBus(EventBus.fromEventBusName(stack, 'Bus', 'default')),
    events: [
      EmailSendingEvent.DELIVERY,
      EmailSendingEvent.BOUNCE,
      EmailSendingEvent.COMPLAINT,
      EmailSendingEvent.REJECT,
    ],
  });
  for (const [event, detail] of Object.entries(said)) {
    const letter = EventField.fromPath(`$.detail.mail.tags.${letterTag}[0]`);
    const eventPattern: EventPattern = {
      source: ['aws.ses'],
      detail: { ...detail, mail: { tags: { [letterTag]: [{ exists: true }] } } },
    };
    new Rule(stack, `Letter-${event}`, {
      description: `Letters of which SES says: ${event}`,
      eventPattern,
      targets: [
        new LambdaFunction(schedule, {
          event: RuleTargetInput.fromObject({ job: 'delivery', letter, event }),
          deadLetterQueue: dead,
        }),
      ],
    });
  }
}
