/** Kinds of evidence in Russian words, as pages and papers say them. */
import type { EvidenceKind } from './kinds.ts';

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
