/** The words of plans and summaries: states of cells, marks, figures over all years, kinds of evidence in names of files. */
import type { EvidenceKind } from '../roadmaps/kinds.ts';
import type { Mark, Value } from '../roadmaps/plan.ts';
import type { Sense } from '../roadmaps/roadmap.ts';
import type { CellState } from '../roadmaps/states.ts';
import { plural } from '../words.ts';
import type { Debt, SummaryRow } from './summary.ts';

export const stateWords: Record<CellState, string> = {
  done: 'Выполнено',
  'handed-in': 'Сдано в срок, на проверке',
  partial: 'Выполнено частично',
  'in-progress': 'В работе',
  'not-done': 'Не выполнено',
  'not-held': 'Не проводилось',
  'not-due': 'Срок не наступил',
  dropped: 'Снято с плана',
  'not-planned': 'Не запланировано',
};

/** Kinds of evidence in a word or two, for names of files. */
const kindNames: Record<EvidenceKind, string> = {
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
  report: 'Отчёт',
  agreement: 'Соглашение',
  register: 'Перечень',
  plan: 'План',
  journal: 'Журнал',
  routes: 'Маршруты',
  'lesson-programme': 'Программа_урока',
  certificate: 'Удостоверение',
  letter: 'Письмо',
};

/** A kind in a name of a file. */
export const kindName = (kind: EvidenceKind): string => kindNames[kind] ?? 'Документ';

export const markWords: Record<Mark, string> = {
  unconfirmed: 'Толкование не подтверждено',
  disagrees: 'Итог не сходится с годами',
};

export const debtWords: Record<Debt['kind'], string> = { overdue: 'Долг', returned: 'Возврат' };

const russian = new Intl.NumberFormat('ru', { maximumFractionDigits: 3, useGrouping: false });

/** A figure as people print it: «18,5», «−1». */
const printed = (figure: number): string => russian.format(figure).replace('-', '−');

/** A number with its sign: «+1», «−1», «0». */
export const signed = (count: number): string => `${count > 0 ? '+' : ''}${printed(count)}`;

type Unit = Pick<SummaryRow, 'asks'>;

/** A fact with its unit: «3», «7,0 %»; a yes and a no in words; nothing before the first report. */
export function factWords(fact: number | null, { asks }: Unit): string {
  if (fact === null) return '—';
  if (asks === 'yes') return fact >= 1 ? 'да' : 'нет';
  if (asks === 'share') return `${fact.toFixed(1).replace('.', ',')}\u00a0%`;
  return printed(fact);
}

/** What a share is made of: «14 из 200». */
export const partsWords = ({ count, of }: Value): string =>
  of === undefined ? printed(count) : `${printed(count)} из ${printed(of)}`;

const senses: Record<Sense, string> = {
  exactly: '',
  'at-least': 'не менее ',
  'at-most': 'не более ',
};

/** A planned value: «не более 10 %». */
export function planWords(plan: number | null, sense: Sense | undefined, { asks }: Unit): string {
  if (plan === null) return '';
  if (asks === 'yes') return 'да';
  return `${senses[sense ?? 'exactly']}${printed(plan)}${asks === 'share' ? '\u00a0%' : ''}`;
}

/** The plan as printed; where the document says it in words of its own, what it asks for. */
export const printedPlan = (
  row: Unit,
  {
    raw,
    plan,
    sense,
    state,
  }: Pick<SummaryRow['cells'][number], 'raw' | 'plan' | 'sense' | 'state'>,
): string => (raw === '' && state !== 'not-planned' ? planWords(plan, sense, row) : raw);

/**
 * The fact over all periods as its unit asks: «3 из 4» items, «в 1 из 2 лет», the level that was reached last. More than was
 * planned, or a plan that is a floor, is no part of anything: «6 при плане не менее 1».
 */
export function totalWords(
  row: Pick<SummaryRow, 'total' | 'atLeast' | 'asks'> & {
    cells: Pick<SummaryRow['cells'][number], 'plan' | 'sense'>[];
  },
): string {
  const { fact, of, unit } = row.total;
  if (unit === 'level') {
    const { sense } = row.cells.filter((cell) => cell.plan === of).at(-1) ?? {};
    const said = factWords(fact, row);
    return of === null ? said : `${said} при плане ${planWords(of, sense, row)}`;
  }
  const count = fact ?? 0;
  if (of === null) return printed(count);
  if (unit === 'years') return `в ${count} из ${of} ${plural(of, 'года', 'лет', 'лет')}`;
  if (unit === 'periods')
    return `в ${count} из ${of} ${plural(of, 'периода', 'периодов', 'периодов')}`;
  if (row.atLeast) return `${printed(count)} при плане не менее ${printed(of)}`;
  return count > of
    ? `${printed(count)} при плане ${printed(of)}`
    : `${printed(count)} из ${printed(of)}`;
}
