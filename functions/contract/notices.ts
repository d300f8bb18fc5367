/** Kinds of letters, and which of them a person may do without: never what is owed. Pure, without schemas. */

const kinds = {
  returned: { words: 'Вернули на доработку, отменили принятие', owed: true },
  sign: { words: 'Ждёт подписи директора', owed: true },
  decided: { words: 'Другой срок или плановое значение отчёта', owed: true },
  issued: { words: 'Выданы задачи', owed: true },
  soon: { words: 'Скоро срок', owed: true },
  overdue: { words: 'Не сдано в срок, по понедельникам', owed: true },
  accepted: { words: 'Приняли', owed: false },
  said: { words: 'Сообщение к отчёту', owed: false },
  'handed-in': { words: 'Что сдали за день', owed: false },
  slow: { words: 'Ждёт проверки дольше пяти рабочих дней', owed: false },
  vanished: { words: 'Пропали страницы, на которые ссылаются отчёты', owed: false },
} as const satisfies Record<string, { words: string; owed: boolean }>;

export type LetterKind = keyof typeof kinds;
export const letterKinds = Object.keys(kinds) as LetterKind[];
export const letterWords = (kind: LetterKind): string => kinds[kind].words;
/** Kinds that one may do without. */
export const mutable = letterKinds.filter((kind) => !kinds[kind].owed);
