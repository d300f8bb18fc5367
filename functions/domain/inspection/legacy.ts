/**
 * Word, Excel and PowerPoint files of 97–2003: OLE compound files known by the stream that each must have. Objects
 * inside are usual and stay.
 */
import { type Bytes, Refused } from './bytes.ts';
import { type Compound, compound, isCompound } from './compound.ts';

/** Storages and streams of a VBA project, whatever it hangs on (MS-OVBA 2.2.1). */
const macros = /^(Macros|VBA|_VBA_PROJECT|_VBA_PROJECT_CUR)$/i;

/** Looks at a file that calls itself by `kind`. */
export async function legacy(bytes: Bytes, kind: 'doc' | 'xls' | 'ppt'): Promise<void> {
  if (!isCompound(await bytes.upTo(0, 8))) throw new Refused('mismatch');
  const file = await compound(bytes);
  // A newer file under a password, with the name of an old one.
  if (file.has('EncryptedPackage')) throw new Refused('encrypted');
  await inspections[kind](file, bytes);
  if (file.names.some((name) => macros.test(name))) throw new Refused('macros');
}

const inspections = { doc: word, xls: excel, ppt: powerpoint };

/** The bit fEncrypted of the FIB (MS-DOC 2.5.2). */
async function word(file: Compound) {
  if (!file.has('WordDocument')) throw new Refused('mismatch');
  const fib = await file.begins('WordDocument', 32);
  if (fib.readUInt16LE(10) & 0x0100) throw new Refused('encrypted');
}

const [end, filePass, boundSheet] = [0x0a, 0x2f, 0x85];

/** The first records of a workbook (MS-XLS 2.1.7.20.3): a password stands soon, then kinds of sheets; 1 is of macros. */
async function excel(file: Compound) {
  const stream = ['Workbook', 'Book'].find(file.has);
  if (!stream) throw new Refused('mismatch');
  const records = await file.begins(stream, 1024 * 1024);
  for (let at = 0; at + 4 <= records.length; ) {
    const [kind, length] = [records.readUInt16LE(at), records.readUInt16LE(at + 2)];
    if (kind === end) return;
    if (kind === filePass) throw new Refused('encrypted');
    if (kind === boundSheet && records[at + 9] === 1) throw new Refused('macros');
    at += 4 + length;
  }
}

/** What says in a presentation that it has macros: they are inside its one stream (MS-PPT 2.4.10, 2.4.11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are bytes, not characters
const hasMacros = /[\x0f\x1f]\0\xff\x03\x14\0{3}\x02\0\0\x04\x0c\0{3}[\s\S]{4}\x01\0{3}/;

/** Encrypted by a mark in the stream of the current user (MS-PPT 2.3.2), or a summary that is. */
async function powerpoint(file: Compound, bytes: Bytes) {
  if (!file.has('PowerPoint Document')) throw new Refused('mismatch');
  if (file.has('EncryptedSummary')) throw new Refused('encrypted');
  const user = await file.begins('Current User', 16);
  if (user.readUInt32LE(12) === 0xf3d1c4df) throw new Refused('encrypted');
  if (await bytes.has(hasMacros, 0, bytes.size)) throw new Refused('macros');
}
