/**
 * What bytes really are. A declared type is never trusted; nothing is unpacked, decoded or run: first bytes, directories
 * and headers are enough, read by ranges. Loaded on first use.
 */
import type { Extension } from '../../contract/documents/files.ts';
import { archive } from './archive.ts';
import { Bytes, type Read, type Refusal, Refused } from './bytes.ts';
import { legacy } from './legacy.ts';
import { office } from './office.ts';
import { picture } from './picture.ts';
import { rarEntries } from './rar.ts';
import { signature } from './signature.ts';
import { pdf, rtf } from './text.ts';
import { zipEntries } from './zip.ts';

/** Which look is for which name. A look ends quietly, or says why the file is refused. */
const inspections: Record<Extension, (bytes: Bytes) => Promise<void>> = {
  pdf,
  docx: (bytes) => office(bytes, 'docx'),
  xlsx: (bytes) => office(bytes, 'xlsx'),
  pptx: (bytes) => office(bytes, 'pptx'),
  odt: (bytes) => office(bytes, 'odt'),
  ods: (bytes) => office(bytes, 'ods'),
  jpg: (bytes) => picture(bytes, 'jpg'),
  jpeg: (bytes) => picture(bytes, 'jpg'),
  png: (bytes) => picture(bytes, 'png'),
  heic: (bytes) => picture(bytes, 'heic'),
  doc: (bytes) => legacy(bytes, 'doc'),
  xls: (bytes) => legacy(bytes, 'xls'),
  ppt: (bytes) => legacy(bytes, 'ppt'),
  rtf,
  zip: (bytes) => archive(bytes, zipEntries(bytes)),
  rar: (bytes) => archive(bytes, rarEntries(bytes)),
  sig: signature,
};

/**
 * Looks at a file of `size` bytes that calls itself by `extension`, and says why it is refused; undefined when it is
 * what it says to be. Throws only what `read` throws: storage that fails is not the fault of a file.
 */
export async function inspect(
  extension: Extension,
  size: number,
  read: Read,
): Promise<Refusal | undefined> {
  const bytes = new Bytes(size, read);
  try {
    await inspections[extension](bytes);
    return undefined;
  } catch (error) {
    if (bytes.failure) throw bytes.failure;
    return error instanceof Refused ? error.refusal : 'broken';
  }
}
