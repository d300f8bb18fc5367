/** What a chosen file is, by its bytes and not by its name; for what is not read, what to do with it. */
import { damaged, locked, pictured, refuse } from './refusal.ts';

const saved = (what: string, as: string): never =>
  refuse('format', `${what} не читаем. Откройте его и сохраните как ${as}, потом выберите снова.`);

/** Signatures in Latin-1, where in the file they stand, and what is said. */
const kinds: [number, string, () => never][] = [
  [
    0,
    '%PDF',
    () =>
      refuse(
        'format',
        'PDF не читаем. Откройте документ, из которого он сделан, или скопируйте из PDF таблицу в Word и сохраните как .docx.',
      ),
  ],
  [0, '{\\rtf', () => saved('RTF', '.docx')],
  [0, '\x89PNG', pictured],
  [0, '\xff\xd8\xff', pictured],
  [0, 'GIF8', pictured],
  [0, 'BM', pictured],
  [0, 'II*\0', pictured],
  [0, 'MM\0*', pictured],
  [8, 'WEBP', pictured],
  [4, 'ftyphei', pictured],
  [
    0,
    'Rar!',
    () => refuse('format', 'Это архив. Распакуйте его и выберите документ .docx или .xlsx.'),
  ],
  [
    0,
    '7z\xbc\xaf',
    () => refuse('format', 'Это архив. Распакуйте его и выберите документ .docx или .xlsx.'),
  ],
];

/** The first bytes as Latin-1. */
const head = (bytes: Uint8Array, length: number): string =>
  String.fromCharCode(...bytes.subarray(0, length));

const isOle = (bytes: Uint8Array) => head(bytes, 4) === '\xd0\xcf\x11\xe0';

/** Whether a text stands in the bytes as UTF-16: names of streams do. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wide = Uint8Array.from([...name].flatMap((sign) => [sign.charCodeAt(0), 0]));
  for (
    let at = bytes.indexOf(wide[0] as number);
    at >= 0;
    at = bytes.indexOf(wide[0] as number, at + 1)
  )
    if (wide.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}

function old(bytes: Uint8Array): never {
  if (holds(bytes, 'EncryptedPackage')) locked();
  if (holds(bytes, 'WordDocument')) saved('Файл .doc', '.docx');
  if (holds(bytes, 'Workbook') || holds(bytes, 'Book')) saved('Файл .xls', '.xlsx');
  return saved('Файл старого формата', '.docx или .xlsx');
}

/** A page that was saved under whatever name, in its own encoding; nothing if it is no page. */
function pageOf(bytes: Uint8Array): string | undefined {
  const start = head(bytes, 4096);
  if (/^\xff\xfe|^\xfe\xff/.test(start))
    return page(new TextDecoder(start[0] === '\xff' ? 'utf-16le' : 'utf-16be').decode(bytes));
  if (!/^(\xef\xbb\xbf)?\s*</.test(start)) return undefined;
  const named = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  const encoding = /^(windows-1251|cp1251|koi8-r)$/.test(named) ? named : 'utf-8';
  return page(new TextDecoder(encoding).decode(bytes));
}

const page = (text: string): string | undefined =>
  /^\ufeff?\s*</.test(text) && /<table[\s>]/i.test(text) ? text : undefined;

/** A zip goes on to be looked into, a page is read as HTML; anything else is refused in words. */
export function kindOf(bytes: Uint8Array): 'zip' | { html: string } {
  if (bytes.length === 0) refuse('empty', 'Файл пустой. Выберите документ с таблицей.');
  if (head(bytes, 4) === 'PK\x03\x04') return 'zip';
  if (head(bytes, 2) === 'PK') damaged();
  if (isOle(bytes)) old(bytes);
  for (const [at, signature, say] of kinds)
    if (head(bytes.subarray(at), signature.length) === signature) say();
  const html = pageOf(bytes);
  if (html !== undefined) return { html };
  return refuse(
    'format',
    'Это не документ Word и не книга Excel. Выберите .docx или .xlsx, или скопируйте таблицу и вставьте сюда.',
  );
}

/** Refuses a zip that is no document of Word or Excel. */
export function refuseZip(names: string[], mimetype: string): never {
  if (mimetype.includes('opendocument.text')) saved('Файл .odt', '.docx');
  if (mimetype.includes('opendocument.spreadsheet')) saved('Файл .ods', '.xlsx');
  if (names.some((name) => name.endsWith('workbook.bin'))) saved('Файл .xlsb', '.xlsx');
  if (names.some((name) => name.startsWith('ppt/')))
    refuse('format', 'Это презентация. Скопируйте из неё таблицу в Word и сохраните как .docx.');
  return refuse('format', 'Это архив. Распакуйте его и выберите документ .docx или .xlsx.');
}
