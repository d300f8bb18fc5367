/**
 * Names of schools: which of them mean one school, and the id that is made of a name. Registries, orders and people write
 * «МБОУ СОШ № 5», «СОШ 5» and «Средняя школа №5» of the same school; who is alike is asked about, never decided here.
 */
import { isOffice } from '../offices.ts';

const letters: Record<string, string> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu' },
  я: 'ya',
};

/** Legal forms, which say nothing of which school it is. */
const forms =
  /(?<!\p{L})(?:м[бка]?оу|г[бка]?оу|ч?оу|анооо|муниципальное|государственное|частное|бюджетное|казенное|автономное|общеобразовательное|образовательное|учреждение|организация)(?!\p{L})/gu;

/** Ways to say a kind of school, the longest first. */
const kinds: [RegExp, string][] = [
  [
    /(?<!\p{L})(?:средняя|основная|начальная)?\s*(?:обще)?образовательная школа(?!\p{L})/gu,
    ' школа ',
  ],
  [/(?<!\p{L})(?:средняя|основная|начальная) школа(?!\p{L})/gu, ' школа '],
  [/(?<!\p{L})[сон]о?ш(?!\p{L})/gu, ' школа '],
];

/** A name as it is compared: no case, no quotes, no space too many. */
export const foldName = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What tells a school from others: its number, its kind, and the rest of its words. */
function gist(name: string): { number: string; kind: string; rest: string } {
  let words = ` ${foldName(name)} `.replace(forms, ' ');
  for (const [said, kind] of kinds) words = words.replace(said, kind);
  const own = words.replace(/\sимени\s.*$|\sим\s.*$/u, ' ');
  const number = /(?<![\p{L}\p{N}])\d{1,4}(?![\p{L}\p{N}])/u.exec(own)?.[0] ?? '';
  const kind =
    /(?<!\p{L})(школа|лицей|гимназия|центр|кадетск\p{L}*|интернат)/u.exec(own)?.[0] ?? '';
  const rest = own.replace(kind, ' ').replace(number, ' ').replace(/\s+/gu, ' ').trim();
  return { number: number.replace(/^0+/, ''), kind, rest };
}

/** Whether two names say the same but for signs and case. */
export const sameName = (one: string, other: string): boolean => foldName(one) === foldName(other);

/** Whether two names may mean one school: of one number and kind, or without numbers of the same words. */
export function alike(one: string, other: string): boolean {
  if (sameName(one, other)) return true;
  const [a, b] = [gist(one), gist(other)];
  if (a.number !== b.number) return false;
  if (a.number) return a.kind === b.kind || a.kind === '' || b.kind === '';
  return a.kind === b.kind && a.rest === b.rest && a.rest !== '';
}

/** The longest id, with room for a number behind it. */
const longest = 54;

/** An id for a school, made of its name: «МБОУ Лицей № 4» is `licey-4`; another one where that is taken. */
export function idOf(name: string, taken: ReadonlySet<string>): string {
  const plain = foldName(name).replace(forms, ' ');
  const latin = [...(plain.trim() || foldName(name))].map((sign) => letters[sign] ?? sign).join('');
  const made = latin
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const slug = made === '' || isOffice(made) ? `school-${made}`.replace(/-$/, '') : made;
  const free = (id: string) => !taken.has(id) && !isOffice(id);
  if (free(slug)) return slug;
  for (let number = 2; ; number++) if (free(`${slug}-${number}`)) return `${slug}-${number}`;
}
