/** A number as cells and results write it: «не менее 3-х», «≥ 80», «85,5%», «1 000», «20 чел.», «1 (май)». */
import type { Sense } from '../roadmaps/roadmap.ts';
import { fold } from './letters.ts';
import { month } from './months.ts';

export type Figure = {
  value: number;
  /** Null: the document says the bare number. */
  sense: Sense | null;
  /** «более 5», «менее 5»: without the number itself. */
  strict: boolean;
  /** «%», or the word beside it. */
  unit: string | null;
  bracket: string | null;
};

const least = 'не менее|не меньше|не ниже|не реже|минимум|от|≥|>=|≧';
const most = 'не более|не больше|не выше|не свыше|максимум|до|≤|<=|≦';
const above = 'более|больше|свыше|выше|>';
const below = 'менее|меньше|ниже|<';
const number = '(\\d{1,3}(?: \\d{3})+|\\d{1,9})(?:[.,](\\d{1,4}))?';
const suffix = '(?:-?(?:х|ти|ух|го|й|и))?';
const pattern = new RegExp(
  `^(?:(${least})|(${most})|(${above})|(${below}))?\\s*(?:чем )?${number}${suffix}\\s*(%(?:\\s+\\p{L}+){0,4}|процент\\p{L}*(?:\\s+\\p{L}+){0,4}|[\\p{L}][\\p{L}./]*(?: [\\p{L}./]+){0,2})?\\s*(?:\\(([^()]*)\\))?[.;*]?$`,
  'u',
);
const monthly = new RegExp(`^${month}`, 'u');

export const amount = (whole: string, part: string | undefined): number =>
  Number(`${whole.replaceAll(' ', '')}${part ? `.${part}` : ''}`);

/** The number of a text that says nothing else; null where it says more or less. */
export function figure(text: string): Figure | null {
  // «5 и более» is «не менее 5».
  const said = fold(text).replace(/^(\d[\d ,.]*) и (?:более|больше|выше)(?= |$)/u, 'не менее $1');
  const found = pattern.exec(said);
  if (!found) return null;
  const [, atLeast, atMost, over, under, whole = '', part, unit, bracket] = found;
  if (unit && monthly.test(unit)) return null;
  if (unit && /^раз\p{L}* (?:в|за) /u.test(unit)) return null;
  if (unit && /^(и|или|-|раз|по|до|из|в|на|от|с)(?!\p{L})/u.test(unit) && !/^раза?$/u.test(unit))
    return null;
  const sense = atLeast || over ? 'at-least' : atMost || under ? 'at-most' : null;
  return {
    value: amount(whole, part),
    sense,
    strict: Boolean(over || under),
    unit: unit ? (/^(%|процент)/u.test(unit) ? '%' : unit) : null,
    bracket: bracket?.trim() ?? null,
  };
}

/** Units that count papers or events, so that each may be handed in; of others a number is told. */
const papers =
  /^(ед|шт|экз|раз|документ|справ|отч|прик|прот|план|прогр|семин|совещ|меропр|занят|выезд|посещ|публик|консульт|догов|соглаш|школ|оо$|оу$|анк|материал|пакет|вебинар|заседан|собран|урок|карт|акт|рекоменд|письм|запис|ссыл|комплект|перечн|заключ|курс)/u;

/** Whether a unit is of people, money, points or hours: then a value is told, not so many papers handed in. */
export const counts = (unit: string): boolean => !papers.test(fold(unit)) && fold(unit) !== '';

/** Units as they stand after a name: «…, %», «…, ед./%». */
export const unitTail =
  /^(.*\S)(?:,\s*|\s+(?=[(%]))\(?((?:%|ед\.?|шт\.?|чел\.?|человек|балл\p{L}*|час\p{L}*|руб\.?|тыс\. ?руб\.?|единиц|процент\p{L}*|школ|экз\.?|раз)(?:\s*\/\s*(?:%|ед\.?|шт\.?|чел\.?|человек|процент\p{L}*))?)\)?$/su;
