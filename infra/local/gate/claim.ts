/**
 * What a request says about its own signature, from the Authorization header or a signed link. Only reads and checks the
 * form; whether the claim is true is decided in signature.ts.
 */
import { type Asked, header } from './asked.ts';
import { Refusal } from './refusal.ts';

/** The signature a request claims to bear. `expires` is set for signed links only, in seconds. */
export interface Claim {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signed: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly at: number;
  readonly expires?: number;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([^,\s]+)$/;
const WEEK = 604_800;

/** Reads the claim; an unsigned request is refused here. `hashed`: the hash of the body must come along, as S3 wants it. */
export function readClaim(asked: Asked, hashed: boolean): Claim {
  const authorization = header(asked, 'authorization');
  const inQuery = asked.query.has('X-Amz-Algorithm') || asked.query.has('X-Amz-Signature');
  if (authorization !== undefined && inQuery) {
    throw new Refusal(400, 'InvalidArgument', 'Only one auth mechanism allowed.');
  }
  if (inQuery) return fromQuery(asked.query);
  if (authorization !== undefined) return fromHeader(asked, authorization, hashed);
  throw new Refusal(403, 'AccessDenied', 'Access Denied');
}

function fromHeader(asked: Asked, authorization: string, hashed: boolean): Claim {
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    const message = `The authorization mechanism you have provided is not supported. Please use ${ALGORITHM}.`;
    throw new Refusal(400, 'InvalidRequest', message);
  }
  const code = 'AuthorizationHeaderMalformed';
  const match = AUTHORIZATION.exec(authorization);
  if (match === null) {
    throw new Refusal(400, code, 'The authorization header is malformed.');
  }
  if (hashed && header(asked, 'x-amz-content-sha256') === undefined) {
    const message = 'Missing required header for this request: x-amz-content-sha256';
    throw new Refusal(400, 'InvalidRequest', message);
  }
  const date = header(asked, 'x-amz-date') ?? '';
  const at = instant(date);
  if (at === undefined) {
    const message = 'AWS authentication requires a valid Date or x-amz-date header';
    throw new Refusal(403, 'AccessDenied', message);
  }
  const [, credential = '', signed = '', signature = ''] = match;
  return { ...scope(credential, date, code), signed: signed.split(';'), signature, date, at };
}

function fromQuery(query: ReadonlyMap<string, string>): Claim {
  const code = 'AuthorizationQueryParametersError';
  const take = (name: string): string => {
    const value = query.get(name);
    if (value !== undefined && value !== '') return value;
    const message =
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.';
    throw new Refusal(400, code, message);
  };
  if (take('X-Amz-Algorithm') !== ALGORITHM) {
    throw new Refusal(400, code, `X-Amz-Algorithm only supports "${ALGORITHM}"`);
  }
  const date = take('X-Amz-Date');
  const at = instant(date);
  if (at === undefined) {
    throw new Refusal(
      400,
      code,
      'X-Amz-Date must be in the ISO8601 Long Format "yyyyMMddTHHmmssZ"',
    );
  }
  const lifetime = take('X-Amz-Expires');
  const expires = /^[1-9]\d{0,5}$/.test(lifetime) ? Number(lifetime) : 0;
  if (expires === 0 || expires > WEEK) {
    throw new Refusal(400, code, 'X-Amz-Expires must be between 1 and 604800 seconds');
  }
  const signed = take('X-Amz-SignedHeaders').split(';');
  const credential = scope(take('X-Amz-Credential'), date, code);
  return { ...credential, signed, signature: take('X-Amz-Signature'), date, at, expires };
}

function scope(credential: string, date: string, code: string) {
  const parts = credential.split('/');
  const [accessKeyId = '', day = '', region = '', service = '', end = ''] = parts;
  if (parts.length !== 5 || end !== 'aws4_request' || day !== date.slice(0, 8)) {
    const form = 'expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request"';
    throw new Refusal(400, code, `The Credential is mal-formed; ${form}.`);
  }
  return { accessKeyId, day, region, service };
}

function instant(date: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at)) return undefined;
  const again = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return again === date ? at : undefined;
}
