/** Kinds of letters, and which of them a person may do without. Pure, without schemas. */

import type { Delivery } from '../deliveries.ts';

/** First what is owed, then what is good to know. */
export const letterKinds = [
  'returned',
  'sign',
  'decided',
  'issued',
  'soon',
  'overdue',
  'given',
  'accepted',
  'said',
  'handed-in',
  'slow',
  'summary',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Those that may be muted: whoever owes something is always told of it. They stand in «Что нового» all the same. */
export const mutable = ['accepted', 'said', 'handed-in', 'slow', 'summary'] as const;
export type Mutable = (typeof mutable)[number];

/** Whether a letter reached nobody: it was given up, or the post told that it did not come. */
export const isLost = ({ state, delivery }: { state: string; delivery?: Delivery | undefined }) =>
  state === 'failed' || (delivery !== undefined && delivery !== 'delivered');

/** What a letter is about, where one chooses whether to get it. */
export const mutableWords: Record<Mutable, string> = {
  accepted: 'Отчёт приняли',
  said: 'Новое сообщение в переписке по отчёту',
  'handed-in': 'Новое на проверке (раз в день)',
  slow: 'Ждёт проверки дольше пяти рабочих дней (по понедельникам)',
  summary: 'Сводка готова',
};
