/**
 * How engines that speak JSON are asked: a body read whole, signed by the key of this machine, without a query. A refusal
 * is a JSON document with the name of the fault, in the body and in a header, wherever clients look for it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Asked } from './asked.ts';
import { Refusal } from './refusal.ts';
import { type Engine, type Served, serveEngine } from './serve.ts';
import { type Gate, type MachineKey, verifySignature } from './signature.ts';

/** The status for who may not enter and the media type, as each service has them. */
const services = {
  dynamodb: { denied: 400, type: 'application/x-amz-json-1.0' },
  lambda: { denied: 403, type: 'application/json' },
  ses: { denied: 403, type: 'application/json' },
} as const;

/** An engine behind the front: which service, who may ask, the largest body in bytes, and what it does. */
export interface JsonEngine {
  readonly service: keyof typeof services;
  readonly key: MachineKey;
  readonly largest: number;
  /** Answers with JSON text and a status, or throws a refusal. */
  take(asked: Asked, body: Buffer): Promise<Said> | Said;
}
type Said = { status?: number; text: string };

/** Serves it on 127.0.0.1, on any free port unless one is given. */
export function serveJson(engine: JsonEngine, at?: number): Promise<Served> {
  const { service, key, largest } = engine;
  const gate: Gate = { ...key, service, now: Date.now };
  const { denied: closed, type } = services[service];
  const front: Engine = {
    type,
    brokenOff: JSON.stringify({ __type: 'SerializationException' }),
    async answer(request, response, id) {
      response.setHeader('x-amzn-requestid', id);
      const { method = '', url = '', headers } = request;
      if (!headers.authorization) throw denied('MissingAuthenticationTokenException');
      if (/[?%]/.test(url)) throw new Refusal(400, 'UnknownOperationException', '');
      const asked: Asked = { method, path: url, query: new Map(), headers };
      const body = await received(request, response, largest);
      await verifySignature(asked, gate, body);
      const { status = 200, text } = await engine.take(asked, body);
      send(response, status, text, type);
    },
    refuse(_request, response, refusal) {
      const { status, code, message, detail } = worded(refusal, closed);
      response.setHeader('x-amzn-errortype', code);
      send(response, status, JSON.stringify({ __type: code, message, ...detail }), type);
    },
  };
  return serveEngine(front, at);
}

/** A body as JSON: an object, in whole UTF-8. */
export function parsed(body: Buffer): Record<string, unknown> {
  try {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {}
  throw new Refusal(400, 'SerializationException', 'The request could not be read.');
}

async function received(
  request: IncomingMessage,
  response: ServerResponse,
  largest: number,
): Promise<Buffer> {
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largest) throw new Refusal(413, 'RequestEntityTooLargeException', '');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const denied = (code: string) => new Refusal(403, code, 'Request is missing Authentication Token');

/** What storage says of a signature, in the words of the other services. */
const words: Record<string, string> = {
  AccessDenied: 'AccessDeniedException',
  InvalidAccessKeyId: 'UnrecognizedClientException',
  InvalidToken: 'UnrecognizedClientException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  RequestTimeTooSkewed: 'InvalidSignatureException',
  AuthorizationHeaderMalformed: 'IncompleteSignatureException',
  InvalidRequest: 'IncompleteSignatureException',
};

function worded(refusal: Refusal, status: number): Refusal {
  const { code, message } = refusal;
  if (words[code]) return new Refusal(status, words[code], message);
  return code === 'MissingAuthenticationTokenException'
    ? new Refusal(status, code, message)
    : refusal;
}

function send(response: ServerResponse, status: number, text: string, type: string): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
