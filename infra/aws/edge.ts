/**
 * The edge: one address for the pages and the API, TLS 1.2 and better, HTTP/2 and 3. Pages are cached and compressed;
 * `/api/*` is neither cached nor rewritten, and gets everything that the browser sent but the name of the host. The API has
 * an address of its own too: what came through here is known by a word that only the two know.
 */
import { CfnOutput, type Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { proof } from '../../functions/contract/edge.ts';
import type { Environment } from './environments.ts';
import { createHeaders } from './headers.ts';
import { acknowledge, acknowledgeNote } from './reasons.ts';
import { createViewer } from './viewer.ts';

/** Makes the distribution and gives the origin of the site. */
export function createEdge(
  stack: Stack,
  environment: Environment,
  pages: IBucket,
  api: { endpoint: string; proof: string },
): string {
  const { domain } = environment;
  const responseHeadersPolicy = createHeaders(stack, environment);
  const edge = new Distribution(stack, 'Edge', {
    comment: `Opora ${environment.name}`,
    defaultRootObject: 'index.html',
    defaultBehavior: {
      // With the right to list, what is not there is a 404; nothing can be listed through the page's rewriting.
      origin: S3BucketOrigin.withOriginAccessControl(pages, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy,
      functionAssociations: [createViewer(stack, 'Page')],
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new HttpOrigin(api.endpoint, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
          customHeaders: { [proof]: api.proof },
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy,
        functionAssociations: [createViewer(stack, 'Address')],
      },
    },
    httpVersion: HttpVersion.HTTP2_AND_3,
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    priceClass: PriceClass.PRICE_CLASS_100,
    ...(domain && {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(stack, 'Certificate', domain.certificate),
    }),
  });
  acknowledge(edge, 'everywhere', 'firewall', 'edge');
  acknowledgeNote(
    edge,
    'aws-cloudfront-origins:listBucketSecurityRisk',
    'The root object is named, and every address without a file becomes it.',
  );
  if (!domain) {
    acknowledge(edge, 'nameless');
    acknowledgeNote(
      edge,
      'aws-cloudfront:minimumProtocolVersionWithoutCertificate',
      'It takes effect as soon as the environment has a domain.',
    );
  }
  new CfnOutput(stack, 'Edge-name', { value: edge.distributionDomainName });
  return `https://${domain ? domain.name : edge.distributionDomainName}`;
}
