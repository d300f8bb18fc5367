/**
 * The post. Letters are signed by DKIM for the sender's own domain; where an environment has none, its sender is one
 * address, confirmed by the letter that SES sends there. Addresses that bounce are not written to again.
 */
import { CfnOutput, type Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';

/** Makes the identity that letters come from, and says which records its domain needs. */
export function createMail(stack: Stack, environment: Environment): void {
  const configurationSet = new ConfigurationSet(stack, 'Post', {
    configurationSetName: namesOf(environment).mail,
    reputationMetrics: true,
    suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
  });
  const { sender, domain } = environment;
  const of = sender.slice(sender.indexOf('@') + 1);
  const identity = new EmailIdentity(stack, 'Sender', {
    identity: domain ? Identity.domain(of) : Identity.email(sender),
    configurationSet,
  });
  if (!domain) return;
  for (const [place, { name, value }] of identity.dkimRecords.entries())
    new CfnOutput(stack, `Dkim${place + 1}`, { value: `${name} CNAME ${value}` });
}
