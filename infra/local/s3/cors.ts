// CORS as a bucket with one rule answers it: the given origins, GET/PUT/HEAD, any header asked
// for, two headers exposed. Browsers upload straight to this origin, so they ask first.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../gate/refusal.ts';
import { send } from './answer.ts';

const METHODS = ['GET', 'PUT', 'HEAD'];
const VARY = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** Marks the answer to an actual request from an allowed origin; refusals get the marks too. */
export function markOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return;
  if (METHODS.includes(request.method ?? '')) mark(response, origin);
}

/** Answers a preflight question; it is never signed. */
export function preflight(
  request: IncomingMessage,
  response: ServerResponse,
  origins: readonly string[],
): void {
  const { origin } = request.headers;
  if (origin === undefined) {
    const message = 'Insufficient information. Origin request header needed.';
    throw new Refusal(400, 'BadRequest', message);
  }
  const method = request.headers['access-control-request-method'];
  if (method === undefined) {
    throw new Refusal(400, 'BadRequest', 'Invalid Access-Control-Request-Method: null');
  }
  if (!origins.includes(origin) || !METHODS.includes(method)) {
    const message = 'CORSResponse: This CORS request is not allowed.';
    throw new Refusal(403, 'AccessForbidden', message, { Method: method, ResourceType: 'OBJECT' });
  }
  mark(response, origin);
  const wanted = request.headers['access-control-request-headers'];
  if (wanted !== undefined) {
    response.setHeader('Access-Control-Allow-Headers', wanted.toLowerCase());
  }
  send(response, 200);
}

function mark(response: ServerResponse, origin: string): void {
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Access-Control-Allow-Methods', METHODS.join(', '));
  response.setHeader('Access-Control-Expose-Headers', 'ETag, x-amz-checksum-sha256');
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Vary', VARY);
}
