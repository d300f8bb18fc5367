/**
 * Security headers of every answer. The policy of content is the one of `infra/local/site.ts` (a test compares them):
 * only our own scripts and styles, none of them inline; files go to the bucket and are shown from there.
 */
import { Duration, type Stack } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Environment } from './environments.ts';
import { storageOrigin } from './names.ts';

/** The policy of content for a site whose files lie at `storage`. */
const policyOf = (storage: string): string =>
  Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': `'self' data: ${storage}`,
    'connect-src': `'self' ${storage}`,
    'frame-src': storage,
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const override = true;

/** Makes the headers of an environment's answers. */
export const createHeaders = (stack: Stack, environment: Environment): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(stack, 'Headers', {
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: policyOf(storageOrigin(environment)),
        override,
      },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override,
      },
      xssProtection: { protection: false, override },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'origin-agent-cluster': '?1',
        'x-dns-prefetch-control': 'off',
        'x-download-options': 'noopen',
        'x-permitted-cross-domain-policies': 'none',
      }).map(([header, value]) => ({ header, value, override })),
    },
  });
