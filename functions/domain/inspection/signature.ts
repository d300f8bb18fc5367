/**
 * Electronic signatures in files of their own (CMS, RFC 5652), as programs for qualified signatures write them: DER or
 * BER, or the same in Base64, with PEM lines or without. Whether a signature is true is not said here.
 */
import { type Bytes, Refused } from './bytes.ts';

const largest = 10 * 1024 * 1024;
const [sequence, indefinite] = [0x30, 0x80];
/** The object identifier 1.2.840.113549.1.7.2, signed data. */
const signedData = Buffer.from('06092a864886f70d010702', 'hex');

/** Looks at a signature. */
export async function signature(bytes: Bytes): Promise<void> {
  if (bytes.size > largest) throw new Refused('mismatch');
  const head = await bytes.upTo(0, 512);
  if (head[0] === sequence && head[1] !== indefinite) {
    if (lengthOf(head) !== bytes.size) throw new Refused('broken');
  }
  if (signs(head)) return;
  const inside = /^(?:\xef\xbb\xbf)?\s*(?:-----BEGIN [A-Z0-9 ]+-----\s)?([A-Za-z0-9+/=\s]+)/.exec(
    head.toString('latin1'),
  )?.[1];
  if (!inside || !signs(Buffer.from(inside, 'base64'))) throw new Refused('mismatch');
  const foreign = /[^A-Za-z0-9+/=\s-]/;
  if (await bytes.has(foreign, 3, bytes.size)) throw new Refused('mismatch');
}

/** Whether DER begins as signed data. */
const signs = (der: Buffer) =>
  der[0] === sequence && der.subarray(2, 6 + signedData.length).includes(signedData);

/** The length of the whole by the length that is written in the first bytes (X.690, 8.1.3). */
function lengthOf(der: Buffer): number {
  const first = der.readUInt8(1);
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  return count > 4 ? Number.NaN : 2 + count + der.readUIntBE(2, count);
}
