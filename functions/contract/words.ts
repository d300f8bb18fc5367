/**
 * The Russian words that all rooms say, on pages and on paper alike: counts and dates. What a room calls its own
 * stands in that room. Sentences for problem codes are not here: they live in the web.
 */
import { type Day, dayOf, type Instant } from './days.ts';

const rules = new Intl.PluralRules('ru');

/** The form of a word that goes with a number: `plural(3, 'день', 'дня', 'дней')` is «дня». */
export function plural(count: number, one: string, few: string, many: string): string {
  const rule = rules.select(Math.abs(count));
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

/** A number with its word: «3 дня»; no line ends between them, as in all that follows here. */
export const counted = (count: number, one: string, few: string, many: string): string =>
  `${count}\u00a0${plural(count, one, few, many)}`;

/** No line ends between a figure and the word that it belongs to: «2021 год», «I квартал 2024 г.», «5 марта». */
export const termWords = (words: string): string =>
  words.replace(/([\dIVX]) (?=\p{L})|(\p{L}) (?=\d)/gu, (gap) => gap.replace(' ', '\u00a0'));

/** «п. 1.3»: a measure by its number. */
export const measureWords = (measure: string): string => `п.\u00a0${measure}`;

/** A period at the head of a column: «2021 г.», «2023 год, I полугодие». */
export const periodHead = (words: string): string => words.replace(/^(\d{4}) год$/, '$1 г.');

/** What joins a term to what it is of: «за 2021 год», «до 1 марта 2024 г.», «, по графику». */
const joint = (words: string): string => {
  if (/^(за|до|к|с) /u.test(words)) return ' ';
  return /^(срок|по) /u.test(words) ? ', ' : ' за ';
};

/** «п. 1.3 за 2021 год»: a task, whoever owes it. `label`: the number of its measure; `words`: its term. */
export const taskWords = ({ label, words }: { label: string; words: string }): string =>
  `${measureWords(label)}${joint(words)}${termWords(words)}`;

/** «№ 5». */
export const numberWords = (number: string): string => `№\u00a0${number}`;

/** «г.-к. Кисловодск»: no line ends in a shortened word. */
const short = /(\p{L}+\.)-(\p{L}+\.) /gu;

/** A name as pages show it: typed with plain signs, and looked for by them, «Лицей № 4» does not part. */
export const nameWords = (name: string): string =>
  name.replaceAll('№ ', numberWords('')).replace(short, '$1\u2060-\u2060$2\u00a0');

/** Months as dates have them, «января» to «декабря». */
export const genitives = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
] as const;

/** «05.06.2021». */
export const shortDay = (day: Day): string =>
  `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** «5 июня 2021 г.». */
export const longDay = (day: Day): string =>
  `${Number(day.slice(8, 10))}\u00a0${genitives[Number(day.slice(5, 7)) - 1]}\u00a0${day.slice(0, 4)}\u00a0г.`;

/** The last day of a term in words; one that has none yet waits for ИМО. */
export const dueWords = (due: Day | null): string =>
  due === null ? 'назначает ИМО.' : longDay(due);

/** «05.06.2021 14:30» in Moscow, which is UTC+3 (`days.ts`): a date that spreadsheets know. */
export const minute = (instant: Instant): string => {
  const time = new Date(Date.parse(instant) + 3 * 3600_000).toISOString().slice(11, 16);
  return `${shortDay(dayOf(instant))} ${time}`;
};

/** «05.06.2021, 14:30 по московскому времени». */
export const moment = (instant: Instant): string =>
  `${minute(instant).replace(' ', ', ')} по московскому времени`;

/** What people quote on the phone: the first eight signs of the submission's id. */
export const receiptNumber = (submission: string): string =>
  submission
    .slice(0, 8)
    .toUpperCase()
    .replace(/^(.{4})/, '$1-');
