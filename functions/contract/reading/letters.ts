/**
 * Letters of a text as they are compared, never as they are kept: case, «ё», kinds of dashes and spaces, soft hyphens and
 * Latin letters that look Russian make no difference of meaning.
 */

const twins: Record<string, string> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
};

/** Latin letters that look Russian, as Russian ones (of a text in lower case). */
export const russian = (text: string): string =>
  text.replace(/[abcehkmoptxy]/g, (letter) => twins[letter] as string);

/** A word that mixes both alphabets was meant to be Russian: «cентябрь» with a Latin «c». */
const mixed = /(?=[a-z]*[а-я])(?=[а-я]*[a-z])[a-zа-я]+/gu;

/** One line, its spaces and dashes of one kind, without signs that nobody sees. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** A text as it is compared with another. */
export const fold = (text: string): string =>
  plain(text)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('і', 'i')
    .replace(mixed, (word) => russian(word));

/** The subject of a question as it stands in its id: so that the same words of another table mean the same. */
export const subject = (text: string): string =>
  fold(text)
    .replace(/["'«»„“”]/g, '')
    .replace(/[.;:,\s]+$/u, '')
    .slice(0, 200);

/** The words of a text, as they are compared. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\d]+/gu) ?? [];

/** Two words but for their endings: «школы» and «школа», «тьютор» and «тьюторов». Short words and abbreviations: the same. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const stem = Math.max(4, Math.min(a.length, b.length) - 2);
  const near = Math.abs(a.length - b.length) <= 3;
  return near && a.length >= 4 && b.length >= 4 && a.slice(0, stem) === b.slice(0, stem);
}

/** Where the words of an alias stand in a text, one after another; -1 where they do not. */
export function placeOf(alias: string[], text: string[]): number {
  for (let at = 0; alias.length > 0 && at + alias.length <= text.length; at++)
    if (alias.every((word, i) => alike(word, text[at + i] as string))) return at;
  return -1;
}

const latin: Record<string, string> = Object.fromEntries(
  'а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya'
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, sign, i, all) => (i % 2 ? pairs : pairs.concat([[sign, all[i + 1] as string]])),
      [],
    ),
);

/** An id of ours made of a Russian name: «МБОУ Гимназия № 2» is `mbou-gimnaziya-2`. */
export function slugOf(name: string): string {
  const letters = [...fold(name)].map(
    (sign) => latin[sign] ?? (/[a-z0-9]/.test(sign) ? sign : /\p{L}/u.test(sign) ? '' : '-'),
  );
  const made = letters.join('').replace(/-+/g, '-').slice(0, 60).replace(/^-|-$/g, '');
  return made || 'name';
}

/** A text shortened for a sentence. */
export const short = (text: string, most = 80): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
