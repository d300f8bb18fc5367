/** Months and ordinals as tables write them: in any case, shortened, in Roman numbers and what passes for them. */
import { genitives } from '../words.ts';

const monthNames = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const;

/** «январь», of a month counted from 1. */
export const monthName = (month: number): string => monthNames[month - 1] as string;
/** «января». */
export const monthOf = (month: number): string => genitives[month - 1] as string;

const stems = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** A month in a folded text: whole in any case, or shortened («янв.», «сент.»). */
export const month =
  '(?:январ\\p{L}+|феврал\\p{L}+|март\\p{L}*|апрел\\p{L}+|ма[йяюе]|июн[ьяюе]\\p{L}*|июл[ьяюе]\\p{L}*|август\\p{L}*|сентябр\\p{L}+|октябр\\p{L}+|ноябр\\p{L}+|декабр\\p{L}+|(?:янв|фев|февр|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)\\.?)(?!\\p{L})';

/** Which month a word of `month` is, from 1. */
export function monthNumber(word: string): number {
  if (/^ма[йяюе]/u.test(word)) return 5;
  return stems.findIndex((stem, i) => i !== 4 && word.startsWith(stem)) + 1;
}

/** An ordinal up to four: Roman (or Russian letters that look so), Arabic, or in words. */
export const ordinal =
  '(?:iv|iу|iii|ii|i|п|ш|[1-4]|перв\\p{L}+|втор\\p{L}+|трет\\p{L}+|четверт\\p{L}+)';

export function ordinalNumber(word: string): number {
  const known: [RegExp, number][] = [
    [/^(1|i$|перв)/u, 1],
    [/^(2|ii$|п$|втор)/u, 2],
    [/^(3|iii$|ш$|трет)/u, 3],
    [/^(4|iv$|iу$|четверт)/u, 4],
  ];
  return known.find(([pattern]) => pattern.test(word))?.[1] ?? 0;
}

export const roman = (n: number): string => ['I', 'II', 'III', 'IV'][n - 1] ?? String(n);
