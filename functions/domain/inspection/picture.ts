/** Pictures, known by their first bytes; never decoded, so their width and height cost nothing here. */
import { type Bytes, Refused } from './bytes.ts';
import { noArchive, noPage } from './polyglot.ts';

/** Brands of HEIF with HEVC pictures (ISO/IEC 23008-12, annex B), and the plain ones that some cameras write. */
const brands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'];

const known = {
  jpg: (head: Buffer) => head.toString('latin1', 0, 3) === '\xff\xd8\xff',
  png: (head: Buffer) => head.toString('latin1', 0, 16) === '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
  heic: (head: Buffer) =>
    head.toString('latin1', 4, 8) === 'ftyp' && brands.includes(head.toString('latin1', 8, 12)),
};

/** Looks at a picture that calls itself by `kind`. */
export async function picture(bytes: Bytes, kind: keyof typeof known): Promise<void> {
  if (!known[kind](await bytes.upTo(0, 16))) throw new Refused('mismatch');
  await noPage(bytes);
  await noArchive(bytes);
}
