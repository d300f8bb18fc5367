/** A figure within the words of a result: «не менее 90 % учителей», «по каждой школе», «3 семинара». */
import type { Sense } from '../roadmaps/roadmap.ts';
import { fold } from './letters.ts';
import { amount } from './numbers.ts';

export type Wanted = {
  value: number;
  sense: Sense;
  unit: string | null;
  /** `school`: of each school that value. `schools`: so many as schools are supported. `head`: for each teacher or pupil. */
  per: 'all' | 'school' | 'schools' | 'head';
  people: boolean;
  words: string;
};

const least =
  /(не менее|не ниже|не меньше|минимум|не более|не выше|не больше|более|свыше|до)\s+(?:чем\s+)?(?:(?:у|по|в|на|для)\s+)?(\d{1,3}(?: \d{3})+|\d{1,6})(?:[.,](\d+))?(?:-?(?:х|ти))?\s*(%|процент\p{L}*)?\s*(?![./]\d)(\p{L}+)?/u;
const percent = /(\d{1,3})(?:[.,](\d+))?\s*(?:%|процент\p{L}*)/u;
const leading =
  /^(\d{1,3})\s+(?!класс|год|месяц|дн|час|раз|уровн|чел\.? в|квартал|полугод)(\p{L}{3,})/u;
const eachOf =
  /(?:от|из|для|в|по|с|на)\s+(?:кажд\p{L}+|одн\p{L}+)\s+(?:школ\p{L}*|оо|оу|образовательн\p{L}+ (?:организац|учрежден)\p{L}*)/u;
const eachHead =
  /на\s+(?:кажд\p{L}+\s+|одн\p{L}+\s+)?(?:педагог|учител|человек|обучающ|учащ|ученик|класс)\p{L}*/u;
const people =
  /^(?:педагог|учител|человек|чел|обучающ|учащ|ученик|родител|специалист|руководител|директор|участник|слушател|школьник|наставник|тьютор)/u;

/** What the words of a result want in figures; null where they name none. */
export function wanted(text: string): Wanted | null {
  const said = fold(text);
  const school = eachOf.exec(said);
  const per = school ? 'school' : eachHead.test(said) ? 'head' : 'all';
  const found = least.exec(said);
  if (found) {
    const [words, how = '', whole = '', part, share, noun = ''] = found;
    if (/^(?:г|год|числ|класс)/u.test(noun) || (how === 'до' && !share)) return null;
    return {
      value: amount(whole, part),
      sense:
        /более|выше|больше|до/u.test(how) && /^не|до/u.test(how) && !/менее|ниже|меньше/u.test(how)
          ? 'at-most'
          : 'at-least',
      unit: share ? '%' : null,
      per: share ? 'all' : per,
      people: !share && people.test(noun),
      words,
    };
  }
  const share = percent.exec(said);
  if (share)
    return {
      value: amount(share[1] as string, share[2]),
      sense: 'exactly',
      unit: '%',
      per: 'all',
      people: false,
      words: share[0],
    };
  const first = leading.exec(said);
  if (first)
    return {
      value: Number(first[1]),
      sense: 'exactly',
      unit: null,
      per,
      people: people.test(first[2] as string),
      words: first[0],
    };
  if (school)
    return {
      value: 1,
      sense: 'exactly',
      unit: null,
      per: 'schools',
      people: false,
      words: school[0],
    };
  return null;
}
