/**
 * What CloudFront does with a request before anything else: two functions of a few lines, in its own JavaScript.
 * Custom error responses would be simpler for pages, but they rewrite the API's own 403 and 404.
 */
import type { Stack } from 'aws-cdk-lib';
import {
  type FunctionAssociation,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  Function as Viewer,
} from 'aws-cdk-lib/aws-cloudfront';
import { viewer } from '../../functions/contract/edge.ts';

/**
 * Every address but that of a file is the one page of the site. Ids of tasks have dots in them (`lyceum-4.2021.1.3`),
 * so a file is what lies in `/assets/` or at the very top.
 */
const page = `function handler(event) {
  const request = event.request;
  if (!/^\\/(assets\\/|[^/]+\\.[a-z0-9]+$)/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

/** The address of the one who asks, for limits; whatever they wrote there themselves is overwritten. */
const address = `function handler(event) {
  const request = event.request;
  request.headers['${viewer}'] = { value: event.viewer.ip };
  return request;
}`;

/** Makes one of the functions, to be put before a behaviour. */
export function createViewer(stack: Stack, id: 'Page' | 'Address'): FunctionAssociation {
  return {
    eventType: FunctionEventType.VIEWER_REQUEST,
    function: new Viewer(stack, id, {
      code: FunctionCode.fromInline(id === 'Page' ? page : address),
      runtime: FunctionRuntime.JS_2_0,
    }),
  };
}
