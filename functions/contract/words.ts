/**
 * The Russian words of the domain that both the pages and the sheets say: states, kinds of evidence, reasons,
 * marks, counts and dates. One place, so that a page and a printed report never differ. Sentences for problem
 * codes are not here: they live in the web.
 */
import { type Day, dayOf, type Instant } from './days.ts';
import type { WithdrawalReason } from './documents.ts';
import type { EvidenceKind } from './kinds.ts';
import type { Office } from './offices.ts';
import type { CellState, Mark } from './plan.ts';
import type { Reason } from './reviews.ts';
import type { Debt, SummaryRow } from './summaries.ts';
import type { ItemState } from './tasks/transitions.ts';

export const stateWords: Record<CellState, string> = {
  done: 'Выполнено',
  'handed-in': 'Сдано в срок, на проверке',
  partial: 'Выполнено частично',
  'in-progress': 'В работе',
  'not-done': 'Не выполнено',
  'not-due': 'Срок не наступил',
  'not-planned': 'Не запланировано',
};

export const kindWords: Record<EvidenceKind, string> = {
  'school-list': 'Перечень школ',
  programme: 'Программа',
  publication: 'Публикация на сайте',
  minutes: 'Протокол совещания',
  order: 'Приказ',
  'summary-note': 'Сводная справка без персональных данных',
  'school-roadmap': 'Школьная дорожная карта',
  'analytical-note': 'Аналитическая справка',
  guidelines: 'Методические рекомендации',
  toolkit: 'Пакет инструментов',
  'training-request': 'Запрос на курсы повышения квалификации',
  'training-topics': 'Перечень тематики повышения квалификации',
  'coordination-plan': 'Координационный план',
  'seminar-programme': 'Программа семинара',
};

/** Kinds of evidence in a word or two, for names of files. */
export const kindNames: Record<EvidenceKind, string> = {
  'school-list': 'Перечень',
  programme: 'Программа',
  publication: 'Публикация',
  minutes: 'Протокол',
  order: 'Приказ',
  'summary-note': 'Сводная_справка',
  'school-roadmap': 'Дорожная_карта',
  'analytical-note': 'Справка',
  guidelines: 'Рекомендации',
  toolkit: 'Инструменты',
  'training-request': 'Запрос',
  'training-topics': 'Тематика',
  'coordination-plan': 'План',
  'seminar-programme': 'Программа_семинара',
};

export const itemStateWords: Record<ItemState, string> = {
  waiting: 'На проверке',
  accepted: 'Принято',
  returned: 'Возвращено',
  replaced: 'Исправлено новым',
  withdrawn: 'Отозвано',
};

/** Offices as everybody calls them. */
export const officeWords: Record<Office, string> = {
  uo: 'Управление образования',
  imo: 'ИМО',
  tutors: 'Муниципальные тьюторы',
};

/** Why a document was taken from view, in the middle of a sentence. */
export const withdrawalWords: Record<WithdrawalReason, string> = {
  'personal-data': 'Персональные данные',
  'by-mistake': 'Приложен по ошибке',
  other: 'Другое',
};

export const reasonWords: Record<Reason, string> = {
  'wrong-document': 'Не тот документ',
  incomplete: 'Неполные сведения',
  outdated: 'Неактуальная редакция',
  unsigned: 'Нет подписи',
  other: 'Другое',
};

export const markWords: Record<Mark, string> = {
  unconfirmed: 'Толкование не подтверждено',
  disagrees: 'Итог не сходится с годами',
};

export const debtWords: Record<Debt['kind'], string> = { overdue: 'Долг', returned: 'Возврат' };

const rules = new Intl.PluralRules('ru');

/** The form of a word that goes with a number: `plural(3, 'день', 'дня', 'дней')` is «дня». */
export function plural(count: number, one: string, few: string, many: string): string {
  const rule = rules.select(Math.abs(count));
  return rule === 'one' ? one : rule === 'few' ? few : many;
}

/** A number with its word: «3 дня». */
export const counted = (count: number, one: string, few: string, many: string): string =>
  `${count} ${plural(count, one, few, many)}`;

/** A number with its sign, as people print it: «+1», «−1», «0». */
export const signed = (count: number): string =>
  count > 0 ? `+${count}` : count < 0 ? `−${-count}` : '0';

/**
 * The fact over all years as its unit asks: «3 из 4» items, or «в 1 из 2 лет». More than was planned, or a plan
 * that is a floor, is no part of anything: «6 при плане не менее 1».
 */
export function totalWords({ total, atLeast }: Pick<SummaryRow, 'total' | 'atLeast'>): string {
  const { fact, of, unit } = total;
  if (of === null) return String(fact);
  if (unit === 'years') return `в ${fact} из ${of} ${plural(of, 'года', 'лет', 'лет')}`;
  if (atLeast) return `${fact} при плане не менее ${of}`;
  return fact > of ? `${fact} при плане ${of}` : `${fact} из ${of}`;
}

const genitives = [
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
  `${Number(day.slice(8, 10))} ${genitives[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}\u00a0г.`;

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
