/** How pages of a proposal call things: who hands in, what is asked for, places, answers. */
import { isOffice } from '../../functions/contract/offices.ts';
import type { Answer, Known, Question, Reading } from '../../functions/contract/reading/reading.ts';
import type { Aggregation, Asks, Plan, Sense } from '../../functions/contract/roadmaps/roadmap.ts';
import { kindOf } from '../../functions/contract/roadmaps/words.ts';
import { genitives, nameWords, shortDay } from '../../functions/contract/words.ts';

/** «2024–2026 годы». */
export function yearsWords(span: Plan['span']): string {
  const [first, last] = span.map((day) => day.slice(0, 4));
  return first === last ? `${first} год` : `${first}–${last} годы`;
}

export const askWords: Record<Asks, string> = {
  papers: 'документы',
  number: 'число',
  share: 'доля, %',
  yes: 'да или нет',
};

export const senseWords: Record<Sense, string> = {
  exactly: 'ровно',
  'at-least': 'не менее',
  'at-most': 'не более',
};

export const aggregationWords: Record<Aggregation, string> = {
  sum: 'сроки складываются',
  each: 'каждый срок заново',
  level: 'уровень, не складывается',
  cumulative: 'нарастающим итогом',
};

const officeWords = { uo: 'УО', imo: 'ИМО', tutors: 'Муниципальные тьюторы' } as const;

type Named = Pick<Known, 'schools'>;

/** Who hands in: «Каждая школа», an office, a school, an outside body. */
export function sideWords(
  side: string,
  { schools }: Named,
  bodies: Plan['bodies'] = undefined,
): string {
  if (side === 'each-school') return 'Каждая школа';
  if (isOffice(side)) return officeWords[side];
  const named = [...schools, ...(bodies ?? [])].find(({ id }) => id === side);
  return named ? nameWords(named.name) : side;
}

/** A kind of evidence as the municipality calls it. */
export const paperWords = (kind: string, { kinds }: Pick<Known, 'kinds'>): string =>
  kinds.find(({ id }) => id === kind)?.name ?? kindOf(kind);

/** The number that people say of a measure or an indicator by its id. */
export const labelOf = (id: string, { measures }: Pick<Plan, 'measures'>): string =>
  measures.find((one) => one.id === id || one.indicators.some((each) => each.id === id))?.label ??
  id;

/** The measure of an id, which may be of one of its indicators. */
export const measureAt = (id: string, { measures }: Pick<Plan, 'measures'>) =>
  measures.find((one) => one.id === id || one.indicators.some((each) => each.id === id)) ??
  measures.find(({ label }) => label === id);

export const isDay = (answer: Answer): boolean =>
  typeof answer === 'string' && /^\d{4}-\d\d-\d\d$/.test(answer);
export const isDate = (answer: Answer): boolean =>
  typeof answer === 'string' && /^\d\d-\d\d$/.test(answer);

/** «31 мая»: a day of any year. */
export const dateWords = (date: string): string =>
  `${Number(date.slice(3))}\u00a0${genitives[Number(date.slice(0, 2)) - 1] ?? ''}`;

/** What may be chosen; the default is always among them. */
export function optionsOf(
  { options, default: byDefault }: Question,
  known: Known,
): { value: Answer; words: string }[] {
  if (typeof byDefault === 'boolean' && !options)
    return [
      { value: true, words: 'Да' },
      { value: false, words: 'Нет' },
    ];
  if (!options) return [];
  if (isDay(byDefault) || options.some(({ value }) => same(value, byDefault))) return options;
  const alias = known.executors.find(({ id }) => id === byDefault)?.aliases[0];
  const words = alias ?? sideWords(String(byDefault), known);
  return [{ value: byDefault, words }, ...options];
}

export const same = (a: Answer, b: Answer): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An answer as it is read back. */
export function answerWords(question: Question, answer: Answer, known: Known): string {
  const option = optionsOf(question, known).find(({ value }) => same(value, answer));
  if (option) return option.words;
  if (Array.isArray(answer))
    return answer.map((one) => (isDay(one) ? shortDay(one) : one)).join(', ');
  if (isDay(answer)) return shortDay(String(answer));
  if (isDate(answer)) return dateWords(String(answer));
  return String(answer);
}

/** «1.2.1, столбец «Ответственный»»; of many the first, and how many more. */
export function placeWords({ at, column }: Question, reading: Reading): string {
  const labels = [...new Set(at.map((id) => labelOf(id, reading)))].filter((one) => one !== '*');
  const shown =
    labels.slice(0, 6).join(', ') + (labels.length > 6 ? ` и ещё ${labels.length - 6}` : '');
  return [shown && `п.\u00a0${shown}`, column && `столбец «${column}»`].filter(Boolean).join(', ');
}
