/**
 * Whether a request was signed by the one key of this machine. The signature is made again with AWS's own signer, over
 * exactly what arrived, so a signed header that is missing or different (length, type, checksum) cannot pass, nor a body
 * that was read beforehand and is another.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { type Asked, header } from './asked.ts';
import { type Claim, readClaim } from './claim.ts';
import { Refusal } from './refusal.ts';
import { Sha256 } from './sha.ts';

/** The one key of this machine. */
export interface MachineKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

/** The service that is asked, the key that may enter, and the clock. */
export interface Gate extends MachineKey {
  readonly service: string;
  readonly now: () => number;
}

const SKEW = 15 * 60 * 1000;
const AUTH_QUERY = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

/**
 * Refuses a request that is unsigned, forged, out of time or signed for elsewhere. Storage proves its bodies by their
 * checksums as they come; who reads the body whole gives it, and it must be the one that was signed.
 */
export async function verifySignature(asked: Asked, gate: Gate, body?: Buffer): Promise<void> {
  const claim = readClaim(asked, body === undefined);
  checkScope(asked, claim, gate);
  checkTime(claim, gate.now());
  checkCoverage(asked, claim);
  const made = await sign(asked, claim, gate, body);
  if (!isOf(asked, body) || !sameText(made, claim.signature)) {
    const message =
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
    throw new Refusal(403, 'SignatureDoesNotMatch', message);
  }
}

function checkScope(asked: Asked, claim: Claim, gate: Gate): void {
  if (claim.accessKeyId !== gate.accessKeyId) {
    const message = 'The AWS Access Key Id you provided does not exist in our records.';
    throw new Refusal(403, 'InvalidAccessKeyId', message, { AWSAccessKeyId: claim.accessKeyId });
  }
  if (asked.query.has('X-Amz-Security-Token') || header(asked, 'x-amz-security-token')) {
    const message = 'The provided token is malformed or otherwise invalid.';
    throw new Refusal(400, 'InvalidToken', message);
  }
  const linked = claim.expires !== undefined;
  const code = linked ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed';
  if (claim.region !== gate.region) {
    const message = `The region '${claim.region}' is wrong; expecting '${gate.region}'`;
    throw new Refusal(400, code, message, { Region: gate.region });
  }
  if (claim.service !== gate.service) {
    const message = `The service '${claim.service}' is wrong; expecting '${gate.service}'`;
    throw new Refusal(400, code, message);
  }
}

function checkTime(claim: Claim, now: number): void {
  const server = new Date(now).toISOString();
  if (claim.expires === undefined) {
    if (Math.abs(now - claim.at) <= SKEW) return;
    const message = 'The difference between the request time and the current time is too large.';
    const detail = { RequestTime: claim.date, ServerTime: server };
    const limit = { MaxAllowedSkewMilliseconds: String(SKEW) };
    throw new Refusal(403, 'RequestTimeTooSkewed', message, { ...detail, ...limit });
  }
  if (claim.at - now > SKEW) {
    throw new Refusal(403, 'AccessDenied', 'Request is not valid yet', { ServerTime: server });
  }
  const end = claim.at + claim.expires * 1000;
  if (now > end) {
    const detail = { Expires: new Date(end).toISOString(), ServerTime: server };
    throw new Refusal(403, 'AccessDenied', 'Request has expired', detail);
  }
}

function checkCoverage(asked: Asked, claim: Claim): void {
  const named = Object.keys(asked.headers).filter((name) => name.startsWith('x-amz-'));
  const loose = ['host', ...named].filter((name) => !claim.signed.includes(name));
  if (loose.length === 0) return;
  const message = 'There were headers present in the request which were not signed';
  throw new Refusal(403, 'AccessDenied', message, { HeadersNotSigned: loose.join(', ') });
}

async function sign(asked: Asked, claim: Claim, gate: Gate, body?: Buffer): Promise<string> {
  const { service, accessKeyId, secretAccessKey, region } = gate;
  const signer = new SignatureV4({
    service,
    region,
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    uriEscapePath: service !== 's3',
    applyChecksum: false,
  });
  const headers: Record<string, string> = {};
  for (const name of claim.signed) {
    const value = header(asked, name);
    if (value !== undefined) headers[name] = value;
  }
  const { method, path } = asked;
  const names = new Set(claim.signed);
  const signingDate = new Date(claim.at);
  const request = { method, protocol: 'http:', hostname: 'localhost', path, headers, body };
  if (claim.expires === undefined) {
    const query = Object.fromEntries(asked.query);
    const options = { signingDate, signableHeaders: names };
    const signed = await signer.sign({ ...request, query }, options);
    return /Signature=([0-9a-f]{64})$/.exec(signed.headers.authorization ?? '')?.[1] ?? '';
  }
  const query = Object.fromEntries(asked.query);
  for (const name of AUTH_QUERY) delete query[`X-Amz-${name}`];
  // A body that is not text makes the signer write UNSIGNED-PAYLOAD, as links are signed.
  const signed = await signer.presign(
    { ...request, query, body: {} },
    { signingDate, expiresIn: claim.expires, signableHeaders: names, unhoistableHeaders: names },
  );
  return String(signed.query?.['X-Amz-Signature'] ?? '');
}

/** Whether a body is the one whose hash the signer sent along; without such a hash the signature itself covers it. */
function isOf(asked: Asked, body?: Buffer): boolean {
  const hash = header(asked, 'x-amz-content-sha256');
  if (body === undefined || hash === undefined) return true;
  return createHash('sha256').update(body).digest('hex') === hash;
}

function sameText(made: string, claimed: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(made) || !/^[0-9a-f]{64}$/.test(claimed)) return false;
  return timingSafeEqual(Buffer.from(made), Buffer.from(claimed));
}
