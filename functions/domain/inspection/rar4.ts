/** Headers of RAR before 5 (technote.txt of WinRAR 4). */
import type { Entry, Header } from './archive.ts';
import { type Bytes, Refused } from './bytes.ts';

const [main, file, service, last] = [0x73, 0x74, 0x7a, 0x7b];
const unix = 3;

/** The header at a place. */
export async function headerOf4(bytes: Bytes, at: number): Promise<Header> {
  const size = (await bytes.at(at, 7)).readUInt16LE(5);
  if (size < 7) throw new Refused('broken');
  const head = await bytes.at(at, size);
  const [kind, flags] = [head.readUInt8(2), head.readUInt16LE(3)];
  if (kind === main && flags & 0x80) throw new Refused('encrypted');
  const ofFile = kind === file || kind === service;
  const large = ofFile && (flags & 0x100) !== 0;
  const follows = ofFile || flags & 0x8000 ? head.readUInt32LE(7) : 0;
  const packed = follows + (large ? head.readUInt32LE(32) * 2 ** 32 : 0);
  const header = { length: size + packed, last: kind === last };
  if (kind !== file) return header;
  const start = large ? 40 : 32;
  const name = head.subarray(start, start + head.readUInt16LE(26));
  const entry: Entry = {
    names: flags & 0x200 ? both(name) : [name.toString('latin1')],
    packed,
    unpacked: head.readUInt32LE(11) + (large ? head.readUInt32LE(36) * 2 ** 32 : 0),
    encrypted: (flags & 4) !== 0,
    link: head.readUInt8(15) === unix && (head.readUInt32LE(28) & 0xf000) === 0xa000,
    folder: (flags & 0xe0) === 0xe0,
  };
  return { ...header, entry };
}

/** A name in the code page of whoever packed it, a zero, and what turns it into UTF-16; without a zero it is UTF-8. */
function both(name: Buffer): string[] {
  const zero = name.indexOf(0);
  if (zero < 0) return [name.toString('utf8')];
  const plain = name.subarray(0, zero);
  return [plain.toString('latin1'), wide(plain, name.subarray(zero + 1))];
}

/** By two bits for each step: a low byte, one with the common high byte, a whole character, a run of the plain name. */
function wide(plain: Buffer, coded: Buffer): string {
  let [at, flags, bits] = [1, 0, 0];
  const high = (coded[0] ?? 0) << 8;
  const codes: number[] = [];
  const take = () => coded[at++] ?? 0;
  while (at < coded.length) {
    if (bits === 0) [flags, bits] = [take(), 8];
    bits -= 2;
    const step = (flags >> bits) & 3;
    if (step === 0) codes.push(take());
    else if (step === 1) codes.push(take() + high);
    else if (step === 2) codes.push(take() + (take() << 8));
    else {
      const run = take();
      const shift = run & 0x80 ? take() : 0;
      for (let left = (run & 0x7f) + 2; left > 0; left--) {
        const byte = plain[codes.length] ?? 0;
        codes.push(run & 0x80 ? ((byte + shift) & 0xff) + high : byte);
      }
    }
  }
  return String.fromCharCode(...codes);
}
