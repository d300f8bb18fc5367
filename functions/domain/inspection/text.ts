/** PDF and RTF: files that are text to the eye of a search, so what starts a program can be seen in them, if it is plain. */
import { type Bytes, Refused } from './bytes.ts';
import { noArchive, noPage } from './polyglot.ts';

const part = 8 * 1024 * 1024;

/**
 * An action that starts a program (ISO 32000-1, 12.6.4.5). One that opens a document is what office programs make of
 * a link to a file, and stays.
 */
const launch =
  /\/Launch\b(?:(?!\/Launch)[\s\S]){0,400}?(\b(cmd|powershell|mshta|[wc]script|rundll32|regsvr32)\b|\.(exe|com|bat|cmd|scr|pif|ps1|vb[se]|jse?|wsf|hta|msi|lnk|jar|dll)\b)/i;

/**
 * Looks at a PDF: begins as one, is no page and no archive, and in its first and last 8 MiB nothing plain starts a
 * program. What is in packed objects is not seen. An encrypted one is taken: most of them open without a password, and
 * which do not cannot be told without trying.
 */
export async function pdf(bytes: Bytes): Promise<void> {
  const head = await bytes.upTo(0, 64);
  if (!/^(\xef\xbb\xbf)?\s*%PDF-\d/.test(head.toString('latin1'))) throw new Refused('mismatch');
  await noPage(bytes);
  await noArchive(bytes, '%%EOF');
  const ends = bytes.size > 2 * part ? [0, bytes.size - part] : [0];
  for (const from of ends)
    if (await bytes.has(launch, from, ends.length > 1 ? from + part : bytes.size))
      throw new Refused('active');
}

/** What opens or fetches by itself with the document (RTF 1.9.1: objects, fields). A doubled backslash is only shown. */
const selfOpening = /(?<!\\)(\\\\)*\\(objupdate|objautlink|fldinst[\s\S]{0,80}?\bDDEAUTO)\b/i;

/** Looks at an RTF, the whole of it: pictures and objects stay, what opens by itself does not. */
export async function rtf(bytes: Bytes): Promise<void> {
  const head = await bytes.upTo(0, 5);
  if (head.toString('latin1') !== '{\\rtf') throw new Refused('mismatch');
  if (await bytes.has(selfOpening, 0, bytes.size)) throw new Refused('active');
}
