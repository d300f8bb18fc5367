/**
 * The door of the API: one HTTP API whose every request goes to `api`, at most so many a second. CloudFront stands
 * before it; routes, rights and sessions are the house's own business.
 */
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Environment } from './environments.ts';
import { namesOf } from './names.ts';
import { acknowledge } from './reasons.ts';

/** What is noted of a request: nothing of who asked, for that is the house's business. */
const noted = {
  request: '$context.requestId',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  fault: '$context.integrationErrorMessage',
};

/** Makes the API without its function: the function's environment names the site, and the site names the API. */
export function createApi(stack: Stack, environment: Environment) {
  const api = new HttpApi(stack, 'Api', {
    apiName: namesOf(environment).api,
    createDefaultStage: false,
  });
  const log = new LogGroup(stack, 'requests-log', {
    retention: environment.retention.logs,
    removalPolicy: environment.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  new HttpStage(stack, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: environment.limits.rate, burstLimit: environment.limits.burst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      format: AccessLogFormat.custom(JSON.stringify(noted)),
    },
  });
  return {
    id: api.apiId,
    /** Where CloudFront finds it. */
    endpoint: `${api.apiId}.execute-api.${stack.region}.${stack.urlSuffix}`,
    /** Lets requests through to a function. */
    open(door: IFunction): void {
      const route = new HttpRoute(stack, 'Route', {
        httpApi: api,
        routeKey: HttpRouteKey.DEFAULT,
        integration: new HttpLambdaIntegration('Door', door),
      });
      acknowledge(route, 'sessions');
    },
  };
}
