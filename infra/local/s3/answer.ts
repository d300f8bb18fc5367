// How S3 speaks: refusals as its XML error documents, everything else as plain status and headers.
// One place, so that every refusal has the same shape the AWS SDK knows how to read.

import type { ServerResponse } from 'node:http';
import { Refusal } from '../gate/refusal.ts';

/** The refusal for everything this subset does not do; never a silent half-answer. */
export function absent(what: string): Refusal {
  const message = 'A header or query you provided implies functionality that is not implemented.';
  return new Refusal(501, 'NotImplemented', message, { Header: what });
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text made safe for XML; control characters become numeric references, as S3 writes them. */
function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: object keys may hold them
  return text.replace(/[&<>"\u0000-\u001f\u007f]/g, (char) => {
    return ENTITIES[char] ?? `&#x${char.charCodeAt(0).toString(16)};`;
  });
}

/** One XML element per entry, in order. */
export function elements(values: Record<string, unknown>): string {
  const parts = Object.entries(values);
  return parts.map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`).join('');
}

/** An error document in S3's own form. */
export function errorXml(refusal: Refusal, resource: string, requestId: string): string {
  const body = elements({
    Code: refusal.code,
    Message: refusal.message,
    ...refusal.detail,
    Resource: resource,
    RequestId: requestId,
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${body}</Error>`;
}

const SPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** Sends an answer of S3's own vocabulary: its root element and what stands in it. */
export function sendDocument(response: ServerResponse, root: string, body: string): void {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  sendXml(response, 200, `${head}<${root} xmlns="${SPACE}">${body}</${root}>`);
}

/** Sends an XML document. */
export function sendXml(response: ServerResponse, status: number, xml: string): void {
  const body = Buffer.from(xml);
  response.setHeader('Content-Type', 'application/xml');
  send(response, status, body);
}

/** Sends status and headers with a short body; a HEAD or 304 answer carries none. */
export function send(response: ServerResponse, status: number, body?: Buffer): void {
  response.statusCode = status;
  const bare = status === 204 || status === 304;
  if (response.req.method === 'HEAD' || bare) {
    response.end();
    return;
  }
  response.setHeader('Content-Length', body?.length ?? 0);
  response.end(body);
}
