/** Asks an engine over the wire, as any client of AWS would: a signed request of JSON, nothing checked beforehand. */
import { SignatureV4 } from '@smithy/signature-v4';
import { Sha256 } from '../../infra/local/gate/sha.ts';

export type Key = { accessKeyId: string; secretAccessKey: string; region: string };

/** The answer, or «400 ValidationException: …». */
export type Said = Record<string, unknown> | string;

/** What may be other than it should be; `whole`: a refusal with all that it says. */
export type Bent = { headers?: Record<string, string>; sign?: string; at?: Date; whole?: true };

/** A client of the table at an address. */
export function openWire(endpoint: string, key: Key) {
  const url = new URL(endpoint);
  const signer = new SignatureV4({
    service: 'dynamodb',
    region: key.region,
    credentials: key,
    sha256: Sha256,
  });
  return async (operation: string, body: unknown, bent: Bent = {}): Promise<Said> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const asked = {
      method: 'POST',
      protocol: 'http:',
      hostname: url.hostname,
      port: Number(url.port),
      path: '/',
      headers: {
        host: url.host,
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      },
      body: bent.sign ?? text,
    };
    const when = bent.at && { signingDate: bent.at };
    const { headers } = await signer.sign(asked, when);
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { ...headers, ...bent.headers },
      body: text,
    });
    const said = (await answer.json()) as Record<string, unknown>;
    const name = String(said.__type).split('#').at(-1);
    return answer.ok || bent.whole
      ? said
      : `${answer.status} ${name}: ${said.message ?? said.Message ?? ''}`;
  };
}
