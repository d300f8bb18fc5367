/**
 * Names, made of the environment alone: two stacks meet by them and hold nothing of each other's, so that the
 * service can be replaced. A fixed name also means that a table renamed in code fails to deploy ("already exists")
 * instead of coming up empty.
 */
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { indexes, prefixes } from '../../functions/store/keys.ts';
import type { Environment } from './environments.ts';

/** What stands in an account is named `opora-<environment>-…`; buckets, whose names are the whole world's, by account too. */
export const namesOf = ({ name, account }: Environment) => ({
  storage: `opora-${name}-storage`,
  service: `opora-${name}-service`,
  budget: `opora-${name}-budget`,
  table: `opora-${name}`,
  bucket: `opora-${name}-documents-${account}`,
  accesses: `opora-${name}-accesses-${account}`,
  api: `opora-${name}-api`,
  schedule: `opora-${name}-schedule`,
  letters: `opora-${name}-letters`,
  mail: `opora-${name}`,
});

/** Origin of the documents' bucket, as the browser sees it. */
export const storageOrigin = (environment: Environment): string =>
  `https://${namesOf(environment).bucket}.s3.${environment.region}.amazonaws.com`;

/** Origins of the site as known beforehand: without a domain, the names that CloudFront gives. */
export const siteOrigins = ({ domain }: Environment): string =>
  domain ? `https://${domain.name}` : 'https://*.cloudfront.net';

/** Addresses of resources, as policies write them. */
export function arnsOf(scope: Construct, environment: Environment) {
  const stack = Stack.of(scope);
  const names = namesOf(environment);
  const bucket = `arn:${stack.partition}:s3:::${names.bucket}`;
  const objects = Object.fromEntries(
    Object.entries(prefixes).map(([room, prefix]) => [room, `${bucket}/${prefix}*`]),
  ) as Record<keyof typeof prefixes, string>;
  const table = stack.formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: names.table,
  });
  const functionOf = (resourceName: string) =>
    stack.formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  return {
    table,
    indexes: Object.keys(indexes).map((index) => `${table}/index/${index}`),
    bucket,
    /** Objects, by the room that they are of. */
    ...objects,
    schedule: functionOf(names.schedule),
    letters: functionOf(names.letters),
    identities: stack.formatArn({ service: 'ses', resource: 'identity', resourceName: '*' }),
    mail: stack.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: names.mail,
    }),
  };
}
