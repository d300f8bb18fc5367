/** The words of plans and summaries: states of cells, marks, figures over all years, kinds of evidence in names of files. */
import type { EvidenceKind } from '../roadmaps/kinds.ts';
import type { CellState, Mark } from '../roadmaps/plan.ts';
import { plural } from '../words.ts';
import type { Debt, SummaryRow } from './summary.ts';

export const stateWords: Record<CellState, string> = {
  done: 'Выполнено',
  'handed-in': 'Сдано в срок, на проверке',
  partial: 'Выполнено частично',
  'in-progress': 'В работе',
  'not-done': 'Не выполнено',
  'not-due': 'Срок не наступил',
  'not-planned': 'Не запланировано',
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

export const markWords: Record<Mark, string> = {
  unconfirmed: 'Толкование не подтверждено',
  disagrees: 'Итог не сходится с годами',
};

export const debtWords: Record<Debt['kind'], string> = { overdue: 'Долг', returned: 'Возврат' };

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
