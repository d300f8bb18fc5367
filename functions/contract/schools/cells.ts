/** Cells of a list of schools, as Excel, Word and people write them: years, a category, an order. Nothing is guessed. */
import { type Category, firstYear, lastYear } from './support.ts';

/** More years than this in one cell are a mistake of typing. */
const mostYears = 20;

const dash = /\s*[-–—−]\s*/u;
const tail = /\s*(?:учебн\p{L}*|уч\.?)?\s*(?:годы|годов|года|год|гг|г)?\.?$/iu;

/** «2024», «2024–2026», «2024, 2025», «2024-26 гг.»; undefined for what is no years. */
export function readYears(cell: string): number[] | undefined {
  const found = new Set<number>();
  const parts = cell
    .trim()
    .replace(tail, '')
    .split(/\s*[,;/]\s*|\s+и\s+/u);
  for (const part of parts) {
    const ends = part.replace(tail, '').trim().split(dash);
    if (ends.length > 2 || !ends.every((end) => /^\d{2}(?:\d{2})?$/.test(end))) return undefined;
    const from = Number(ends[0]);
    const last = ends[1] ?? ends[0] ?? '';
    const to = last.length === 2 ? Math.floor(from / 100) * 100 + Number(last) : Number(last);
    if (from < firstYear || to > lastYear || to < from || to - from >= mostYears) return undefined;
    for (let year = from; year <= to; year++) found.add(year);
  }
  return found.size > mostYears ? undefined : [...found].sort((a, b) => a - b);
}

/** «ШНОР», «ШНСУ», «ШНОР и ШНСУ», «—» for none; undefined for what is no category. */
export function readCategories(cell: string): Category[] | undefined {
  const words = cell.trim().toLowerCase();
  if (/^(?:[-–—−]+|нет|без категории|не названа|не указана)$/u.test(words)) return [];
  const shnor = /шнор|низк\p{L}* (?:образовательн\p{L}* )?результат/u;
  const shnsu = /шнсу|неблагоприятн\p{L}* (?:социальн\p{L}* )?услови/u;
  const left = words
    .replace(new RegExp(shnor, 'gu'), ' ')
    .replace(new RegExp(shnsu, 'gu'), ' ')
    .replace(/школ\p{L}*|социальн\p{L}*|обучени\p{L}*|ами|ах|ями|(?<!\p{L})[исв](?!\p{L})/gu, ' ')
    .replace(/[\s,;/+&()«»".-]+/gu, '');
  if (left !== '') return undefined;
  const named: Category[] = [
    ...(shnor.test(words) ? (['shnor'] as const) : []),
    ...(shnsu.test(words) ? (['shnsu'] as const) : []),
  ];
  return named.length > 0 ? named : undefined;
}

/** Whether a cell speaks of a document: an order, a letter, minutes. */
export const isBasis = (cell: string): boolean =>
  /(?<!\p{L})(?:приказ|распоряжени|постановлени|протокол|письм|решени|дорожн\p{L}* карт|основани)/iu.test(
    cell,
  ) || /(?:^|\s)от\s+\d{1,2}[.\s]/iu.test(cell);

/** Whether a cell is an address of a site. */
export const isSite = (cell: string): boolean =>
  /^https?:\/\/\S+$/iu.test(cell) ||
  /^(?:[\p{L}\d-]+\.)+(?:рф|ru|su|org|com|net)\/?\S*$/iu.test(cell);

/** Whether a cell is the number of its row: «1», «12.». */
export const isOrdinal = (cell: string): boolean => /^\d{1,4}[.)]?$/.test(cell);

/** What columns a list may have. */
export type Column = 'name' | 'years' | 'categories' | 'basis' | 'site' | 'ordinal';

const heads: [Column, RegExp][] = [
  ['ordinal', /^(?:№|#|n|номер)\s*(?:п\/?п)?\.?$/iu],
  ['years', /^(?:год|годы|период|срок|учебный год|годы поддержки)$/iu],
  ['categories', /^(?:категория|категории|статус|вид|шнор\s*[/,и]+\s*шнсу|список)$/iu],
  [
    'basis',
    /^(?:основание|приказ|документ|реквизиты|реквизиты приказа|№ и дата приказа|чем утверждена?)$/iu,
  ],
  ['site', /^(?:сайт|адрес сайта|сайт школы)$/iu],
  [
    'name',
    /^(?:школа|школы|оо|оу|организация|название|название школы|наименование(?: (?:школы|оо|оу|организации|образовательной организации|общеобразовательной организации))?|образовательная организация|общеобразовательная организация)$/iu,
  ],
];

/** What a head says of its column; undefined for other words. */
export const columnOf = (cell: string): Column | undefined =>
  heads.find(([, words]) => words.test(cell.trim().replace(/\s+/gu, ' ')))?.[0];
