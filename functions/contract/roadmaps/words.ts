/** Kinds of evidence in Russian words, as pages and papers say them. */
import type { EvidenceKind } from './kinds.ts';

/** The kinds that a document may be said to be. */
export const kindWords = {
  'school-list': 'Перечень школ',
  programme: 'Программа',
  publication: 'Публикация на сайте',
  minutes: 'Протокол',
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
  report: 'Отчёт',
  agreement: 'Соглашение',
  register: 'Перечень',
  plan: 'План',
  journal: 'Журнал',
  routes: 'Индивидуальные маршруты',
  'lesson-programme': 'Программа урока',
  certificate: 'Удостоверение о повышении квалификации',
  letter: 'Письмо',
  document: 'Документ',
} satisfies Record<EvidenceKind, string>;

/** A kind in words; one that nobody knows any more is a document. */
export const kindOf = (kind: EvidenceKind): string =>
  Object.hasOwn(kindWords, kind) ? kindWords[kind as keyof typeof kindWords] : kindWords.document;
