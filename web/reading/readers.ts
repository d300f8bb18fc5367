/**
 * The one door of readers: what was pasted or chosen becomes a grid, or a sentence that says what to do. What a format needs is
 * loaded when a source of that format comes.
 */
import type { Grid } from '../../functions/contract/reading/grid.ts';
import type { Unread } from '../../functions/contract/reading/reading.ts';
import { most, pictured, Refusal, refuse, tooLarge } from './refusal.ts';

/** The clipboard, as HTML, text, both; `picture`: it holds one. Or a file. */
export type Source =
  | { html?: string; text?: string; picture?: boolean }
  | { name: string; bytes: Uint8Array };

const wordMain =
  /(wordprocessingml\.(document|template)|ms-word\.(document|template)\.macroEnabled(Template)?)\.main\+xml$/i;
const sheetMain =
  /(spreadsheetml\.(sheet|template)|ms-excel\.(sheet|template)\.macroEnabled)\.main\+xml$/i;

/** Never throws for what it is given; nothing outside is asked for. */
export async function gridOf(source: Source): Promise<Grid | { unread: Unread }> {
  try {
    return 'bytes' in source ? await ofFile(source.bytes) : await ofClipboard(source);
  } catch (error) {
    if (error instanceof Refusal) return { unread: error.unread };
    throw error;
  }
}

/** The size of a file that is refused before its bytes are read. */
export const mostBytes: number = most.file;

async function ofFile(bytes: Uint8Array): Promise<Grid> {
  if (bytes.length > most.file) tooLarge();
  const { kindOf, refuseZip } = await import('./kinds.ts');
  const kind = kindOf(bytes);
  if (kind !== 'zip') return ofHtml(kind.html);
  const [{ zipOf }, { partOf }] = await Promise.all([import('./zip.ts'), import('./package.ts')]);
  const zip = zipOf(bytes);
  if (zip.has('[Content_Types].xml')) {
    const word = partOf(zip, wordMain);
    if (word) return (await import('./docx.ts')).gridOfDocx(zip, word);
    const sheet = partOf(zip, sheetMain);
    if (sheet) return (await import('./xlsx.ts')).gridOfXlsx(zip, sheet);
  }
  return refuseZip(zip.names, zip.has('mimetype') ? zip.text('mimetype') : '');
}

const ofHtml = async (html: string): Promise<Grid> => (await import('./html.ts')).gridOfHtml(html);

const ofText = async (text: string): Promise<Grid> => (await import('./tsv.ts')).gridOfTsv(text);

/** Of the two, HTML knows what is merged; a text of it without a table may still have one by tabs. */
async function ofClipboard({
  html = '',
  text = '',
  picture = false,
}: Exclude<Source, { bytes: Uint8Array }>): Promise<Grid> {
  if (html.length + text.length > most.pasted)
    refuse('too-large', 'Вставлено слишком много. Скопируйте одну таблицу, без картинок.');
  if (/<table[\s>]/i.test(html)) return ofHtml(html);
  if (text.includes('\t')) return ofText(text);
  if (picture || /<img[\s>]/i.test(html)) pictured();
  return text === '' && html !== '' ? ofHtml(html) : ofText(text);
}
