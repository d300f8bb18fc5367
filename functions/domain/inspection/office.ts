/**
 * Office files that are ZIPs: OOXML (ECMA-376) and OpenDocument 1.3. Known by the part that each kind must have. Objects
 * (files of office programs too), pictures, form controls and printer settings inside are usual and stay.
 */
import { fileKinds } from '../../contract/documents/files.ts';
import { bounded, type Entry } from './archive.ts';
import { type Bytes, type Refusal, Refused } from './bytes.ts';
import { compound, isCompound } from './compound.ts';
import { refusalOf } from './names.ts';
import { zipEntries } from './zip.ts';

/** The part that each kind must have; Office on the web puts a number into the name. */
const parts = {
  docx: /^word\/document\d*\.xml$/i,
  xlsx: /^xl\/workbook\d*\.xml$/i,
  pptx: /^ppt\/presentation\d*\.xml$/i,
  odt: /^content\.xml$/,
  ods: /^content\.xml$/,
};
type Kind = keyof typeof parts;

/** Macros of Office files (VBA, and sheets of Excel 4), scripts of OpenDocument ones, of objects in them too. */
const macros =
  /(^|\/)((vbaProject\w*\.bin|vbaData\.xml)$|xl\/(intl)?macrosheets\/|(Basic|Scripts)\/)/i;

/** A page to a browser, but office programs only draw it. */
const drawn = /^[^:]*\.svg$/i;

/** Why a part is refused for its name. */
function refusalOfPart(name: string): Refusal | undefined {
  if (macros.test(name)) return 'macros';
  return drawn.test(name) ? undefined : refusalOf(name);
}

/** Looks at a file that calls itself by `kind`. */
export async function office(bytes: Bytes, kind: Kind): Promise<void> {
  const head = await bytes.upTo(0, 512);
  if (isCompound(head) && (await locked(bytes))) throw new Refused('encrypted');
  const open = kind === 'odt' || kind === 'ods';
  if (open && !declares(head, fileKinds[kind].media)) throw new Refused('mismatch');
  let [whole, found]: [boolean, Refusal | undefined] = [false, undefined];
  for await (const entry of bounded(zipEntries(bytes), bytes.size)) {
    const [name = ''] = entry.names;
    if (open && (await scrambled(bytes, entry, name))) throw new Refused('encrypted');
    whole ||= parts[kind].test(name);
    for (const one of entry.names) found ??= refusalOfPart(one);
  }
  if (!whole) throw new Refused('mismatch');
  if (found) throw new Refused(found);
}

/** OOXML under a password is wrapped into an OLE file (MS-OFFCRYPTO 1.3.2). */
const locked = (bytes: Bytes) =>
  compound(bytes).then(
    (file) => file.has('EncryptedPackage'),
    () => false,
  );

/** An OpenDocument file says its kind first of all, as it is (OpenDocument 1.3 part 2, 3.3). */
function declares(head: Buffer, media: string): boolean {
  if (head.length < 30) return false;
  const place = 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  return (
    head.toString('latin1', 30, 38) === 'mimetype' &&
    head.toString('latin1', place, place + media.length) === media
  );
}

/**
 * OpenDocument under a password is not marked in the directory. LibreOffice wraps it since 24.2; older ones leave the
 * parts scrambled and stored (OpenDocument 1.3 part 2, 3.4), so a stored text that does not begin as XML is one.
 */
async function scrambled(bytes: Bytes, { stored, unpacked }: Entry, name: string) {
  if (name === 'encrypted-package') return true;
  if (name !== 'content.xml' || stored === undefined || unpacked === 0) return false;
  const head = await bytes.at(stored, 30);
  const place = stored + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const begins = (await bytes.upTo(place, 8)).toString('latin1');
  return !/^(\xef\xbb\xbf)?\s*<[?!\w]/.test(begins);
}
